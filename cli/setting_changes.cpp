#include "setting_changes.hpp"

#include <map>
#include <sstream>
#include <string_view>
#include <utility>

namespace shop::cli {

namespace {

constexpr std::string_view kNotSet = " is not set";

/// `[booking]` is `booking`, the second `[[area]]` is `area 2`.
std::string section_of(std::string_view header, std::map<std::string, int>& counted) {
    const bool repeated = header.starts_with("[[");
    const std::size_t brackets = repeated ? 2 : 1;
    std::string name{header.substr(brackets, header.size() - 2 * brackets)};
    return repeated ? name + " " + std::to_string(++counted[name]) : name;
}

/// Every key of to_toml() with what stands behind it, in order.
std::vector<std::pair<std::string, std::string>> keys_of(const Settings& settings) {
    std::vector<std::pair<std::string, std::string>> keys;
    std::map<std::string, int> counted;
    std::string section;
    std::istringstream lines(to_toml(settings));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('[')) {
            section = section_of(line, counted);
        } else if (line.starts_with("# ") && line.ends_with(kNotSet)) {
            const std::string key = line.substr(2, line.size() - 2 - kNotSet.size());
            keys.emplace_back(section + "." + key, "not set");
        } else if (const auto equals = line.find(" = ");
                   equals != std::string::npos && !line.starts_with(' ')) {
            keys.emplace_back(section + "." + line.substr(0, equals), line.substr(equals + 3));
        } else if (!line.empty() && !keys.empty()) {
            keys.back().second += line;
        }
    }
    return keys;
}

}  // namespace

std::vector<std::string> setting_changes(const Settings& before, const Settings& after) {
    std::map<std::string, std::string> old;
    for (auto& [key, value] : keys_of(before)) old.emplace(key, std::move(value));
    std::vector<std::string> changes;
    for (const auto& [key, value] : keys_of(after)) {
        const auto found = old.extract(key);
        const std::string was = found.empty() ? "not there" : found.mapped();
        if (was != value) changes.push_back(key + ": " + was + " -> " + value);
    }
    for (const auto& [key, value] : old) changes.push_back(key + ": " + value + " -> not there");
    return changes;
}

}  // namespace shop::cli
