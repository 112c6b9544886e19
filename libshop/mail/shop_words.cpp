#include "mail/shop_words.hpp"

#include <algorithm>
#include <cstddef>

#include "domain/utf8.hpp"

namespace shop::mail {

std::string to_get_on_site(const Appointment& job) {
    const bool plate = job.vehicle_plate.empty();
    const bool vin = job.vehicle_vin.empty();
    if (plate && vin) return "get plate and VIN";
    if (plate) return "get plate";
    return vin ? "get VIN" : "";
}

Values note_values(std::string_view line) {
    Values item;
    item.set("line", line);
    return item;
}

std::vector<std::string> note_lines(std::string_view notes) {
    std::vector<std::string> lines;
    while (!notes.empty()) {
        const std::size_t end = std::min(notes.find('\n'), notes.size());
        const std::string_view line = domain::trimmed(notes.substr(0, end));
        if (!line.empty()) lines.emplace_back(line);
        notes.remove_prefix(std::min(end + 1, notes.size()));
    }
    return lines;
}

std::vector<Values> note_items(std::string_view notes) {
    std::vector<Values> items;
    for (const std::string& line : note_lines(notes)) items.push_back(note_values(line));
    return items;
}

}  // namespace shop::mail
