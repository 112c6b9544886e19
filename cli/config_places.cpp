#include "config_places.hpp"

#include "print/safe.hpp"

#include <shop/error.hpp>

#include <optional>
#include <system_error>

namespace shop::cli {

namespace {

std::optional<std::filesystem::path> own_place(const Environment& environment) {
    // The XDG base directory specification: a relative path is to be ignored.
    if (environment.xdg_config_home && environment.xdg_config_home->starts_with('/')) {
        return std::filesystem::path(*environment.xdg_config_home) / "shopctl" / "shop.toml";
    }
    if (environment.home) {
        return std::filesystem::path(*environment.home) / ".config" / "shopctl" / "shop.toml";
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::filesystem::path> usual_config_places(const Environment& environment) {
    std::vector<std::filesystem::path> places;
    if (const auto own = own_place(environment)) places.push_back(*own);
    places.emplace_back("/etc/shopctl/shop.toml");
    return places;
}

std::filesystem::path own_config_place(const Environment& environment) {
    if (auto own = own_place(environment)) return *own;
    throw Error(ErrorCode::bad_config, "there is no home folder to put the shop's file into",
                "name a place with --config FILE");
}

std::filesystem::path find_config_file(const std::string& option, const Environment& environment) {
    if (!option.empty()) return option;
    if (environment.config) return *environment.config;
    const auto places = usual_config_places(environment);
    for (const auto& place : places) {
        std::error_code ignored;
        if (std::filesystem::exists(place, ignored)) return place;
    }
    throw Error(ErrorCode::bad_config,
                "there is no shop's file at '" + safe(places.front().native()) + "'",
                "make a shop with 'shopctl init', or name its file with --config FILE");
}

}  // namespace shop::cli
