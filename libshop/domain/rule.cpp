#include <shop/availability.hpp>

namespace shop {

std::string_view to_string(Rule rule) noexcept {
    switch (rule) {
        case Rule::taken:
            return "taken";
        case Rule::vehicle_taken:
            return "vehicle_taken";
        case Rule::notice:
            return "notice";
        case Rule::horizon:
            return "horizon";
        case Rule::hours:
            return "hours";
        case Rule::break_time:
            return "break";
        case Rule::closure:
            return "closure";
        case Rule::grid:
            return "grid";
        case Rule::skill:
            return "skill";
        case Rule::limit:
            return "limit";
        case Rule::area:
            return "area";
    }
    return "taken";
}

}  // namespace shop
