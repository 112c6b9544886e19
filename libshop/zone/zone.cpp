#include <shop/zone.hpp>

#include <shop/error.hpp>

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <algorithm>
#include <utility>

#include "zone/zone_names.hpp"

namespace shop {

namespace {

const cctz::civil_second kCivilEpoch(1970, 1, 1, 0, 0, 0);

cctz::civil_second to_civil(LocalTime time) {
    return kCivilEpoch + time.time_since_epoch().count();
}

LocalTime to_local(const cctz::civil_second& civil) {
    return LocalTime{std::chrono::seconds{civil - kCivilEpoch}};
}

// The value comes from people and files: nothing that a terminal would obey, nothing long.
std::string quotable(std::string_view value) {
    std::string text;
    for (char c : value.substr(0, 80)) text += (c >= ' ' && c <= '~') ? c : '?';
    return value.size() > 80 ? text + "..." : text;
}

[[noreturn]] void refuse(std::string_view name) {
    const std::string meant = zone::probable_zone_name(name);
    throw Error(ErrorCode::invalid_argument, "unknown time zone '" + quotable(name) + "'",
                meant.empty() ? "use an IANA name such as 'America/Los_Angeles'"
                              : "did you mean '" + meant + "'?");
}

}  // namespace

struct Zone::Rules {
    std::string name;
    cctz::time_zone rules;
};

Zone::Zone(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

Zone Zone::load(std::string_view iana_name) {
    cctz::time_zone rules;
    if (!zone::looks_like_zone_name(iana_name) ||
        !cctz::load_time_zone(std::string(iana_name), &rules)) {
        refuse(iana_name);
    }
    return Zone(std::make_shared<const Rules>(Rules{std::string(iana_name), rules}));
}

const std::string& Zone::name() const noexcept {
    return rules_->name;
}

Zone::Wall Zone::wall(Instant instant) const {
    const std::chrono::seconds offset{rules_->rules.lookup(instant).offset};
    return {LocalTime{instant.time_since_epoch() + offset}, offset};
}

std::string Zone::abbreviation(Instant instant) const {
    return rules_->rules.lookup(instant).abbr;
}

Zone::Resolution Zone::resolve(LocalTime time) const {
    using Lookup = cctz::time_zone::civil_lookup;
    const Lookup found = rules_->rules.lookup(to_civil(time));
    switch (found.kind) {
        case Lookup::UNIQUE:
            break;
        case Lookup::SKIPPED:
            return {Resolution::Kind::gap, found.trans, found.trans};
        case Lookup::REPEATED:
            return {Resolution::Kind::ambiguous, found.pre, found.post};
    }
    return {Resolution::Kind::unique, found.pre, found.pre};
}

std::vector<Zone::Segment> Zone::segments(Interval range) const {
    std::vector<Segment> parts;
    while (range.begin < range.end) {
        const std::chrono::seconds offset = wall(range.begin).offset;
        Instant end = range.end;
        cctz::time_zone::civil_transition change;
        if (rules_->rules.next_transition(range.begin, &change)) {
            const Instant at{to_local(change.from).time_since_epoch() - offset};
            end = std::min(end, at);
        }
        // A change of the abbreviation alone is no change of the offset.
        if (!parts.empty() && parts.back().offset == offset) {
            parts.back().interval.end = end;
        } else {
            parts.push_back({{range.begin, end}, offset});
        }
        range.begin = end;
    }
    return parts;
}

Interval Zone::day(LocalDate date) const {
    // In a gap the first instant after it may show this date (a gap around midnight) or
    // a later one (the date is skipped whole).
    const Instant begin = resolve(LocalTime{date}).first;
    if (this->date(begin) != date) return {begin, begin};
    return {begin, resolve(LocalTime{date + date::days{1}}).first};
}

LocalDate Zone::date(Instant instant) const {
    return date::floor<date::days>(wall(instant).time);
}

}  // namespace shop
