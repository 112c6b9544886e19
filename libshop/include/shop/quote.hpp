#pragma once

#include <shop/catalogue.hpp>
#include <shop/id.hpp>
#include <shop/money.hpp>
#include <shop/time.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

class Context;

enum class DiscountScope { labor, parts, both };

/// At most one a quote.
struct Discount {
    std::optional<Rate> percent;  ///< exactly one of percent and amount is set
    std::optional<Money> amount;
    DiscountScope scope = DiscountScope::both;
    std::string reason;  ///< required

    friend bool operator==(const Discount&, const Discount&) = default;
};

/// Another price or quantity of a part, for the car at hand.
struct PartChange {
    std::string service;  ///< code; empty: the one service that has the part
    std::string part;     ///< name or number
    Money price;          ///< each
    std::optional<Quantity> quantity;
};

struct AddedPart {
    std::string service;  ///< code; empty: the first service
    std::string name;
    Money price;  ///< each
    Quantity quantity;
};

/// Another labor time for the car at hand.
struct LaborChange {
    std::string service;
    Minutes labor{0};
};

/// Another flat price for the car at hand.
struct PriceChange {
    std::string service;
    Money price;
};

struct QuoteRequest {
    std::vector<std::string> codes;  ///< services and packages, in order, at least one
    std::optional<CustomerId> customer;
    std::optional<VehicleId> vehicle;
    std::string vehicle_text;  ///< `2015 Honda Civic`, where there is no record yet
    std::string postal_code;   ///< empty: the shop's first area
    bool outside_area = false; ///< a place in no area is served, without a travel fee
    bool emergency = false;
    std::optional<Discount> discount;
    std::vector<PartChange> part_changes;
    std::vector<AddedPart> added_parts;
    std::vector<LaborChange> labor_changes;
    std::vector<PriceChange> price_changes;
    std::string notes;
    std::string request_id;
};

/// Persisted by number: never reused.
enum class LineKind { labor = 1, part = 2, fee = 3, supplies = 4, travel = 5, credit = 6 };

/// One priced line. `amount + surcharge - discount` is what it costs before tax.
struct QuoteLine {
    LineKind kind = LineKind::labor;
    std::optional<int> item;  ///< index into Quote::items; none for fees and travel
    std::string service;      ///< code of the service, for labor and part lines
    std::string name;
    std::string number;
    std::string condition;
    std::optional<Minutes> labor;  ///< hourly labor lines only
    Quantity quantity;             ///< part lines; 1 elsewhere
    Money each;                    ///< hourly rate, unit price or flat amount
    Money list;                    ///< before a package price was shared out
    Money amount;                  ///< after; negative for a credit
    Money surcharge;
    Money discount;
    bool taxable = false;
    bool refundable = false;
    bool diagnostic = false;  ///< labor that is credited when the car is repaired
    bool covered = false;     ///< by the price of its item, a package

    friend bool operator==(const QuoteLine&, const QuoteLine&) = default;
};

/// A service or package that was asked for, as it was named then.
struct QuoteItem {
    std::string code;
    std::string name;
    bool is_package = false;
    Minutes duration{0};
    std::optional<Money> package_price;
    bool credited_when_repaired = false;
    std::vector<std::string> skills;

    friend bool operator==(const QuoteItem&, const QuoteItem&) = default;
};

/// Sums of the lines. `total = labor + parts + surcharge + travel + fees - credit -
/// discount + tax`.
struct QuoteTotals {
    Money labor;
    Money parts;
    Money surcharge;
    Money travel;
    Money fees;  ///< shop supplies among them
    Money credit;
    Money discount;
    Money subtotal;  ///< all of the above, before tax
    Money taxable;   ///< what the tax was taken from
    Money tax;
    Money total;

    friend bool operator==(const QuoteTotals&, const QuoteTotals&) = default;
};

/// Persisted by name. Whether a quote has expired follows from its date.
enum class QuoteStatus { open, accepted, declined, superseded };
[[nodiscard]] std::string_view to_string(QuoteStatus status) noexcept;

/// Who said yes, how and when, to which total.
struct Authorization {
    std::string by;
    std::string means;  ///< `phone`, `text`, `email`, `in person`, ...
    Instant at{};
    Money total;

    friend bool operator==(const Authorization&, const Authorization&) = default;
};

/// A price with its own copy of all that it used.
struct Quote {
    QuoteId id;
    Revision revision = 0;
    QuoteStatus status = QuoteStatus::open;
    std::optional<CustomerId> customer;
    std::optional<VehicleId> vehicle;
    std::string customer_name;  ///< as the record says today; empty without a customer
    std::string vehicle_text;
    std::string postal_code;
    std::string area;           ///< empty where the shop has no areas
    bool area_assumed = false;  ///< no postal code was given
    bool emergency = false;
    Instant created_at{};
    LocalDate valid_through{};  ///< the last day it can be accepted or booked
    Minutes duration{0};        ///< on site
    Rate tax_rate;
    Rate emergency_multiplier;
    bool emergency_on_travel = false;
    Rate supplies_percent;
    std::optional<Money> supplies_cap;
    bool tax_parts = true;  ///< what of it is taxed; a fee's line says so for itself
    bool tax_labor = false;
    bool tax_fees = false;
    bool tax_travel = false;
    std::optional<Discount> discount;  ///< as given: in money never more than it comes off of
    std::vector<QuoteItem> items;
    std::vector<QuoteLine> lines;
    QuoteTotals totals;
    std::optional<Authorization> authorization;
    std::optional<QuoteId> supersedes;  ///< the one whose changed work this one prices
    std::string decline_reason;
    std::string notes;
    bool replayed = false;  ///< the answer to a repeated request id; not stored

    friend bool operator==(const Quote&, const Quote&) = default;
};

struct QuoteFilter {
    std::optional<QuoteStatus> status;
    std::optional<CustomerId> customer;
    /// Open ones whose last valid day is before this one.
    std::optional<LocalDate> valid_before;
    /// Open ones whose last valid day is this one or later.
    std::optional<LocalDate> valid_on;
    bool unbooked = false;  ///< without those that a live appointment has taken up
};

class Quotes {
public:
    explicit Quotes(Context& context) : context_(&context) {}

    /// Prices the work and stores the quote.
    /// \throws Error (not_found) a code, customer or vehicle; (out_of_area);
    ///         (invalid_argument)
    Quote create(const QuoteRequest& request);

    /// \throws Error (not_found)
    [[nodiscard]] Quote get(QuoteId id) const;
    [[nodiscard]] bool expired(const Quote& quote) const;

    /// Newest first, in pages; no transaction is open while `visit` runs.
    void each(const QuoteFilter& filter, const std::function<void(const Quote&)>& visit) const;

    /// Records who agreed, by what means, to what total; again where the total has risen
    /// above what was agreed to.
    /// \param seen the revision that was seen; none: the quote as it stands
    /// \throws Error (wrong_state), (quote_expired), (stale_revision)
    Quote accept(QuoteId id, const std::string& by, const std::string& means,
                 std::optional<Revision> seen = std::nullopt);
    /// \throws Error (wrong_state), (stale_revision)
    Quote decline(QuoteId id, const std::string& reason,
                  std::optional<Revision> seen = std::nullopt);

private:
    Context* context_;
};

}  // namespace shop
