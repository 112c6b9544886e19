#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;
using test::TestShop;

shop::Customer person(const std::string& name, const std::string& phone = {},
                      const std::string& email = {}) {
    shop::Customer customer;
    customer.name = name;
    customer.phone = phone;
    customer.email = email;
    return customer;
}

TEST_CASE("a customer is given back as stored, in the stored form") {
    TestShop shop;
    shop::Customer wanted = person("  Dana Reyes ", "(530) 555-0142", "Dana@Example.com");
    wanted.notes = "gate code 4411";
    const shop::Customer added = shop->customers().add(wanted);

    shop::Customer expected = person("Dana Reyes", "+15305550142", added.email);
    expected.id = shop::CustomerId{1};
    expected.revision = 1;
    expected.notes = "gate code 4411";
    expected.created_at = shop->now();
    CHECK(added == expected);
    CHECK(shop->customers().get(added.id) == expected);
}

TEST_CASE("a person is never overwritten because an address or a number is the same") {
    TestShop shop;
    const auto first = shop->customers().add(person("Ann", "5305550142", "home@example.com"));
    const auto second = shop->customers().add(person("Bob", "5305550142", "home@example.com"));
    CHECK(second.id != first.id);
    CHECK(shop->customers().get(first.id) == first);
    CHECK(test::code_of([&] {
              static_cast<void>(shop->customers().resolve("HOME@example.com"));
          }) == ErrorCode::ambiguous);
}

TEST_CASE("a customer is found by number, e-mail, telephone and name") {
    TestShop shop;
    const auto zoe = shop->customers().add(person("Zoë Ångström", "5305550142", "zoe@example.com"));
    static_cast<void>(shop->customers().add(person("Ann Lee", "5305550143", "ann@example.com")));
    for (const char* text : {"1", "zoe@example.com", "ZOE@EXAMPLE.COM", "530-555-0142",
                             "+1 530 555 0142", "Zoë Ångström", "zoe angstrom", "angstr"}) {
        CAPTURE(text);
        CHECK(shop->customers().resolve(text) == zoe);
    }
    for (const char* text : {"99", "nobody@example.com", "530-555-0199", "Mallory", "%", "_"}) {
        CAPTURE(text);
        const auto code =
            test::code_of([&] { static_cast<void>(shop->customers().resolve(text)); });
        CHECK((code == ErrorCode::not_found || code == ErrorCode::ambiguous));
    }
    CHECK(test::code_of([&] { static_cast<void>(shop->customers().resolve("%")); }) ==
          ErrorCode::not_found);
    CHECK(test::code_of([&] { static_cast<void>(shop->customers().resolve("")); }) ==
          ErrorCode::invalid_argument);
}

TEST_CASE("a name that stands for several people is answered with who they are") {
    TestShop shop;
    shop->customers().add(person("Ann Lee", "5305550142"));
    shop->customers().add(person("Ann Lee", "", "ann@example.com"));
    CHECK(whole_refusal([&] { static_cast<void>(shop->customers().resolve("ann lee")); }) ==
          "ambiguous: 2 customers match 'ann lee' | use the number of one of them: 1 Ann Lee "
          "530-555-0142; 2 Ann Lee ann@example.com");
}

TEST_CASE("a customer is changed only as somebody last saw it") {
    TestShop shop;
    shop::Customer mine = shop->customers().add(person("Ann"));
    shop::Customer theirs = mine;
    mine.notes = "prefers mornings";
    const auto changed = shop->customers().edit(mine);
    CHECK(changed.revision == 2);
    CHECK(changed.notes == "prefers mornings");

    theirs.name = "Anne";
    CHECK(test::refused_whole(shop, ErrorCode::stale_revision,
                              [&] { shop->customers().edit(theirs); }));
    CHECK(shop->customers().get(mine.id) == changed);
    shop::Customer nobody = person("Nobody");
    nobody.id = shop::CustomerId{77};
    CHECK(test::refused_whole(shop, ErrorCode::not_found, [&] { shop->customers().edit(nobody); }));
}

TEST_CASE("what is no customer is refused and stores nothing") {
    TestShop shop;
    for (const shop::Customer& bad :
         {person(""), person("Ann", "12"), person("Ann", "", "no address"),
          person(std::string("A\0B", 3)), person(std::string(201, 'a')), person("Ann\xff")}) {
        CAPTURE(bad.name);
        CHECK(test::refused_whole(shop, ErrorCode::invalid_argument,
                                  [&] { shop->customers().add(bad); }));
    }
}

TEST_CASE("adding with a request id makes one customer, however often it is sent") {
    TestShop shop;
    const auto first = shop->customers().add(person("Ann", "5305550142"), "req-1");
    auto again = shop->customers().add(person("Ann ", "530 555 0142"), "req-1");
    CHECK_FALSE(first.replayed);
    CHECK(again.replayed);
    again.replayed = false;
    CHECK(again == first);
    CHECK(test::refused_whole(shop, ErrorCode::request_id_reused,
                              [&] { shop->customers().add(person("Bob"), "req-1"); }));
    CHECK(test::refused_whole(shop, ErrorCode::invalid_argument,
                              [&] { shop->customers().add(person(""), "req-2"); }));
    CHECK(shop->customers().add(person("Bob"), "req-2").id == shop::CustomerId{2});
}

TEST_CASE("people are found by what their record contains") {
    TestShop shop;
    shop::Customer ann = person("Ann Lee", "5305550142", "ann@example.com");
    ann.address = "12 Oak St";
    ann.postal_code = "95695";
    shop->customers().add(ann);
    shop->customers().add(person("Bob 100% Reliable"));
    const auto names = [&](const char* text) {
        std::string all;
        for (const auto& customer : shop->customers().find(text)) all += customer.name + ";";
        return all;
    };
    CHECK(names("oak") == "Ann Lee;");
    CHECK(names("555-0142") == "Ann Lee;");
    CHECK(names("+15305550142") == "Ann Lee;");
    CHECK(names("0142") == "Ann Lee;");
    CHECK(names("555 01") == "Ann Lee;");
    CHECK(names("(530) 555") == "Ann Lee;");
    CHECK(names("555 02") == "");
    CHECK(names("95695") == "Ann Lee;");
    CHECK(names("100%") == "Bob 100% Reliable;");
    CHECK(names("e") == "Ann Lee;Bob 100% Reliable;");
    CHECK(names("_") == "");
    CHECK(shop->customers().find("e", 1).size() == 1);
}

TEST_CASE("all customers are read in pages, each once") {
    TestShop shop;
    shop.run(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) "
        "INSERT INTO customer (name, name_folded, search_text, created_at) "
        "SELECT 'C' || i, 'c' || i, 'c' || i, 0 FROM n");
    std::int64_t expected = 0;
    bool in_order = true;
    shop->customers().each([&](const shop::Customer& customer) {
        in_order = in_order && customer.id.value() == ++expected;
    });
    CHECK(in_order);
    CHECK(expected == 2500);
}

}  // namespace
