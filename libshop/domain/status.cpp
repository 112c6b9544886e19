#include <shop/appointment.hpp>
#include <shop/error.hpp>
#include <shop/nearest.hpp>
#include <shop/quote.hpp>
#include <shop/text.hpp>

#include <array>
#include <string>
#include <vector>

namespace shop {

namespace {

constexpr std::array kAppointmentStatuses{
    AppointmentStatus::held,      AppointmentStatus::booked,  AppointmentStatus::in_progress,
    AppointmentStatus::completed, AppointmentStatus::cancelled, AppointmentStatus::no_show,
    AppointmentStatus::lapsed};

}  // namespace

std::string_view to_string(AppointmentStatus status) noexcept {
    switch (status) {
        case AppointmentStatus::held: return "held";
        case AppointmentStatus::booked: return "booked";
        case AppointmentStatus::in_progress: return "in_progress";
        case AppointmentStatus::completed: return "completed";
        case AppointmentStatus::cancelled: return "cancelled";
        case AppointmentStatus::no_show: return "no_show";
        case AppointmentStatus::lapsed: return "lapsed";
    }
    return "";
}

bool holds_time(AppointmentStatus status) noexcept {
    return status != AppointmentStatus::cancelled && status != AppointmentStatus::lapsed;
}

bool takes_place(AppointmentStatus status) noexcept {
    return holds_time(status) && status != AppointmentStatus::no_show;
}

AppointmentStatus parse_appointment_status(std::string_view text) {
    std::vector<std::string> known;
    for (const AppointmentStatus status : kAppointmentStatuses) {
        if (text == to_string(status)) return status;
        known.emplace_back(to_string(status));
    }
    const auto meant = nearest(text, known);
    throw Error(ErrorCode::invalid_argument, "'" + shown(text) + "' is no status",
                meant ? "did you mean '" + *meant + "'?"
                      : "one of: held, booked, in_progress, completed, cancelled, no_show, lapsed");
}

std::string_view to_string(QuoteStatus status) noexcept {
    switch (status) {
        case QuoteStatus::open: return "open";
        case QuoteStatus::accepted: return "accepted";
        case QuoteStatus::declined: return "declined";
        case QuoteStatus::superseded: return "superseded";
    }
    return "";
}

}  // namespace shop
