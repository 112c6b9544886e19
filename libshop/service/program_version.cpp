#include "service/program_version.hpp"

#include <shop/error.hpp>
#include <shop/shop.hpp>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>

namespace shop {

std::string_view version() noexcept { return SHOP_VERSION; }

namespace service {

namespace {

std::array<int, 3> parts_of(std::string_view version) {
    std::array<int, 3> parts{};
    for (int& part : parts) {
        const auto [end, error] =
            std::from_chars(version.data(), version.data() + version.size(), part);
        version.remove_prefix(static_cast<std::size_t>(end - version.data()));
        if (version.starts_with('.')) version.remove_prefix(1);
    }
    return parts;
}

}  // namespace

void require_program_at_least(const std::string& minimum) {
    if (parts_of(version()) >= parts_of(minimum)) return;
    throw Error(ErrorCode::schema_newer,
                fmt::format("this store may only be written by version {} or later; this is {}",
                            minimum, version()),
                fmt::format("install version {} or later", minimum));
}

}  // namespace service

}  // namespace shop
