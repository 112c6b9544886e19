#include "load_list.hpp"

#include "safe.hpp"
#include "when.hpp"
#include "width.hpp"

#include <algorithm>
#include <cstddef>

namespace shop::cli {

std::string load_text(const MechanicParts& parts, const DayView& view) {
    const auto quantity = [](const PartToLoad& part) { return "x" + to_string(part.quantity); };
    std::size_t widest = 4;
    for (const PartToLoad& part : parts.parts) widest = std::max(widest, quantity(part).size());

    std::string text = view.ink.bold(view.fitted("LOAD    " + full_date(parts.date) + "   " +
                                                 safe(parts.mechanic.name))) +
                       "\n";
    for (const PartToLoad& part : parts.parts) {
        const std::string number = part.number.empty() ? "" : "   " + safe(part.number);
        text +=
            view.fitted("  " + pad_left(quantity(part), widest) + "  " + safe(part.name) + number) +
            "\n";
    }
    return text;
}

}  // namespace shop::cli
