#include <shop/error.hpp>
#include <shop/nearest.hpp>
#include <shop/outbox.hpp>
#include <shop/text.hpp>

#include <array>

namespace shop {

namespace {

constexpr std::array kMessageStates{MessageState::queued,     MessageState::sent,
                                    MessageState::failed,     MessageState::superseded,
                                    MessageState::expired,    MessageState::dropped};

}  // namespace

std::string_view to_string(MessageState state) noexcept {
    switch (state) {
        case MessageState::queued: return "queued";
        case MessageState::sent: return "sent";
        case MessageState::failed: return "failed";
        case MessageState::superseded: return "superseded";
        case MessageState::expired: return "expired";
        case MessageState::dropped: return "dropped";
    }
    return "";
}

MessageState parse_message_state(std::string_view text) {
    std::vector<std::string> known;
    for (const MessageState state : kMessageStates) {
        if (text == to_string(state)) return state;
        known.emplace_back(to_string(state));
    }
    const auto meant = nearest(text, known);
    throw Error(ErrorCode::invalid_argument, "'" + shown(text) + "' is no state of a message",
                meant ? "did you mean '" + *meant + "'?"
                      : "one of: queued, sent, failed, superseded, expired, dropped");
}

}  // namespace shop
