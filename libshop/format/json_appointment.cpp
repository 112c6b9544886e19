#include "format/json.hpp"

namespace shop {

namespace format {

namespace {

Json contact_object(const Contact& contact) {
    if (contact == Contact{}) return nullptr;
    return {{"name", text_or_null(contact.name)},
            {"phone", text_or_null(contact.phone)},
            {"email", text_or_null(contact.email)}};
}

Json service_object(const AppointmentService& service) {
    return {{"code", service.code},
            {"name", service.name},
            {"package", service.is_package},
            {"duration_minutes", service.duration.count()},
            {"price_cents", service.price.minor_units()},
            {"not_done", !service.done}};
}

Json promised_object(const PromisedTime& promised) {
    return {{"start", wall_text(promised.start)},
            {"zone", promised.zone},
            {"offset_seconds", promised.offset.count()}};
}

Json confirmation_object(const std::optional<Confirmation>& given, const JsonStyle& style) {
    if (!given) return nullptr;
    return {{"by", given->by}, {"at", instant_text(given->at, style)}};
}

Json mechanic_object(const Appointment& job) {
    return {{"id", job.mechanic.value()}, {"name", job.mechanic_name}};
}

Json customer_object(const Appointment& job) {
    return {{"id", job.customer.value()},
            {"name", job.customer_name},
            {"phone", text_or_null(job.customer_phone)},
            {"email", text_or_null(job.customer_email)}};
}

Json vehicle_object(const Appointment& job) {
    return {{"id", job.vehicle.value()},
            {"label", job.vehicle_label},
            {"plate", text_or_null(job.vehicle_plate)},
            {"vin", text_or_null(job.vehicle_vin)}};
}

}  // namespace

Json appointment_object(const Appointment& job, const JsonStyle& style) {
    const auto instant = [&](Instant at) { return instant_text(at, style); };
    return {{"id", job.id.value()},
            {"revision", job.revision},
            {"status", to_string(job.status)},
            {"start", instant(job.work.begin)},
            {"end", instant(job.work.end)},
            {"mechanic", mechanic_object(job)},
            {"customer", customer_object(job)},
            {"vehicle", vehicle_object(job)},
            {"quote", id_or_null(job.quote)},
            {"travel_minutes", job.travel.count()},
            {"wrap_up_minutes", job.wrap_up.count()},
            {"planned_minutes", job.planned.count()},
            {"promised", promised_object(job.promised)},
            {"held_until", or_null(job.held_until, instant)},
            {"started_at", or_null(job.started_at, instant)},
            {"finished_at", or_null(job.finished_at, instant)},
            {"address", text_or_null(job.address)},
            {"postal_code", text_or_null(job.postal_code)},
            {"area", text_or_null(job.area)},
            {"contact", contact_object(job.contact)},
            {"emergency", job.emergency},
            {"services", list(job.services, service_object)},
            {"total_cents", job.total.minor_units()},
            {"currency", style.currency.code},
            {"authorization", authorization_object(job.authorization, style)},
            {"confirmation", confirmation_object(job.confirmation, style)},
            {"notes", text_or_null(job.notes)},
            {"work_notes", text_or_null(job.work_notes)},
            {"odometer", or_null(job.odometer, [](std::int64_t read) { return read; })},
            {"cancel_reason", text_or_null(job.cancel_reason)},
            {"cancelled_at", or_null(job.cancelled_at, instant)},
            {"cancelled_late", job.cancelled_late},
            {"stop", id_or_null(job.stop)},
            {"follows", id_or_null(job.follows)},
            {"overrides", list(job.overrides, [](Rule rule) { return to_string(rule); })},
            {"moves", job.moves},
            {"sequence", job.sequence},
            {"created_at", instant(job.created_at)}};
}

}  // namespace format

std::string to_json(const Appointment& appointment, const JsonStyle& style) {
    return format::dump(format::appointment_object(appointment, style));
}

std::string to_json(const Override& overriding, const JsonStyle& /*style*/) {
    return format::dump({{"rules", format::list(overriding.rules, [](Rule rule) {
                              return to_string(rule);
                          })},
                         {"reason", overriding.reason}});
}

std::string to_json(const Shifted& shifted, const JsonStyle& style) {
    return format::dump({{"appointment", format::appointment_object(shifted.job, style)},
                         {"was",
                          {{"start", format::instant_text(shifted.was.begin, style)},
                           {"end", format::instant_text(shifted.was.end, style)}}}});
}

std::string to_json(const Booked& booked, const JsonStyle& style) {
    format::Json object = format::appointment_object(booked.appointment, style);
    object["replayed"] = booked.replayed;
    return format::dump(object);
}

}  // namespace shop
