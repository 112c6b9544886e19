#pragma once

#include <shop/settings.hpp>
#include <shop/zone.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace shop {

/// What is wrong with the shop's own templates of letters, each with file and line, in the order
/// of the kinds; empty: nothing. No store is needed.
/// \param folder where the shop's file is: the templates are in its `templates`
[[nodiscard]] std::vector<std::string> broken_templates(const Settings& settings, const Zone& zone,
                                                        const std::filesystem::path& folder);

}  // namespace shop
