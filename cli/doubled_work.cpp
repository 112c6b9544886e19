#include "doubled_work.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <map>
#include <set>

namespace shop::cli {

void note_doubled(const Session& session, const Quote& quote) {
    std::map<std::string, std::set<int>> items;  // of each service
    for (const QuoteLine& line : quote.lines) {
        if (!line.service.empty() && line.item) items[line.service].insert(*line.item);
    }
    for (const auto& [service, in] : items) {
        if (in.size() < 2) continue;
        std::string names;
        for (const int item : in) {
            names += names.empty() ? "" : " and in ";
            names += shown(quote.items.at(static_cast<std::size_t>(item)).name);
        }
        session.note(fmt::format("note: '{}' is charged twice: in {}", service, names));
    }
}

}  // namespace shop::cli
