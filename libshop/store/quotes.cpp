#include "store/quotes.hpp"

#include <limits>
#include <string_view>

#include "store/rows.hpp"
#include "store/sql/quote.hpp"

namespace shop::store {

namespace {

/// Values of another program are damage: they are never guessed at.
[[noreturn]] void throw_unknown(std::string_view what, std::string_view value) {
    throw Error(ErrorCode::store_damaged,
                "the store has " + std::string{what} + " '" + std::string{value} + "'",
                "run: shopctl db check");
}

DiscountScope parse_scope(std::string_view text) {
    if (text == "labor") return DiscountScope::labor;
    if (text == "parts") return DiscountScope::parts;
    if (text == "both") return DiscountScope::both;
    throw_unknown("a discount on", text);
}

LineKind parse_kind(std::int64_t number) {
    if (number < static_cast<std::int64_t>(LineKind::labor) ||
        number > static_cast<std::int64_t>(LineKind::credit)) {
        throw_unknown("a quote line of kind", std::to_string(number));
    }
    return static_cast<LineKind>(number);
}

QuoteStatus parse_status(std::string_view text) {
    if (text == "accepted") return QuoteStatus::accepted;
    if (text == "declined") return QuoteStatus::declined;
    if (text == "superseded") return QuoteStatus::superseded;
    if (text == "open") return QuoteStatus::open;
    throw_unknown("a quote in state", text);
}

std::string_view to_text(DiscountScope scope) {
    switch (scope) {
        case DiscountScope::labor:
            return "labor";
        case DiscountScope::parts:
            return "parts";
        case DiscountScope::both:
            return "both";
    }
    return "both";
}

std::optional<Discount> read_discount(Fields& fields) {
    Discount discount;
    discount.percent = fields.optional_rate();
    discount.amount = fields.optional_money();
    const std::string scope = fields.text();
    discount.reason = fields.text();
    if (scope.empty()) return std::nullopt;
    discount.scope = parse_scope(scope);
    return discount;
}

QuoteTotals read_totals(Fields& fields) {
    QuoteTotals totals;
    totals.labor = fields.money();
    totals.parts = fields.money();
    totals.surcharge = fields.money();
    totals.travel = fields.money();
    totals.fees = fields.money();
    totals.credit = fields.money();
    totals.discount = fields.money();
    totals.subtotal = fields.money();
    totals.taxable = fields.money();
    totals.tax = fields.money();
    totals.total = fields.money();
    return totals;
}

Quote read_quote(Fields& fields) {
    Quote quote;
    quote.id = fields.id<QuoteId>();
    quote.revision = fields.integer();
    quote.status = parse_status(fields.text());
    quote.customer = fields.optional_id<CustomerId>();
    quote.vehicle = fields.optional_id<VehicleId>();
    quote.customer_name = fields.text();
    quote.vehicle_text = fields.text();
    quote.postal_code = fields.text();
    quote.area = fields.text();
    quote.area_assumed = fields.flag();
    quote.emergency = fields.flag();
    quote.created_at = fields.instant();
    quote.valid_through = date::floor<date::days>(fields.local());
    quote.duration = fields.minutes();
    quote.tax_rate = fields.rate();
    quote.emergency_multiplier = fields.rate();
    quote.supplies_percent = fields.rate();
    quote.discount = read_discount(fields);
    quote.totals = read_totals(fields);
    Authorization authorization;
    authorization.by = fields.text();
    authorization.means = fields.text();
    const auto at = fields.optional_instant();
    const auto total = fields.optional_money();
    if (at && total) {
        authorization.at = *at;
        authorization.total = *total;
        quote.authorization = authorization;
    }
    quote.decline_reason = fields.text();
    quote.notes = fields.text();
    quote.supplies_cap = fields.optional_money();
    quote.emergency_on_travel = fields.flag();
    quote.tax_parts = fields.flag();
    quote.tax_labor = fields.flag();
    quote.tax_fees = fields.flag();
    quote.tax_travel = fields.flag();
    quote.supersedes = fields.optional_id<QuoteId>();
    return quote;
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

std::string join_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        if (!text.empty()) text += '\n';
        text += line;
    }
    return text;
}

QuoteItem read_item(Fields& fields) {
    QuoteItem item;
    item.code = fields.text();
    item.name = fields.text();
    item.is_package = fields.flag();
    item.duration = fields.minutes();
    item.package_price = fields.optional_money();
    item.credited_when_repaired = fields.flag();
    item.skills = split_lines(fields.text());
    return item;
}

QuoteLine read_line(Fields& fields) {
    QuoteLine line;
    line.kind = parse_kind(fields.integer());
    if (const auto item = fields.optional_integer()) line.item = static_cast<int>(*item);
    line.service = fields.text();
    line.name = fields.text();
    line.number = fields.text();
    line.condition = fields.text();
    line.labor = fields.optional_minutes();
    line.quantity = fields.quantity();
    line.each = fields.money();
    line.list = fields.money();
    line.amount = fields.money();
    line.surcharge = fields.money();
    line.discount = fields.money();
    line.taxable = fields.flag();
    line.refundable = fields.flag();
    line.diagnostic = fields.flag();
    line.covered = fields.flag();
    return line;
}

void read_details(driver::Connection& connection, Quote& quote) {
    quote.items = read_all(connection.query(sql::kQuoteItems, {stored(quote.id)}), read_item);
    quote.lines = read_all(connection.query(sql::kQuoteLines, {stored(quote.id)}), read_line);
}

void insert_item(driver::Connection& connection, QuoteId id, std::int64_t position,
                 const QuoteItem& item) {
    connection.send(
        sql::kQuoteItemInsert,
        {stored(id), position, item.code, item.name, item.is_package, stored(item.duration),
         stored(item.package_price), item.credited_when_repaired, join_lines(item.skills)});
}

void insert_line(driver::Connection& connection, QuoteId id, std::int64_t position,
                 const QuoteLine& line) {
    connection.send(
        sql::kQuoteLineInsert,
        {stored(id), position, static_cast<std::int64_t>(line.kind), line.item, line.service,
         line.name, line.number, line.condition, stored(line.labor), stored(line.quantity),
         stored(line.each), stored(line.list), stored(line.amount), stored(line.surcharge),
         stored(line.discount), line.taxable, line.refundable, line.diagnostic, line.covered});
}

}  // namespace

QuoteId insert_quote(driver::Connection& connection, const Quote& quote,
                     const std::string& currency, std::int64_t policy) {
    const auto& discount = quote.discount;
    const QuoteTotals& totals = quote.totals;
    const auto& given = quote.authorization;
    const QuoteId id{read_integer(connection.query(
        sql::kQuoteInsert, {stored(quote.customer),
                            stored(quote.vehicle),
                            quote.vehicle_text,
                            quote.postal_code,
                            quote.area,
                            quote.area_assumed,
                            quote.emergency,
                            currency,
                            stored(LocalTime{quote.valid_through}),
                            stored(quote.duration),
                            stored(quote.tax_rate),
                            stored(quote.emergency_multiplier),
                            stored(quote.supplies_percent),
                            discount ? stored(discount->percent) : std::nullopt,
                            discount ? stored(discount->amount) : std::nullopt,
                            discount ? to_text(discount->scope) : std::string_view{},
                            discount ? std::string_view{discount->reason} : std::string_view{},
                            stored(totals.labor),
                            stored(totals.parts),
                            stored(totals.surcharge),
                            stored(totals.travel),
                            stored(totals.fees),
                            stored(totals.credit),
                            stored(totals.discount),
                            stored(totals.subtotal),
                            stored(totals.taxable),
                            stored(totals.tax),
                            stored(totals.total),
                            policy,
                            quote.notes,
                            stored(quote.created_at),
                            to_string(quote.status),
                            given ? std::string_view{given->by} : std::string_view{},
                            given ? std::string_view{given->means} : std::string_view{},
                            given ? std::optional{stored(given->at)} : std::nullopt,
                            given ? std::optional{stored(given->total)} : std::nullopt,
                            stored(quote.supersedes),
                            stored(quote.supplies_cap),
                            quote.emergency_on_travel,
                            quote.tax_parts,
                            quote.tax_labor,
                            quote.tax_fees,
                            quote.tax_travel}))};
    std::int64_t position = 0;
    for (const QuoteItem& item : quote.items) insert_item(connection, id, position++, item);
    position = 0;
    for (const QuoteLine& line : quote.lines) insert_line(connection, id, position++, line);
    return id;
}

std::optional<Quote> find_quote(driver::Connection& connection, QuoteId id) {
    auto quote = read_one(connection.query(sql::kQuoteGet, {stored(id)}), read_quote);
    if (quote) read_details(connection, *quote);
    return quote;
}

std::vector<Quote> quote_page(driver::Connection& connection, const QuoteFilter& filter,
                              QuoteId before, Instant now) {
    const std::int64_t key =
        before.is_set() ? stored(before) : std::numeric_limits<std::int64_t>::max();
    std::optional<std::string_view> status;
    if (filter.status) status = to_string(*filter.status);
    std::optional<std::int64_t> valid_before;
    if (filter.valid_before) valid_before = stored(LocalTime{*filter.valid_before});
    std::optional<std::int64_t> valid_on;
    if (filter.valid_on) valid_on = stored(LocalTime{*filter.valid_on});
    std::optional<std::int64_t> unbooked_at;
    if (filter.unbooked) unbooked_at = stored(now);
    // Those that have expired are open ones too.
    if (filter.valid_before && !filter.status) status = to_string(QuoteStatus::open);
    const driver::Sql& sql = filter.customer   ? sql::kQuotePageOfCustomer
                             : filter.valid_on ? sql::kQuotePageValid
                             : status          ? sql::kQuotePageOfStatus
                                               : sql::kQuotePage;
    auto quotes = read_all(connection.query(sql, {key, status, stored(filter.customer),
                                                  valid_before, valid_on, kPageSize, unbooked_at}),
                           read_quote);
    for (Quote& quote : quotes) read_details(connection, quote);
    return quotes;
}

bool accept_quote(driver::Connection& connection, const Quote& quote, const std::string& by,
                  const std::string& means, Instant at) {
    return connection.execute(sql::kQuoteAccept,
                              {by, means, stored(at), stored(quote.id), quote.revision}) == 1;
}

bool decline_quote(driver::Connection& connection, const Quote& quote, const std::string& reason) {
    return connection.execute(sql::kQuoteDecline, {reason, stored(quote.id), quote.revision}) == 1;
}

bool supersede_quote(driver::Connection& connection, const Quote& quote) {
    return connection.execute(sql::kQuoteSupersede, {stored(quote.id), quote.revision}) == 1;
}

bool bind_quote(driver::Connection& connection, const Quote& quote) {
    return connection.execute(sql::kQuoteBind,
                              {stored(quote.customer), stored(quote.vehicle), quote.vehicle_text,
                               stored(quote.id), quote.revision}) == 1;
}

void expect_diagnostics(driver::Connection& connection, VehicleId vehicle, Instant since,
                        AppointmentId but) {
    connection.expect(sql::kQuoteDiagnostics, {stored(vehicle), stored(since), stored(but)});
}

std::optional<Money> uncredited_diagnostic(driver::Connection& connection, VehicleId vehicle,
                                           Instant since, AppointmentId but, Instant now) {
    const auto charged = read_all(
        connection.query(sql::kQuoteDiagnostics, {stored(vehicle), stored(since), stored(but)}),
        [](Fields& fields) {
            const Money labor = fields.money();
            return std::pair{labor, fields.instant()};
        });
    for (const auto& [labor, booked] : charged) {
        const auto credited = connection.query(
            sql::kQuoteCredited, {stored(vehicle), stored(booked), stored(but), stored(now)});
        if (!credited->next()) return labor;
    }
    return std::nullopt;
}

std::int64_t count_expiring_quotes(driver::Connection& connection, LocalDate from,
                                   LocalDate before, Instant now) {
    return read_integer(connection.query(sql::kQuoteCountExpiring,
                                         {stored(LocalTime{from}), stored(LocalTime{before}),
                                          stored(now)}));
}

bool any_quote(driver::Connection& connection) {
    return connection.query(sql::kQuoteAny, {})->next();
}

std::int64_t count_quotes(driver::Connection& connection) {
    return read_integer(connection.query(sql::kQuoteCount, {}));
}

}  // namespace shop::store
