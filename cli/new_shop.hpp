#pragma once

#include "session.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace shop::cli {

struct MadeShop {
    std::filesystem::path config;
    std::string store;  ///< its URL
    std::size_t services = 0;
    std::size_t packages = 0;
    std::string mechanic;
};

/// Makes the shop's file, its store with the starter catalogue, and the first mechanic.
/// Nothing that exists is overwritten: a file that is there is kept, and its store made; where a
/// step fails, what was made is removed again. A dry run checks what can be checked without making
/// anything.
/// \throws Error (already_exists), (bad_config), (store_unavailable), (invalid_argument)
MadeShop make_shop(Session& session, const NewShop& wanted, const std::string& mechanic);

}  // namespace shop::cli
