#include "config/codecs.hpp"
#include "config/sections.hpp"

#include "domain/in_quotes.hpp"
#include "domain/limits.hpp"
#include "domain/postal_code.hpp"

#include <set>

namespace shop::config {

namespace {

Codec<std::string> postal_code() {
    Codec<std::string> codec = checked(domain::checked_postal_code);
    const auto read = codec.read;
    codec.read = [read](const Value& in) {
        std::string stored = read(in);
        if (stored.empty()) in.refuse("must not be empty");
        return stored;
    };
    return codec;
}

void describe_area(Fields& fields, Area& area, const Currency& currency) {
    constexpr IntegerRange kPadding{0, 1'440};
    fields.required("name", area.name, text({domain::limits::kName}));
    fields.required("postal_codes", area.postal_codes, list_of(postal_code(), 10'000));
    fields.check("postal_codes", !area.postal_codes.empty(), "must list at least one postal code");
    fields.defaulted("travel_fee", area.travel_fee, money(currency));
    fields.optional("travel_minutes", area.travel, minutes(kPadding));
    fields.defaulted("return_minutes", area.way_back, minutes(kPadding));
    fields.optional("tax_rate", area.tax_rate, percentage(Rate{Rate::kOne}));
}

}  // namespace

void describe_areas(Fields& root, std::vector<Area>& areas, const Currency& currency) {
    std::set<std::string> names;
    root.tables("area", areas, Layout::blocks, 1'000, [&](Fields& fields, Area& area) {
        describe_area(fields, area, currency);
        fields.check("name", names.insert(area.name).second,
                     domain::in_quotes(area.name) + " is used by an earlier area",
                     "every area has a name of its own");
    });
}

}  // namespace shop::config
