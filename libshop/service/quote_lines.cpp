#include "service/quote_lines.hpp"

#include <shop/error.hpp>
#include <shop/nearest.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "domain/fold.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace shop::service {

namespace {

domain::UnpricedLine labor_of(int item, const Service& service, Money labor_rate, bool in_package) {
    domain::UnpricedLine labor;
    labor.line.kind = LineKind::labor;
    labor.line.item = item;
    labor.line.service = service.code;
    // Under a package's heading the labor of several services stands side by side.
    labor.line.name = in_package ? service.name + ", labor" : "Labor";
    labor.hourly_rate = labor_rate;
    labor.flat = service.price;
    if (!service.price) labor.line.labor = service.labor;
    labor.diagnostic = service.credited_when_repaired;
    labor.line.diagnostic = service.credited_when_repaired;
    labor.line.covered = in_package;
    return labor;
}

domain::UnpricedLine part_of(int item, const Service& service, const Part& part, Rate markup) {
    domain::UnpricedLine unpriced;
    unpriced.line.kind = LineKind::part;
    unpriced.line.item = item;
    unpriced.line.service = service.code;
    unpriced.line.name = part.name;
    unpriced.line.number = part.number;
    unpriced.line.condition = part.condition;
    unpriced.line.quantity = part.quantity;
    unpriced.line.refundable = part.refundable;
    unpriced.cost = part.cost;
    unpriced.markup = markup;
    unpriced.price = part.price;
    return unpriced;
}

Quantity checked(Quantity quantity) {
    if (quantity.thousandths() > 0 && quantity.thousandths() <= Quantity::kMax) return quantity;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("a quantity of {} cannot be sold", to_string(quantity)),
                fmt::format("it is above 0 and at most {}", to_string(Quantity{Quantity::kMax})));
}

}  // namespace

QuoteLines::QuoteLines(std::vector<RequestedItem> items, Money labor_rate, Rate parts_markup)
    : items_(std::move(items)), labor_rate_(labor_rate), parts_markup_(parts_markup) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        for (const Service& service : items_[i].services) {
            add_service(static_cast<int>(i), service, items_[i].item.is_package);
        }
    }
}

void QuoteLines::add_service(int item, const Service& service, bool in_package) {
    // A service of parts alone (a delivery) has no labor line.
    if (service.price || service.labor.count() > 0) {
        lines_.push_back({labor_of(item, service, labor_rate_, in_package), in_package});
    }
    for (const Part& part : service.parts) {
        lines_.push_back({part_of(item, service, part, parts_markup_), in_package});
        lines_.back().unpriced.line.covered = in_package;
    }
}

void QuoteLines::require_service(const std::string& code) const {
    const auto codes = service_codes();
    if (std::ranges::find(codes, code) != codes.end()) return;
    const auto meant = nearest(code, codes);
    throw Error(ErrorCode::not_found, fmt::format("'{}' is not on this quote", shown(code)),
                meant ? fmt::format("did you mean '{}'?", *meant)
                      : fmt::format("on it: {}", fmt::join(codes, ", ")));
}

std::size_t QuoteLines::labor_line(const std::string& code) const {
    require_service(code);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const QuoteLine& line = lines_[i].unpriced.line;
        if (line.kind == LineKind::labor && line.service == code) return i;
    }
    throw Error(ErrorCode::invalid_argument, fmt::format("'{}' has no labor", code),
                "add what it costs as a part: --add-part");
}

void QuoteLines::change(const PartChange& change) {
    if (!change.service.empty()) require_service(change.service);
    const std::string wanted = domain::fold(change.part);
    std::vector<std::size_t> exact;
    std::vector<std::size_t> near;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const QuoteLine& line = lines_[i].unpriced.line;
        if (line.kind != LineKind::part) continue;
        if (!change.service.empty() && line.service != change.service) continue;
        const std::string name = domain::fold(line.name);
        if (name == wanted || (!line.number.empty() && domain::fold(line.number) == wanted)) {
            exact.push_back(i);
        } else if (!wanted.empty() && name.find(wanted) != std::string::npos) {
            near.push_back(i);
        }
    }
    const auto& found = exact.empty() ? near : exact;
    if (found.empty()) {
        throw Error(ErrorCode::not_found,
                    fmt::format("no part '{}' is on this quote", shown(change.part)),
                    "name it as the quote prints it, or add one: --add-part");
    }
    if (found.size() > 1) {
        throw Error(ErrorCode::ambiguous,
                    fmt::format("{} parts match '{}'", found.size(), shown(change.part)),
                    "name it in full, or by its number, or put the service's code in front: "
                    "--part 'CODE:PART=PRICE'");
    }
    domain::UnpricedLine& part = lines_[found.front()].unpriced;
    part.cost.reset();
    part.price = change.price;
    if (change.quantity) part.line.quantity = checked(*change.quantity);
}

void QuoteLines::change(const LaborChange& change) {
    domain::UnpricedLine& labor = lines_[labor_line(change.service)].unpriced;
    if (labor.flat) {
        throw Error(
            ErrorCode::invalid_argument,
            fmt::format("'{}' has a flat price: its labor time does not change it", change.service),
            fmt::format("change the price: --price {}=AMOUNT", change.service));
    }
    const Minutes more = change.labor - *labor.line.labor;
    labor.line.labor = change.labor;
    // The work takes as much longer on site.
    QuoteItem& item = items_[static_cast<std::size_t>(*labor.line.item)].item;
    item.duration = std::max(item.duration + more, Minutes{1});
}

void QuoteLines::change(const PriceChange& change) {
    domain::UnpricedLine& labor = lines_[labor_line(change.service)].unpriced;
    labor.flat = change.price;
    labor.line.labor.reset();
}

void QuoteLines::add(const AddedPart& part) {
    const std::string code = part.service.empty() ? service_codes().front() : part.service;
    require_service(code);
    domain::UnpricedLine added;
    added.line.kind = LineKind::part;
    added.line.service = code;
    added.line.name = domain::required_line(part.name, "part", domain::limits::kName);
    added.line.quantity = checked(part.quantity);
    added.price = part.price;
    const auto last = std::ranges::find_if(lines_.rbegin(), lines_.rend(), [&](const Line& line) {
        return line.unpriced.line.service == code;
    });
    if (last == lines_.rend()) {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            for (const Service& service : items_[i].services) {
                if (service.code == code) added.line.item = static_cast<int>(i);
            }
        }
        lines_.push_back({std::move(added), false});
        return;
    }
    added.line.item = last->unpriced.line.item;
    lines_.insert(last.base(), {std::move(added), false});
}

std::vector<QuoteItem> QuoteLines::items() const {
    std::vector<QuoteItem> items;
    for (const RequestedItem& requested : items_) items.push_back(requested.item);
    return items;
}

std::vector<std::string> QuoteLines::service_codes() const {
    std::vector<std::string> codes;
    for (const RequestedItem& requested : items_) {
        for (const Service& service : requested.services) codes.push_back(service.code);
    }
    return codes;
}

std::vector<domain::UnpricedLine> QuoteLines::lines() const {
    std::vector<domain::UnpricedLine> lines;
    for (const Line& line : lines_) lines.push_back(line.unpriced);
    return lines;
}

std::vector<domain::PackagePrice> QuoteLines::packages() const {
    std::vector<domain::PackagePrice> packages;
    for (std::size_t item = 0; item < items_.size(); ++item) {
        if (!items_[item].item.package_price) continue;
        domain::PackagePrice package{*items_[item].item.package_price, {}};
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].in_package && lines_[i].unpriced.line.item == static_cast<int>(item)) {
                package.lines.push_back(i);
            }
        }
        packages.push_back(std::move(package));
    }
    return packages;
}

}  // namespace shop::service
