#include "driver/schema_objects.hpp"

#include <fmt/format.h>

namespace shop::driver {

std::vector<std::string> differences(const SchemaObjects& expected, SchemaObjects found) {
    std::vector<std::string> problems;
    for (const auto& [name, text] : expected) {
        const auto here = found.extract(name);
        if (here.empty()) {
            problems.push_back(fmt::format("{} is missing", name));
        } else if (here.mapped() != text) {
            problems.push_back(fmt::format("{} was changed", name));
        }
    }
    for (const auto& [name, text] : found) {
        problems.push_back(fmt::format("{} is not part of a shop's store", name));
    }
    return problems;
}

}  // namespace shop::driver
