#include "format/json.hpp"

namespace shop {

namespace {

using format::Json;

Json message_object(const Message& message, const JsonStyle& style) {
    const auto instant = [&](Instant at) { return format::instant_text(at, style); };
    const Json sheet_at = message.sheet_date ? Json(message.sheet_at.count()) : Json(nullptr);
    return {{"id", message.id.value()},
            {"kind", message.kind},
            {"audience", message.audience},
            {"appointment", format::id_or_null(message.appointment)},
            {"quote", format::id_or_null(message.quote)},
            {"mechanic", format::id_or_null(message.mechanic)},
            {"lead", format::text_or_null(message.lead)},
            {"sheet_date", format::or_null(message.sheet_date, format::date_text)},
            {"sheet_at_minutes", sheet_at},
            {"state", to_string(message.state)},
            {"not_before", instant(message.not_before)},
            {"attempts", message.attempts},
            {"recipient", format::text_or_null(message.recipient)},
            {"error", format::text_or_null(message.last_error)},
            {"sent_at", format::or_null(message.sent_at, instant)},
            {"message_id", message.message_id},
            {"created_at", instant(message.created_at)}};
}

Json unsent_object(const Unsent& unsent, const JsonStyle& style) {
    Json object = message_object(unsent.message, style);
    object["recipient"] = format::text_or_null(unsent.recipient);
    object["error"] = unsent.reason;
    return object;
}

}  // namespace

std::string to_json(const Message& message, const JsonStyle& style) {
    return format::dump(message_object(message, style));
}

std::string to_json(const PlannedMessage& planned, const JsonStyle& style) {
    Json object = message_object(planned.message, style);
    object["recipient"] = planned.to;
    object["subject"] = planned.subject;
    return format::dump(object);
}

std::string to_json(const RemindReport& report, const JsonStyle& style) {
    const auto unsent = [&](const Unsent& one) { return unsent_object(one, style); };
    return format::dump({{"queued", report.queued},
                         {"sent", report.sent},
                         {"superseded", report.superseded},
                         {"waiting", report.waiting},
                         {"stopped", format::text_or_null(report.stopped)},
                         {"unsent", format::list(report.unsent, unsent)},
                         {"expired", format::list(report.expired, unsent)}});
}

std::string to_json(const WrittenMessage& written) {
    return format::dump({{"kind", written.kind},
                         {"from", written.from},
                         {"to", format::text_or_null(written.to)},
                         {"subject", written.subject},
                         {"text", written.text},
                         {"html", format::text_or_null(written.html)},
                         {"calendar", format::text_or_null(written.calendar)}});
}

}  // namespace shop
