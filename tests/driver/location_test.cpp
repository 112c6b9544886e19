#include "driver/location.hpp"

#include "driver/files.hpp"
#include "driver/printable.hpp"
#include "driver/sqlite_fixture.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace shop::driver {

TEST_CASE("sqlite: names a file, relative to the folder, byte for byte") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"sqlite:shop.db", "/srv/shop/shop.db"},
        {"sqlite:/var/lib/shop.db", "/var/lib/shop.db"},
        {"sqlite:///var/lib/shop.db", "///var/lib/shop.db"},
        {"sqlite:../a b.db", "/srv/shop/../a b.db"},
        {"sqlite:a?mode=memory#x%20'\".db", "/srv/shop/a?mode=memory#x%20'\".db"},
        {"sqlite:a\nb\xff.db", "/srv/shop/a\nb\xff.db"},
        {"sqlite:./:memory:", "/srv/shop/./:memory:"},
    };
    for (const auto& [url, path] : cases) {
        CAPTURE(url);
        const Location location = parse_location(url, "/srv/shop");
        CHECK(location.scheme == "sqlite");
        CHECK(location.path.native() == path);
    }
}

TEST_CASE("a server is named as libpq takes it") {
    for (const char* url : {"postgresql://ed@db/shop", "postgres://db:5433,db2/shop?sslmode=require",
                            "host=db dbname=shop", "service=shop", "host = db password='a b'"}) {
        CAPTURE(url);
        const Location location = parse_location(url, "/srv/shop");
        CHECK(location.scheme == "postgresql");
        CHECK(location.conninfo == url);
    }
}

TEST_CASE("what is no store's file is refused, with what to write instead") {
    struct Refused {
        std::string url;
        std::string message;
        std::string hint;
    };
    const std::string sample =
        "write it as sqlite:PATH, for instance sqlite:shop.db, or as "
        "postgresql://USER@HOST/DATABASE";
    const std::string name_a_file = "name a file, for instance sqlite:shop.db";
    const std::vector<Refused> cases{
        {"shop.db", "the store 'shop.db' cannot be used: it is neither a file nor a server",
         "write it as 'sqlite:shop.db'"},
        {"", "the store '' cannot be used: it is neither a file nor a server", sample},
        {"SQLITE:shop.db", "the store 'SQLITE:shop.db' cannot be used: it is neither a file nor a server",
         sample},
        {"sqlite://shop.db", "the store 'sqlite://shop.db' names a host; SQLite is a file",
         "write it as sqlite:PATH, for instance sqlite:shop.db"},
        {"sqlite:", "'' is no file to keep a store in", name_a_file},
        {"sqlite::memory:", "':memory:' is no file to keep a store in", name_a_file},
        {"sqlite:file:x?mode=memory", "'file:x?mode=memory' is no file to keep a store in",
         name_a_file},
        {std::string("sqlite:a\0b", 10), "the path 'a\\x00b' has a NUL in it", ""},
    };
    for (const Refused& refused : cases) {
        CAPTURE(refused.url);
        try {
            (void)parse_location(refused.url, "/srv/shop");
            FAIL("it was taken");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::invalid_argument);
            CHECK(error.message() == refused.message);
            CHECK(error.hint() == refused.hint);
        }
    }
}

TEST_CASE("the scheme picks the driver") {
    const TemporaryFolder folder;
    const Location location = parse_location("sqlite:shop.db", folder.path());
    CHECK(refusal([&] { (void)open(location); }) == ErrorCode::store_missing);
    {
        const auto store = open(location, {.create = true});
        CHECK(store->engine().starts_with("SQLite 3."));
        store->run_script(kSqliteSchema);
    }
    CHECK(count_mechanics(*open(location)) == 0);
    CHECK(refusal([] { (void)open(Location{"oracle", "/x"}); }) == ErrorCode::invalid_argument);
}

TEST_CASE("bytes that a terminal or JSON could not take are shown as escapes") {
    CHECK(printable("Zoë's shop.db") == "Zoë's shop.db");
    CHECK(printable("a\nb\tc\x1b[31m\x7f") == "a\\nb\\tc\\x1b[31m\\x7f");
    CHECK(printable("a\xff\xc3") == "a\\xff\\xc3");
    CHECK(printable("\xc2\x9b") == "\\xc2\\x9b");
    CHECK(quoted("a\rb") == "'a\\x0db'");
}

}  // namespace shop::driver
