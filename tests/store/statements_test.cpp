#include "store/statements.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "raw_store.hpp"

namespace {

/// How many statements the files of the catalogue define.
std::size_t defined_statements() {
    const std::string definition = "inline constexpr Sql k";
    std::size_t count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(PROJECT_ROOT) + "/libshop/store/sql")) {
        const std::string text = test::file_bytes(entry.path());
        for (auto at = text.find(definition); at != std::string::npos;
             at = text.find(definition, at + 1)) {
            ++count;
        }
    }
    return count;
}

TEST_CASE("every statement of the catalogue can be prepared on SQLite") {
    test::RawStore store;
    for (const shop::driver::Sql* sql : shop::store::all_statements()) {
        CAPTURE(sql->name);
        CHECK_NOTHROW(SQLite::Statement(store.raw(), std::string(sql->text)));
    }
}

TEST_CASE("every statement that the files define is in the catalogue, under a name of its own") {
    std::set<std::string_view> names;
    const auto all = shop::store::all_statements();
    for (const shop::driver::Sql* sql : all) names.insert(sql->name);
    CHECK(all.size() == defined_statements());
    CHECK(names.size() == all.size());
    CHECK(all.size() > 50);
}

TEST_CASE("the statements keep to what both engines understand") {
    for (const shop::driver::Sql* sql : shop::store::all_statements()) {
        CAPTURE(sql->name);
        const std::string text(sql->text);
        CHECK(text.find('?') == std::string::npos);
        CHECK(text.find("SELECT *") == std::string::npos);
        CHECK((text.find(" LIKE ") == std::string::npos ||
               text.find(" ESCAPE ") != std::string::npos));
        CHECK((text.find("ON CONFLICT") == std::string::npos ||
               text.find("ON CONFLICT (") != std::string::npos));
        for (const char* engines_own : {"datetime(", "strftime(", "unixepoch", "OR REPLACE",
                                        "OR IGNORE", "last_insert_rowid", "ifnull(", "rowid"}) {
            CHECK(text.find(engines_own) == std::string::npos);
        }
    }
}

}  // namespace
