#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace shop::driver {

/// The bytes as a message may show them: control characters and what is no UTF-8 as
/// `\n`, `\t` or `\xNN`.
[[nodiscard]] std::string printable(std::string_view bytes);

/// A path as a message quotes it: `'/home/edgar/shop.db'`.
[[nodiscard]] std::string quoted(const std::filesystem::path& path);

}  // namespace shop::driver
