#include "domain/area.hpp"

#include "domain/refusal.hpp"

#include <shop/text.hpp>

#include <doctest/doctest.h>

using shop::domain::find_area;
using shop::domain::normalized_postal_code;

namespace {

shop::Area area(std::string name, std::vector<std::string> postal_codes) {
    shop::Area made;
    made.name = std::move(name);
    made.postal_codes = std::move(postal_codes);
    return made;
}

const std::vector<shop::Area> kAreas{area("Home", {"95695", "95616"}),
                                     area("Extended", {"95616", "95694", "sw1a  1aa"})};

std::string found(std::string_view postal_code) {
    return find_area(kAreas, postal_code)->name;
}

}  // namespace

TEST_CASE("the first area that lists a postal code counts") {
    CHECK(found("95695") == "Home");
    CHECK(found("95616") == "Home");
    CHECK(found("95694") == "Extended");
}

TEST_CASE("a postal code is found however it is spaced and capitalized") {
    CHECK(found(" 95695\t") == "Home");
    CHECK(found("SW1A 1AA") == "Extended");
    CHECK(found("  sw1a   1aa ") == "Extended");
    CHECK(normalized_postal_code(" sw1a \t 1aa\n") == "SW1A 1AA");
    CHECK(normalized_postal_code("  ").empty());
}

TEST_CASE("ZIP+4 is found under its five digits") {
    CHECK(found("95694-1234") == "Extended");
    const std::vector<shop::Area> block{area("Block", {"95616-1234"})};
    CHECK(find_area(block, "95616-1234")->name == "Block");
    const auto refused = [](const char* code) {
        return refusal([&] { return find_area(kAreas, code); });
    };
    for (const auto* code : {"95694-123", "95694-12345", "95694-12x4", "95694 1234", "9569",
                             "956945", "95694-", "SW1A1AA", "", "9569\xff"}) {
        CAPTURE(code);
        CHECK(refused(code) == "out_of_area: postal code '" + shop::shown(code) +
                                   "' is in none of the service areas");
    }
}

TEST_CASE("a refusal names the areas that are served") {
    try {
        static_cast<void>(find_area(kAreas, "10001"));
        FAIL("accepted");
    } catch (const shop::Error& error) {
        CHECK(error.hint() == "areas served: Home, Extended");
    }
}

TEST_CASE("a shop without areas serves every place") {
    CHECK(find_area({}, "10001") == nullptr);
    CHECK(find_area({}, "") == nullptr);
}
