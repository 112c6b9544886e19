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
                    {"reason", text_or_null(between.reason)},
                    {"planned_minutes",
                     between.planned ? Json(between.planned->count()) : Json(nullptr)}};
    };
    const auto job = [&](const Appointment& a) { return appointment_object(a, style); };
    const auto undelivered = [](const UndeliveredMessage& message) {
        return Json{{"appointment", message.job.value()},
                    {"kind", message.kind},
                    {"recipient", text_or_null(message.address)},
                    {"error", text_or_null(message.reason)}};
    };
    return dump({{"date", date_text(day.date)},
                 {"mechanic", {{"id", day.mechanic.id.value()}, {"name", day.mechanic.name}}},
                 {"start", instant_text(day.day.begin, style)},
                 {"end", instant_text(day.day.end, style)},
                 {"open", list(day.open, interval)},
                 {"appointments", list(day.appointments, job)},
                 {"gaps", list(day.gaps, gap)},
                 {"undelivered", list(day.undelivered, undelivered)},
                 {"booked_cents", day.booked.minor_units()},
                 {"currency", style.currency.code}});
}

std::string to_json(const ScheduleTodo& todo, const JsonStyle& style) {
    const auto job = [&](const Appointment& a) { return appointment_object(a, style); };
    const auto misfit = [&](const Misfit& m) { return format::misfit_object(m, style); };
    return dump({{"not_closed", list(todo.not_closed, job)},
                 {"not_closed_count", todo.not_closed_count},
                 {"misfits", list(todo.misfits, misfit)},
                 {"undelivered", todo.undelivered},
                 {"expiring_quotes", todo.expiring_quotes},
                 {"wanted_minutes", todo.wanted.count()},
                 {"next_open", todo.next_open ? format::slot_object(*todo.next_open, style)
                                              : Json(nullptr)}});
}

std::string to_json(const MechanicParts& parts, const JsonStyle&) {
    const auto part = [](const PartToLoad& one) {
        return Json{{"name", one.name},
                    {"number", text_or_null(one.number)},
                    {"quantity_thousandths", one.quantity.thousandths()}};
    };
    return dump({{"date", date_text(parts.date)},
                 {"mechanic", {{"id", parts.mechanic.id.value()}, {"name", parts.mechanic.name}}},
                 {"parts", list(parts.parts, part)}});
}

}  // namespace shop
