#include "config/catalogue_fields.hpp"

#include "config/codecs.hpp"
#include "domain/in_quotes.hpp"
#include "domain/limits.hpp"
#include "domain/records.hpp"

#include <unordered_set>

namespace shop::config {

namespace limits = domain::limits;

namespace {

constexpr std::size_t kMostRecords = 10'000;
constexpr IntegerRange kDuration{1, 1'440};

// Any text that can be stored: what is fit to be a name is for the catalogue in the
// store to say, and a file that was exported must be read again.
Codec<std::string> label(std::size_t most, bool may_be_empty) {
    return text({most, may_be_empty, true});
}

Codec<Quantity> quantity() {
    return parsed<Quantity>([](const std::string& written) { return parse_quantity(written); },
                            [](Quantity value) { return to_string(value); });
}

Codec<std::string> condition() {
    return choice<std::string>({{"new", "new"},
                                {"used", "used"},
                                {"rebuilt", "rebuilt"},
                                {"remanufactured", "remanufactured"}});
}

void describe_part(Fields& fields, Part& part, const Currency& currency) {
    fields.required("name", part.name, label(limits::kName, false));
    fields.sparse("number", part.number, label(limits::kPartNumber, true));
    fields.sparse("quantity", part.quantity, quantity());
    fields.optional("cost", part.cost, money(currency));
    fields.optional("price", part.price, money(currency));
    fields.sparse("condition", part.condition, condition());
    fields.sparse("refundable", part.refundable, flag());
    fields.check("price", part.cost.has_value() || part.price.has_value(),
                 "is missing: a part has a cost or a price",
                 "cost is marked up, price is charged as it stands");
    fields.check("cost", !(part.cost.has_value() && part.price.has_value()),
                 "and price are both given: a part has one of them",
                 "cost is marked up, price is charged as it stands");
}

void describe_service(Fields& fields, Service& service, const Currency& currency) {
    fields.required("code", service.code, checked(domain::checked_code));
    fields.required("name", service.name, label(limits::kName, false));
    fields.sparse("category", service.category, label(limits::kName, true));
    fields.optional("price", service.price, money(currency));
    fields.required("labor_minutes", service.labor, minutes({0, 10'080}));
    fields.required("duration_minutes", service.duration, minutes(kDuration));
    fields.sparse("credited_when_repaired", service.credited_when_repaired, flag());
    fields.sparse("skills", service.skills,
                  list_of(label(limits::kSkill, false), limits::kListEntries));
    fields.sparse("retired", service.retired, flag());
    fields.tables("part", service.parts, Layout::inlined, limits::kListEntries,
                  [&](Fields& item, Part& part) { describe_part(item, part, currency); });
}

void describe_package(Fields& fields, Package& package, const Currency& currency) {
    fields.required("code", package.code, checked(domain::checked_code));
    fields.required("name", package.name, label(limits::kName, false));
    fields.required("services", package.services,
                    list_of(checked(domain::checked_code), limits::kListEntries));
    fields.check("services", !package.services.empty(), "must list at least one service");
    fields.optional("price", package.price, money(currency));
    fields.optional("duration_minutes", package.duration, minutes(kDuration));
    fields.sparse("retired", package.retired, flag());
}

}  // namespace

void describe(Fields& root, Catalogue& catalogue, const Currency& currency) {
    std::unordered_set<std::string> codes;
    const auto check_code = [&](Fields& fields, const std::string& written) {
        fields.check("code", codes.insert(written).second,
                     domain::in_quotes(written) + " is used earlier in the file",
                     "services and packages share one list of codes");
    };
    root.tables("service", catalogue.services, Layout::blocks, kMostRecords,
                [&](Fields& fields, Service& service) {
                    describe_service(fields, service, currency);
                    check_code(fields, service.code);
                });
    root.tables("package", catalogue.packages, Layout::blocks, kMostRecords,
                [&](Fields& fields, Package& package) {
                    describe_package(fields, package, currency);
                    check_code(fields, package.code);
                });
}

}  // namespace shop::config
