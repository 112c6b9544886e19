#pragma once

#include <shop/outbox.hpp>
#include <shop/shop.hpp>

#include <string>

namespace shop::cli {

/// What a message is about: `A118`, `Q42`, `Wed Nov 18` of a day sheet.
[[nodiscard]] std::string message_about(const Message& message);

/// `reminder (24h) of A118`, `estimate of Q42`, `day sheet of Wed Nov 18`.
[[nodiscard]] std::string message_name(const Message& message);

/// `customer`, `shop` or `mechanic 2`, and the address that it went to.
[[nodiscard]] std::string message_reader(const Message& message);

/// `sent`, `waits`, `on its way`, ...
[[nodiscard]] std::string message_status(const Message& message);

/// A message with what became of it, and how it reads where it has not gone.
[[nodiscard]] std::string message_card(Shop& shop, const Message& message);

/// A message in words: header, then the text.
[[nodiscard]] std::string written_card(const WrittenMessage& written);

}  // namespace shop::cli
