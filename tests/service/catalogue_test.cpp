#include <doctest/doctest.h>

#include <algorithm>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;

struct Book : test::TestShop {
    shop::CatalogueBook catalogue() { return (**this).catalogue(); }
    [[nodiscard]] std::string exported() {
        return shop::to_toml(catalogue().all(), (**this).settings().profile.currency);
    }
    [[nodiscard]] shop::Catalogue parse(const std::string& toml) {
        return shop::parse_catalogue(toml, "catalogue.toml", (**this).settings().profile.currency);
    }
};

std::string counts(const shop::CatalogueImport& done) {
    return std::to_string(done.added) + " added, " + std::to_string(done.changed) + " changed, " +
           std::to_string(done.unchanged) + " unchanged";
}

TEST_CASE_FIXTURE(Book,
                  "what is exported and imported again changes nothing, and is the same file") {
    const std::string file = exported();
    CHECK(counts(catalogue().import(parse(file))) == "0 added, 0 changed, 7 unchanged");
    CHECK(exported() == file);

    test::TestShop other;
    CHECK(counts(other->catalogue().import(parse(file))) == "0 added, 0 changed, 7 unchanged");
}

TEST_CASE_FIXTURE(Book, "the example catalogue goes through a store unchanged") {
    const std::string file =
        test::file_bytes(std::string(PROJECT_ROOT) + "/examples/catalogue.toml");
    const shop::Catalogue wanted = parse(file);
    const std::string canonical = shop::to_toml(wanted, (**this).settings().profile.currency);
    for (const shop::Service& service : catalogue().all().services) {
        if (std::ranges::find(wanted.services, service.code, &shop::Service::code) ==
            wanted.services.end()) {
            catalogue().retire_service(service.code);
        }
    }
    catalogue().retire_package("basic");
    const auto done = catalogue().import(wanted);
    CHECK(done.added + done.changed ==
          static_cast<int>(wanted.services.size() + wanted.packages.size()));
    shop::Catalogue stored = parse(exported());
    std::ranges::sort(stored.services, {}, &shop::Service::code);
    shop::Catalogue expected = parse(canonical);
    std::ranges::sort(expected.services, {}, &shop::Service::code);
    CHECK(stored == expected);
}

TEST_CASE_FIXTURE(Book, "an import adds what is new, changes what differs and leaves the rest") {
    const auto oil = catalogue().service("oil");
    const auto done = catalogue().import(parse(R"(
[[service]]
code = "oil"
name = "Oil change"
category = "Maintenance"
price = "79.00"
labor_minutes = 30
duration_minutes = 45
part = [{ name = "Oil and filter", price = "46.00", condition = "new" }]

[[service]]
code = "wipers"
name = "Wiper blades"
price = "15.00"
labor_minutes = 10
duration_minutes = 20
)"));
    CHECK(counts(done) == "1 added, 1 changed, 0 unchanged");
    shop::Service expected = oil;
    expected.price = shop::Money{7900};
    expected.revision = 2;
    CHECK(catalogue().service("oil") == expected);
    CHECK(catalogue().all().services.size() == 7);
}

TEST_CASE_FIXTURE(Book, "an import is all or nothing") {
    const auto broken = parse(R"(
[[service]]
code = "wipers"
name = "Wiper blades"
price = "15.00"
labor_minutes = 10
duration_minutes = 20

[[service]]
code = "basic"
name = "A service with a package's code"
price = "15.00"
labor_minutes = 10
duration_minutes = 20
)");
    CHECK(test::refused_whole(*this, ErrorCode::duplicate, [&] { catalogue().import(broken); }));
    CHECK(test::code_of([&] { static_cast<void>(catalogue().service("wipers")); }) ==
          ErrorCode::not_found);
}

TEST_CASE_FIXTURE(Book, "a code is one service's or one package's") {
    shop::Service service = catalogue().service("oil");
    CHECK(test::refused_whole(*this, ErrorCode::duplicate, [&] { catalogue().add(service); }));
    service.code = "basic";
    CHECK(test::refused_whole(*this, ErrorCode::duplicate, [&] { catalogue().add(service); }));
    CHECK(test::refused_whole(*this, ErrorCode::duplicate, [&] { catalogue().edit(service); }));
    shop::Package package = catalogue().package("basic");
    package.code = "oil";
    CHECK(test::refused_whole(*this, ErrorCode::duplicate, [&] { catalogue().add(package); }));
    CHECK(test::refused_whole(*this, ErrorCode::duplicate, [&] { catalogue().edit(package); }));
    package.code = "spring";
    package.services = {"oil", "nothing"};
    CHECK(test::refused_whole(*this, ErrorCode::not_found, [&] { catalogue().add(package); }));
}

TEST_CASE_FIXTURE(Book, "adding with a request id adds once, however often it is sent") {
    shop::Service service = catalogue().service("brakes");
    service.code = "brakes-rear";
    const auto first = catalogue().add(service, "req-1");
    auto again = catalogue().add(service, "req-1");
    CHECK(again.replayed);
    again.replayed = first.replayed;
    CHECK(again == first);
    service.parts.front().price = shop::Money{1};
    service.parts.front().cost.reset();
    const auto reused = [&](const auto& record) {
        return test::refused_whole(*this, ErrorCode::request_id_reused,
                                   [&] { catalogue().add(record, "req-1"); });
    };
    CHECK(reused(service));

    shop::Package package = catalogue().package("basic");
    package.code = "spring";
    CHECK(reused(package));
    const auto sold = catalogue().add(package, "req-2");
    auto repeated = catalogue().add(package, "req-2");
    CHECK(repeated.replayed);
    repeated.replayed = sold.replayed;
    CHECK(repeated == sold);
}

TEST_CASE_FIXTURE(Book, "what is retired meanwhile is not retired as it was seen before") {
    shop::Service service = catalogue().service("oil");
    const auto seen = service.revision;
    service.name = "Oil";
    catalogue().edit(service);
    CHECK(test::refused_whole(*this, ErrorCode::stale_revision,
                              [&] { catalogue().retire_service("oil", seen); }));
    CHECK(test::refused_whole(*this, ErrorCode::stale_revision,
                              [&] { catalogue().retire_package("basic", 7); }));
    CHECK(catalogue().retire_service("oil", seen + 1).retired);
}

TEST_CASE_FIXTURE(Book, "a service is changed only as somebody last saw it") {
    shop::Service mine = catalogue().service("brakes");
    shop::Service theirs = mine;
    mine.parts.pop_back();
    mine.code = "brakes-front";
    const auto after = catalogue().edit(mine);
    mine.revision = 2;
    CHECK(after == mine);
    CHECK(catalogue().service("brakes-front") == mine);
    CHECK(test::refused_whole(*this, ErrorCode::stale_revision, [&] { catalogue().edit(theirs); }));
}

TEST_CASE_FIXTURE(Book, "what is retired is gone from the list and stays in the store") {
    const auto retired = catalogue().retire_service("rotation");
    CHECK(retired.retired);
    CHECK(catalogue().all().services.size() == 5);
    CHECK(catalogue().all(true).services.size() == 6);
    CHECK(catalogue().service("rotation") == retired);
    CHECK(test::refused_whole(*this, ErrorCode::wrong_state,
                              [&] { catalogue().retire_service("rotation"); }));
    CHECK(test::refused_whole(*this, ErrorCode::not_found,
                              [&] { catalogue().retire_service("nothing"); }));
    catalogue().retire_package("basic");
    CHECK(test::refused_whole(*this, ErrorCode::wrong_state,
                              [&] { catalogue().retire_package("basic"); }));
}

TEST_CASE_FIXTURE(Book, "an unknown code is answered with the nearest") {
    CHECK(whole_refusal([&] { static_cast<void>(catalogue().service("brake")); }) ==
          "not_found: there is no service 'brake' | did you mean 'brakes'?");
    CHECK(whole_refusal([&] { static_cast<void>(catalogue().package("zzzzzz")); }) ==
          "not_found: there is no package 'zzzzzz' | see: shopctl service list");
}

}  // namespace
