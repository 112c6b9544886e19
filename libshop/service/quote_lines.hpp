#pragma once

#include <shop/catalogue.hpp>
#include <shop/quote.hpp>
#include <shop/settings.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/pricing.hpp"

namespace shop::service {

/// A service or package that was asked for, with the services that it stands for.
struct RequestedItem {
    QuoteItem item;
    std::vector<Service> services;
};

/// The catalogue's lines of what was asked for, changed as the request says for the car
/// at hand.
class QuoteLines {
public:
    QuoteLines(std::vector<RequestedItem> items, Money labor_rate, Rate parts_markup);

    /// Each \throws Error (invalid_argument) or (not_found) naming what does not fit
    void change(const PartChange& change);
    void change(const LaborChange& change);
    void change(const PriceChange& change);
    void add(const AddedPart& part);

    [[nodiscard]] std::vector<QuoteItem> items() const;
    [[nodiscard]] std::vector<std::string> service_codes() const;
    [[nodiscard]] std::vector<domain::UnpricedLine> lines() const;
    [[nodiscard]] std::vector<domain::PackagePrice> packages() const;

private:
    struct Line {
        domain::UnpricedLine unpriced;
        bool in_package = false;  ///< covered by its package's price
    };

    void add_service(int item, const Service& service, bool in_package);
    [[nodiscard]] std::size_t labor_line(const std::string& code) const;
    void require_service(const std::string& code) const;

    std::vector<RequestedItem> items_;
    std::vector<Line> lines_;
    Money labor_rate_;
    Rate parts_markup_;
};

}  // namespace shop::service
