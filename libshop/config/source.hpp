#pragma once

#include "config/node.hpp"

#include <shop/error.hpp>

#include <string>
#include <string_view>

namespace shop::config {

/// The file that is read, as its errors name it.
struct Source {
    std::string file;
    ErrorCode code;  ///< of every error: bad_config or bad_file

    /// `shop.toml:12:5: ` and the message.
    [[nodiscard]] Error error(Position at, std::string_view message, std::string hint = {}) const;
};

/// A value, where it stands and what it is called.
struct Value {
    const Node& node;
    const Source& source;
    std::string_view name;  ///< `booking.slot_minutes`

    /// Throws `FILE:LINE:COLUMN: NAME WHAT`.
    [[noreturn]] void refuse(std::string_view what, std::string hint = {}) const;
    /// Throws what a parser said of the value, with the place put before it.
    [[noreturn]] void refuse(const Error& said) const;

    /// \throws Error when the value is of another kind
    [[nodiscard]] const std::string& text() const;
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] const std::vector<Node>& items() const;

private:
    void expect(Node::Kind kind) const;
};

}  // namespace shop::config
