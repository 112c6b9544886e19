#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace shop::cli {

/// Starts from a wall time on and before another; none: from or until midnight.
struct PartOfDay {
    std::optional<Minutes> not_before;
    std::optional<Minutes> before;

    [[nodiscard]] bool is_whole() const { return !not_before && !before; }
};

/// `--morning --afternoon --before TIME --after TIME` as typed.
struct PartOfDayWords {
    bool morning = false;
    bool afternoon = false;
    std::optional<std::string> before;
    std::optional<std::string> after;
};

/// `words` must outlive the parser.
void add_part_of_day(CLI::App& parser, PartOfDayWords& words);

/// \throws Error (invalid_argument) for what excludes each other
[[nodiscard]] PartOfDay parse_part_of_day(const PartOfDayWords& words);

/// `Thursday morning`, `Thursday before 10:00 am`, ...
[[nodiscard]] std::string to_text(const PartOfDay& part, LocalDate date, ClockStyle clock);

}  // namespace shop::cli
