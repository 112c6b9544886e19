#pragma once

#include <string>
#include <string_view>

namespace shop::cli {

/// Colour, where it is wanted: the text as it is otherwise.
class Ink {
public:
    explicit Ink(bool on = false) : on_(on) {}

    [[nodiscard]] std::string bold(std::string_view text) const { return dyed(text, "1"); }
    [[nodiscard]] std::string dim(std::string_view text) const { return dyed(text, "2"); }
    [[nodiscard]] std::string good(std::string_view text) const { return dyed(text, "32"); }
    [[nodiscard]] std::string warning(std::string_view text) const { return dyed(text, "33"); }
    [[nodiscard]] std::string bad(std::string_view text) const { return dyed(text, "31"); }

private:
    [[nodiscard]] std::string dyed(std::string_view text, std::string_view code) const;

    bool on_;
};

/// \param when `auto`, `always` or `never`, from --color
/// \throws Error (invalid_argument) for another word
[[nodiscard]] bool wants_color(std::string_view when, bool terminal, bool no_color);

}  // namespace shop::cli
