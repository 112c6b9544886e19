#include "hours.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace shop::cli {

namespace {

constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

}  // namespace

std::string to_text(const WeeklyHours& hours) {
    std::string text;
    for (std::size_t day = 0; day < hours.size();) {
        std::size_t last = day;
        while (last + 1 < hours.size() && hours.at(last + 1) == hours.at(day)) ++last;
        if (!hours.at(day).empty()) {
            if (!text.empty()) text += "; ";
            text += kDays.at(day);
            if (last > day) text.append("-").append(kDays.at(last));
            const char* parted_by = " ";
            for (const TimeRange& range : hours.at(day)) {
                text.append(parted_by).append(to_string(range));
                parted_by = ",";
            }
        }
        day = last + 1;
    }
    return text.empty() ? "never" : text;
}

}  // namespace shop::cli
