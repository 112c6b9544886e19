#include "message.hpp"

#include "facts.hpp"
#include "safe.hpp"
#include "when.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace shop::cli {

namespace {

std::string kind_in_words(const Message& message) {
    std::string kind = message.kind;
    std::ranges::replace(kind, '_', ' ');
    return message.lead.empty() ? kind : fmt::format("{} ({})", kind, message.lead);
}

std::string moment(const Shop& shop, Instant at) {
    return date_and_time(at, shop.zone(), shop.settings().booking.clock, shop.today());
}

}  // namespace

std::string message_about(const Message& message) {
    if (message.appointment) return fmt::format("A{}", message.appointment->value());
    if (message.quote) return fmt::format("Q{}", message.quote->value());
    if (message.sheet_date) return short_date(*message.sheet_date);
    return {};
}

std::string message_name(const Message& message) {
    return kind_in_words(message) + " of " + message_about(message);
}

std::string message_reader(const Message& message) {
    std::string reader = message.audience;
    if (message.mechanic) reader += fmt::format(" {}", message.mechanic->value());
    return message.recipient.empty() ? reader : reader + ", " + message.recipient;
}

std::string message_status(const Message& message) {
    if (message.state != MessageState::queued) return std::string{to_string(message.state)};
    if (message.lease_until) return "on its way";
    return message.attempts == 0 ? "waits" : "tried";
}

std::string message_card(Shop& shop, const Message& message) {
    std::vector<Fact> lines{
        {"Message", fmt::format("{}, {}", message.id.value(), message_name(message))},
        {"To", message_reader(message)},
        {"State", message_status(message)},
        {"Written", moment(shop, message.created_at)},
    };
    if (message.state == MessageState::queued) {
        lines.emplace_back("Goes", "not before " + moment(shop, message.not_before));
    }
    if (message.sent_at) lines.emplace_back("Sent", moment(shop, *message.sent_at));
    if (message.attempts > 0) lines.emplace_back("Attempts", std::to_string(message.attempts));
    lines.emplace_back("Reason", message.last_error);
    lines.emplace_back("Message-ID", message.message_id);
    return facts(lines);
}

std::string written_card(const WrittenMessage& written) {
    return facts({{"From", written.from},
                  {"To", written.to.empty() ? "nobody: there is no address" : written.to},
                  {"Subject", written.subject}}) +
           "\n" + safe_lines(written.text) + (written.text.ends_with('\n') ? "" : "\n");
}

}  // namespace shop::cli
