#include "config/files.hpp"
#include "config/key_lister.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <string>

namespace {

// The keys that the first column of the page's tables names.
std::multiset<std::string> documented_keys() {
    const std::string page = read_project_file("docs/configuration.md");
    static const std::regex row("\n\\| `([a-z_.]+)` \\|");
    std::multiset<std::string> keys;
    for (std::sregex_iterator it(page.begin(), page.end(), row), end; it != end; ++it) {
        keys.insert((*it)[1]);
    }
    return keys;
}

}  // namespace

TEST_CASE("docs/configuration.md has a row for every key that is read, and no other") {
    std::multiset<std::string> read;
    for (const auto& keys : {shop::config::settings_keys(), shop::config::catalogue_keys(),
                             shop::config::closure_keys()}) {
        read.insert(keys.begin(), keys.end());
    }
    CHECK(read.size() > 90);
    CHECK(documented_keys() == read);
}
