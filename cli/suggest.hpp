#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shop::cli {

/// `did you mean 'book'?`, or, where nothing is near, `otherwise`.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& known,
                                       std::string_view otherwise);

}  // namespace shop::cli
