#include "slots.hpp"

#include "safe.hpp"
#include "time_list.hpp"
#include "when.hpp"
#include "width.hpp"
#include "wrapped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace shop::cli {

namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kTimes = 26;  // where the times of a day begin ...
constexpr std::size_t kDone = 57;   // ... and when they are done
constexpr std::size_t kLongestName = 20;

using Slots = std::span<const Slot>;

std::string name_of(MechanicId id, const std::vector<Mechanic>& mechanics) {
    const auto found = std::ranges::find(mechanics, id, &Mechanic::id);
    return found == mechanics.end() ? fmt::format("mechanic {}", id.value())
                                    : truncated(safe(found->name), kLongestName);
}

std::string names_of(const std::vector<MechanicId>& ids, const std::vector<Mechanic>& mechanics) {
    if (ids.size() == mechanics.size() && ids.size() > 2) return "any";
    std::string names;
    for (const MechanicId id : ids) names += (names.empty() ? "" : ", ") + name_of(id, mechanics);
    return names;
}

std::string done_text(Slots slots, const SlotContext& context) {
    const std::string span =
        time_span(slots.front().work.end, slots.back().work.end, context.zone, context.clock);
    return (slots.size() == 1 ? "done about " : "done ") + span;
}

/// The open times of a day that somebody can take.
struct OpenTimes {
    std::vector<MechanicId> mechanics;
    std::vector<Slot> slots;

    [[nodiscard]] bool same_times(const OpenTimes& other) const {
        return std::ranges::equal(slots, other.slots, {}, &Slot::work, &Slot::work);
    }
};

/// By mechanic; those who have the same times together.
std::vector<OpenTimes> by_mechanic(Slots slots, const SlotSearch& search) {
    std::vector<OpenTimes> found;
    for (const Mechanic& mechanic : search.mechanics) {
        OpenTimes own{{mechanic.id}, {}};
        for (const Slot& slot : slots) {
            if (std::ranges::find(slot.mechanics, mechanic.id) != slot.mechanics.end()) {
                own.slots.push_back(slot);
            }
        }
        if (own.slots.empty()) continue;
        const auto same = std::ranges::find_if(
            found, [&](const OpenTimes& other) { return other.same_times(own); });
        if (same == found.end()) {
            found.push_back(std::move(own));
        } else {
            same->mechanics.push_back(mechanic.id);
        }
    }
    return found;
}

std::string line_of(const std::string& day, const OpenTimes& open, const SlotSearch& search,
                    const SlotContext& context) {
    std::vector<Instant> starts;
    for (const Slot& slot : open.slots) starts.push_back(slot.work.begin);
    auto times =
        short_time_list(starts, context.settings.booking.slot, context.zone, context.clock);
    if (search.mechanics.size() > 1) {
        times.front() = names_of(open.mechanics, search.mechanics) + ": " + times.front();
    }
    const auto lines = wrapped(times, "  ", kDone - kTimes - 1);
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string line = pad_right(i == 0 ? day : "", kTimes) + lines[i];
        if (i + 1 == lines.size()) {
            line = pad_right(line, kDone) + " " + done_text(open.slots, context);
        }
        text += line + "\n";
    }
    return text;
}

std::string day_label(LocalDate date, const SlotContext& context) {
    const bool this_year =
        date::year_month_day{date}.year() == date::year_month_day{context.today}.year();
    if (!this_year) return full_date(date);
    return fmt::format("{}  ({})", short_date(date), days_from(context.today, date));
}

std::string day_with_slots(LocalDate date, Slots slots, const SlotSearch& search,
                           const SlotContext& context) {
    std::string label = day_label(date, context);
    std::string text;
    for (const OpenTimes& open : by_mechanic(slots, search)) {
        text += line_of(label, open, search, context);
        label.clear();
    }
    return text;
}

bool anybody_works(LocalDate date, const SlotSearch& search, const SlotContext& context) {
    const auto day = date::weekday{date}.iso_encoding() - 1;
    return std::ranges::any_of(search.mechanics, [&](const Mechanic& mechanic) {
        return !mechanic.hours.value_or(context.settings.hours)[day].empty();
    });
}

/// Why a day has no open time, where that can be told at a glance.
std::string why_none(LocalDate date, const SlotSearch& search, const SlotContext& context) {
    if (date < context.today) return "past";
    if (date > context.today + date::days{context.settings.booking.horizon_days}) {
        return "not open for booking yet";
    }
    if (!anybody_works(date, search, context)) return "closed";
    for (const Closure& closure : context.closures) {
        const bool for_all =
            !closure.mechanic ||
            (search.mechanics.size() == 1 && search.mechanics.front().id == *closure.mechanic);
        if (for_all && closure.begins < LocalTime{date + date::days{1}} &&
            LocalTime{date} < closure.ends) {
            return closure.reason.empty() ? "closed" : "closed: " + safe(closure.reason);
        }
    }
    return {};
}

std::string day_without(LocalDate date, const SlotSearch& search, const SlotContext& context) {
    const std::string why = why_none(date, search, context);
    return pad_right(day_label(date, context), kTimes) +
           truncated(why.empty() ? "none" : "none (" + why + ")", kColumns - kTimes) + "\n";
}

std::string place_text(const SlotSearch& search, const SlotContext& context) {
    std::string text = safe(context.postal_code);
    if (search.area_assumed) {
        text = safe(search.area) + " area assumed";
    } else if (!search.area.empty()) {
        text += ", " + safe(search.area) + " area";
    }
    if (!text.empty()) text += ", ";
    return text + fmt::format("travel {} min.", search.travel.count());
}

std::string work_text(const SlotSearch& search) {
    return search.what.empty() ? "Work" : safe(search.what);
}

/// `Edgar: ` where several work there.
std::string whose(const Obstacle& obstacle, const std::vector<Mechanic>& mechanics) {
    if (!obstacle.mechanic || mechanics.size() < 2) return {};
    return name_of(*obstacle.mechanic, mechanics) + ": ";
}

/// The first obstacle of each mechanic: what stands in the way before all else.
std::string reasons(const Explanation& explanation) {
    std::string text;
    std::vector<MechanicId> named;
    for (const Obstacle& obstacle : explanation.obstacles) {
        const MechanicId who = obstacle.mechanic.value_or(MechanicId{});
        if (std::ranges::find(named, who) != named.end()) continue;
        named.push_back(who);
        if (!text.empty()) text += "; ";
        text += whose(obstacle, explanation.assumed.mechanics);
        if (obstacle.rule == Rule::taken || obstacle.rule == Rule::vehicle_taken) text += "taken: ";
        text += safe(obstacle.detail);
        if (!obstacle.mechanic) break;
    }
    return text;
}

std::string obstacle_lines(const Explanation& explanation) {
    constexpr std::size_t kRule = 17;
    std::string text;
    for (const Obstacle& obstacle : explanation.obstacles) {
        const auto lines =
            wrapped(whose(obstacle, explanation.assumed.mechanics) + safe(obstacle.detail),
                    kColumns - kRule);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string rule =
                i == 0 ? "   " + std::string{to_string(obstacle.rule)} : std::string{};
            text += pad_right(rule, kRule) + lines[i] + "\n";
        }
    }
    return text;
}

std::string nearest_lines(const Explanation& explanation, const SlotContext& context) {
    if (explanation.nearest.empty()) return "\nNothing is open near it.\n";
    std::string text = "\nNearest open\n";
    for (const Slot& slot : explanation.nearest) {
        if (slot.work.begin == explanation.work.begin) continue;
        const std::string start =
            date_and_time(slot.work.begin, context.zone, context.clock, context.today);
        text += pad_right("   " + start, kTimes + 6) + "done about " +
                time_span(slot.work.end, slot.work.end, context.zone, context.clock);
        if (explanation.assumed.mechanics.size() > 1) {
            text += "  " + names_of(slot.mechanics, explanation.assumed.mechanics);
        }
        text += "\n";
    }
    return text;
}

/// `hours,grid`: what is to be overridden for a start.
std::string override_text(const Explanation& explanation) {
    std::set<Rule> rules;
    for (const Obstacle& obstacle : explanation.obstacles) rules.insert(obstacle.rule);
    std::string text;
    for (const Rule rule : rules) {
        text += text.empty() ? "" : ",";
        text += to_string(rule);
    }
    return text;
}

/// The starts of a date that break rules, a line for each set of rules.
std::string beyond_on(LocalDate date, const std::vector<Explanation>& beyond,
                      const SlotContext& context) {
    std::vector<std::pair<std::string, std::vector<Instant>>> by_rules;
    for (const Explanation& one : beyond) {
        if (context.zone.date(one.work.begin) != date) continue;
        const std::string rules = override_text(one);
        auto known = std::ranges::find(by_rules, rules, [](const auto& set) { return set.first; });
        if (known == by_rules.end()) known = by_rules.insert(known, {rules, {}});
        known->second.push_back(one.work.begin);
    }
    std::string text;
    for (const auto& [rules, starts] : by_rules) {
        std::string label = "  with --override " + rules;
        const auto times =
            short_time_list(starts, context.settings.booking.slot, context.zone, context.clock);
        if (display_width(label) >= kTimes) {
            text += label + "\n";
            label.clear();
        }
        for (const std::string& line : wrapped(times, "  ", kColumns - kTimes)) {
            text += pad_right(label, kTimes) + line + "\n";
            label.clear();
        }
    }
    return text;
}

}  // namespace

std::string slot_question(const SlotSearch& search, const SlotContext& context) {
    const std::string work =
        fmt::format("{}: {} on site.", work_text(search), duration(search.duration));
    const std::string place = place_text(search, context);
    const std::string both = work + "  " + place;
    if (display_width(both) <= kColumns) return both + "\n";
    std::string text;
    for (const std::string& part : {work, place}) {
        for (const std::string& line : wrapped(part, kColumns)) text += line + "\n";
    }
    return text;
}

std::string slot_days(const SlotSearch& search, const SlotContext& context,
                      const std::vector<Explanation>& beyond_rules) {
    std::string text;
    auto next = search.slots.begin();
    const LocalDate horizon = context.today + date::days{context.settings.booking.horizon_days};
    for (int i = 0; i < search.days; ++i) {
        const LocalDate date = search.from + date::days{i};
        if (date > horizon && i + 1 < search.days && beyond_rules.empty()) {
            return text + pad_right("from " + full_date(date) + " on", kTimes) +
                   "none (not open for booking yet)\n";
        }
        const auto begin = next;
        while (next != search.slots.end() && context.zone.date(next->work.begin) == date) ++next;
        text += begin == next ? day_without(date, search, context)
                              : day_with_slots(date, Slots(begin, next), search, context);
        text += beyond_on(date, beyond_rules, context);
    }
    return text;
}

std::string why_closed(const std::vector<Explanation>& closed, std::string_view title,
                       const SlotContext& context) {
    constexpr std::size_t kWhy = 24;
    std::string text;
    for (auto first = closed.begin(); first != closed.end();) {
        const std::string reason = reasons(*first);
        const auto end = std::find_if(
            first, closed.end(), [&](const Explanation& next) { return reasons(next) != reason; });
        std::vector<Instant> starts;
        for (auto it = first; it != end; ++it) starts.push_back(it->work.begin);
        const auto times =
            short_time_list(starts, context.settings.booking.slot, context.zone, context.clock);
        std::string label = fmt::format("   {}", fmt::join(times, "  "));
        for (const std::string& line : wrapped(reason, kColumns - kWhy)) {
            text += pad_right(label, kWhy - 1) + " " + line + "\n";
            label.clear();
        }
        first = end;
    }
    return text.empty() ? text : fmt::format("\n{}\n{}", title, text);
}

std::string hours_that_day(const SlotSearch& search, const SlotContext& context) {
    if (!why_none(search.from, search, context).empty()) return {};
    const auto day = date::weekday{search.from}.iso_encoding() - 1;
    const auto instant = [&](Minutes at) {
        return context.zone.resolve(LocalTime{search.from} + at).first;
    };
    std::string text;
    for (const Mechanic& mechanic : search.mechanics) {
        const WeeklyHours week = mechanic.hours.value_or(context.settings.hours);
        if (week[day].empty()) continue;
        std::vector<std::string> hours;
        for (const TimeRange& range : week[day]) {
            hours.push_back(time_span(instant(range.opens), instant(range.closes), context.zone,
                                      context.clock));
        }
        text += text.empty() ? "" : "; ";
        if (search.mechanics.size() > 1) text += name_of(mechanic.id, search.mechanics) + " ";
        text += fmt::format("{}", fmt::join(hours, ", "));
    }
    if (text.empty()) return text;
    return fmt::format("\nThe hours that day are {}: outside them with --any\n", text);
}

std::string slot_explanation(const Explanation& explanation, const SlotContext& context) {
    const std::string time =
        full_date_and_time(explanation.work.begin, context.zone, context.clock);
    if (!explanation.open_to.empty()) {
        return fmt::format(
            "{} is open: {}, done about {}.\n", time,
            names_of(explanation.open_to, explanation.assumed.mechanics),
            time_span(explanation.work.end, explanation.work.end, context.zone, context.clock));
    }
    return time + " is closed:\n" + obstacle_lines(explanation) +
           nearest_lines(explanation, context);
}

}  // namespace shop::cli
