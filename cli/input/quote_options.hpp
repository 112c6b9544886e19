#pragma once

#include <shop/money.hpp>
#include <shop/quote.hpp>

#include <string_view>

namespace shop::cli {

// What the options of `quote` take. All throw Error (invalid_argument) that quotes the
// option's form. Whether the codes exist is for the library to say.

/// `--discount 10%`, `25.00`, `10%:labor`, `25.00:parts`. Its reason is an option of
/// its own and stays empty here.
[[nodiscard]] Discount parse_discount(std::string_view text, const Currency& currency);

/// `--part 'brakes-front:Brake rotor, front=98.00x2'`; service and quantity may be left out.
[[nodiscard]] PartChange parse_part_change(std::string_view text, const Currency& currency);

/// `--add-part 'brakes-front:Hardware kit=12.50x1'`; the same may be left out.
[[nodiscard]] AddedPart parse_added_part(std::string_view text, const Currency& currency);

/// `--labor brakes-front=2.5h`, at most 168 h.
[[nodiscard]] LaborChange parse_labor_change(std::string_view text);

/// `--price oil-synthetic=80.00`
[[nodiscard]] PriceChange parse_price_change(std::string_view text, const Currency& currency);

}  // namespace shop::cli
