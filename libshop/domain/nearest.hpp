#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shop::domain {

/// How many insertions, deletions, changes of one byte and swaps of two neighbours
/// lead from `a` to `b`; no byte is edited twice (the restricted Damerau-Levenshtein
/// distance).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known word that somebody who typed `word` most likely meant: at most a third of
/// its letters away, case ignored; the earlier of two that are as near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string> known);

}  // namespace shop::domain
