#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shop {

/// Text from outside made fit to be quoted in a message: what would steer a terminal,
/// reorder the line or not be seen (controls, bidirectional marks, characters without
/// width, bytes that are no UTF-8) becomes `\x1b`, `\u{202e}`, `\xff`; a longer text
/// ends in `...`.
/// \param max_characters counted after that, at least 4
[[nodiscard]] std::string shown(std::string_view text, std::size_t max_characters = 60);

/// `530-555-0142` for a number of the North American plan, others as they are stored;
/// with an extension `530-555-0142 x23`.
/// \param e164 as Customer::phone holds it
[[nodiscard]] std::string to_display_phone(std::string_view e164, std::string_view extension = {});

/// Why a stored VIN may be wrong though it was taken: `check digit 4 expected, found 1`
/// (makers outside North America need none), `Z is no model year`. Empty where nothing
/// speaks against it.
[[nodiscard]] std::string vin_doubt(std::string_view vin);

/// What somebody types to find a record: any part of a name, number, address.
class TextPart {
public:
    /// \throws Error (invalid_argument) when the text is no UTF-8
    explicit TextPart(std::string_view text);

    /// Does the field contain it, case and accents folded? Of a telephone number as it is
    /// stored (E.164) the digits are enough, however they are grouped: `555 0142`.
    [[nodiscard]] bool is_in(std::string_view field) const;

private:
    std::string folded_;
    std::string digits_;
};

}  // namespace shop
