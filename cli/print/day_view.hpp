#pragma once

#include "ink.hpp"

#include <shop/money.hpp>
#include <shop/schedule.hpp>
#include <shop/settings.hpp>
#include <shop/zone.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop::cli {

/// How a day is drawn and when it is looked at.
struct DayView {
    const Zone& zone;          ///< must outlive the view
    const Currency& currency;  ///< must outlive the view
    ClockStyle clock = ClockStyle::twelve_hours;
    Instant now{};
    Ink ink;
    std::optional<std::size_t> width;  ///< of the terminal; none: nothing is cut
    std::vector<UndeliveredMessage> undelivered = {};  ///< about the day's jobs

    /// As on a phone: what stands on the right is dropped, what stands below moves left.
    [[nodiscard]] bool narrow() const { return width && *width < 60; }
    /// Columns that lines are laid out for.
    [[nodiscard]] std::size_t columns() const { return width && *width < 80 ? *width : 80; }
    /// Without blanks at its end, cut to the terminal; before colour is put on.
    [[nodiscard]] std::string fitted(std::string_view line) const;
};

}  // namespace shop::cli
