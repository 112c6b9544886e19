#include "print/table.hpp"

#include <doctest/doctest.h>

#include <clocale>

using shop::cli::Table;

namespace {

Table people() {
    std::setlocale(LC_CTYPE, "C.UTF-8");
    Table table({{"ID", Table::Align::right}, {"NAME", Table::Align::left, true}, {"PHONE"}});
    table.add({"1", "Maria Lopez", "530-555-0142"});
    table.add({"17", "김민준", "530-555-0143"});
    table.add({"18", "Evil \x1b[2J", ""});
    return table;
}

}  // namespace

TEST_CASE("columns line up, wide characters and escaped ones too") {
    CHECK(people().text(std::nullopt) ==
          "ID  NAME          PHONE\n"
          " 1  Maria Lopez   530-555-0142\n"
          "17  김민준        530-555-0143\n"
          "18  Evil \\x1b[2J\n");
}

TEST_CASE("a narrow terminal cuts what may be cut") {
    CHECK(people().text(26) ==
          "ID  NAME      PHONE\n"
          " 1  Maria Lo  530-555-0142\n"
          "17  김민준    530-555-0143\n"
          "18  Evil \\x1\n");
}

TEST_CASE("before anything is cut, columns that may be left out go, the right-hand ones first") {
    Table table({{"ID"},
                 {"NAME", Table::Align::left, true},
                 {"EMAIL", Table::Align::left, true, true},
                 {"TOWN", Table::Align::left, true, true}});
    table.add({"1", "Maria Lopez", "maria@example.com", "Davis"});
    CHECK(table.text(41) ==
          "ID  NAME         EMAIL              TOWN\n"
          "1   Maria Lopez  maria@example.com  Davis\n");
    CHECK(table.text(40) ==
          "ID  NAME         EMAIL\n"
          "1   Maria Lopez  maria@example.com\n");
    CHECK(table.text(20) ==
          "ID  NAME\n"
          "1   Maria Lopez\n");
    CHECK(table.text(10) ==
          "ID  NAME\n"
          "1   Maria\n");
}

TEST_CASE("a table without rows prints nothing") {
    CHECK(Table({{"ID"}}).text(std::nullopt).empty());
}
