#include "day_view.hpp"

#include "width.hpp"

namespace shop::cli {

std::string DayView::fitted(std::string_view line) const {
    const std::size_t last = line.find_last_not_of(' ');
    line = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return width ? truncated(line, *width) : std::string{line};
}

}  // namespace shop::cli
