#include "format/json.hpp"

namespace shop {

namespace {

using format::appointment_object;
using format::date_text;
using format::dump;
using format::instant_text;
using format::interval_object;
using format::Json;
using format::list;
using format::text_or_null;

std::string_view name_of(ScheduleGap::Kind kind) {
    switch (kind) {
        case ScheduleGap::Kind::free:
            return "free";
        case ScheduleGap::Kind::break_time:
            return "break";
        case ScheduleGap::Kind::closed:
            return "closed";
        case ScheduleGap::Kind::travel:
            return "travel";
    }
    return "free";
}

}  // namespace

std::string to_json(const MechanicDay& day, const JsonStyle& style) {
    const auto interval = [&](const Interval& span) { return interval_object(span, style); };
    const auto gap = [&](const ScheduleGap& between) {
        return Json{{"kind", name_of(between.kind)},
                    {"start", instant_text(between.interval.begin, style)},
                    {"end", instant_text(between.interval.end, style)},
                    {"reason", text_or_null(between.reason)}};
    };
    const auto job = [&](const Appointment& a) { return appointment_object(a, style); };
    return dump({{"date", date_text(day.date)},
                 {"mechanic", {{"id", day.mechanic.id.value()}, {"name", day.mechanic.name}}},
                 {"start", instant_text(day.day.begin, style)},
                 {"end", instant_text(day.day.end, style)},
                 {"open", list(day.open, interval)},
                 {"appointments", list(day.appointments, job)},
                 {"gaps", list(day.gaps, gap)},
                 {"booked_cents", day.booked.minor_units()},
                 {"currency", style.currency.code}});
}

}  // namespace shop
