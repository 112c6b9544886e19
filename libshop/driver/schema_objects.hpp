#pragma once

#include <map>
#include <string>
#include <vector>

namespace shop::driver {

/// Text of each definition of a schema, by `table customer`.
using SchemaObjects = std::map<std::string, std::string>;

/// What of `expected` is missing or changed in `found`, and what there is beside it, for people.
[[nodiscard]] std::vector<std::string> differences(const SchemaObjects& expected,
                                                   SchemaObjects found);

}  // namespace shop::driver
