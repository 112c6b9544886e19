#include "service/message_name.hpp"

#include <fmt/format.h>

#include "domain/wall_text.hpp"

namespace shop::service {

std::string name_of(const Message& message) {
    if (message.appointment) {
        return fmt::format("the message '{}' of A{}", message.kind, message.appointment->value());
    }
    if (message.quote) return fmt::format("the {} Q{}", message.kind, message.quote->value());
    if (message.sheet_date) return "the day sheet of " + domain::day_text(*message.sheet_date);
    return fmt::format("message {}", message.id.value());
}

}  // namespace shop::service
