#pragma once

#include <shop/zone.hpp>

#include <cstdlib>
#include <optional>
#include <string>

namespace test {

/// A zone by the rules that the worked cases were computed with (tests/data/zoneinfo),
/// whatever the machine's own are by now. cctz keeps a zone once loaded: a test program
/// must not load the same name in another way first.
inline shop::Zone case_zone(const std::string& name) {
    const char* before = std::getenv("TZDIR");
    const std::optional<std::string> kept =
        before == nullptr ? std::nullopt : std::optional<std::string>(before);
    setenv("TZDIR", TEST_DATA "/zoneinfo", 1);
    shop::Zone zone = shop::Zone::load(name);
    if (kept) {
        setenv("TZDIR", kept->c_str(), 1);
    } else {
        unsetenv("TZDIR");
    }
    return zone;
}

}  // namespace test
