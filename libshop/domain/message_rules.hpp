#pragma once

#include <shop/appointment.hpp>
#include <shop/outbox.hpp>
#include <shop/quote.hpp>
#include <shop/time.hpp>

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Whether a message that waits is still to be sent, and when it is tried again.
namespace shop::domain {

/// A message that waited longer, whatever for, is news of the past.
inline constexpr std::chrono::days kOldestMessage{3};
/// After so long without a run somebody looks first at what would go: the clock may be wrong.
inline constexpr std::chrono::days kLongestPause{7};

/// Why a message ends without being sent.
struct MessageEnd {
    MessageState state = MessageState::superseded;  ///< or expired
    std::string reason;
};

/// Of a message about a job, as it stands now. \return none: it is to be sent
/// \param reminded whether its customer wants reminders
[[nodiscard]] std::optional<MessageEnd> end_of(const Message& message, const Appointment& job,
                                               bool reminded, Instant now);
/// Of one about a quote.
[[nodiscard]] std::optional<MessageEnd> end_of(const Message& message, const Quote& quote,
                                               LocalDate today, Instant now);
/// Of a day sheet.
[[nodiscard]] std::optional<MessageEnd> end_of(const Message& message, LocalDate today);

/// Whether that there is a job, or is again, is still news to a reader: it was to be told and
/// nobody has tried to yet. Who was never to be told, as of a job that was imported, knows of
/// it from elsewhere.
/// \param said all messages about the job, in the order in which they were written
[[nodiscard]] bool is_unheard_of(std::span<const Message> said, std::string_view audience,
                                 std::optional<MechanicId> mechanic = std::nullopt);

/// How often a message is tried before it is given up: for about a day.
inline constexpr int kMostTries = 12;
/// How long to wait after so many attempts: doubled each time from two minutes, six hours at
/// most, and up to a quarter more or less of it, so that not all come back at once.
/// \param attempts at least 1
/// \param chance   0 to 999: where in that quarter
[[nodiscard]] std::chrono::seconds retry_delay(int attempts, int chance);

}  // namespace shop::domain
