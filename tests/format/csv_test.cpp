#include <shop/format.hpp>

#include <doctest/doctest.h>

using shop::CsvWriter;

TEST_CASE("cells are quoted where they need it, lines end in CRLF") {
    CsvWriter csv(CsvWriter::For::machine);
    CHECK(csv.row({"id", "name"}) == "id,name\r\n");
    CHECK(csv.row({"1", "Lopez, Maria"}) == "1,\"Lopez, Maria\"\r\n");
    CHECK(csv.row({"2", "5'10\" ramp"}) == "2,\"5'10\"\" ramp\"\r\n");
    CHECK(csv.row({"3", "two\nlines"}) == "3,\"two\nlines\"\r\n");
    CHECK(csv.row({"", "김"}) == ",김\r\n");
}

TEST_CASE("for programs every cell stays as it is") {
    CsvWriter csv(CsvWriter::For::machine);
    CHECK(csv.row({"=1+1", "'=1+1", "-5", "\t=1"}) == "=1+1,'=1+1,-5,\t=1\r\n");
}

TEST_CASE("for spreadsheets the first line has the byte order mark") {
    CsvWriter csv(CsvWriter::For::excel);
    CHECK(csv.row({"id"}) == "\xef\xbb\xbfid\r\n");
    CHECK(csv.row({"1"}) == "1\r\n");
}

TEST_CASE("for spreadsheets what would run as a formula is made inert") {
    CsvWriter csv(CsvWriter::For::excel);
    static_cast<void>(csv.row({"x"}));
    CHECK(csv.row({"=1+1"}) == "'=1+1\r\n");
    CHECK(csv.row({"@SUM(A1)"}) == "'@SUM(A1)\r\n");
    CHECK(csv.row({"\t=1+1"}) == "'\t=1+1\r\n");
    CHECK(csv.row({"\n=1+1"}) == "\"'\n=1+1\"\r\n");
    CHECK(csv.row({"＝1+1"}) == "'＝1+1\r\n");
    CHECK(csv.row({"-2+3+cmd|' /C calc'!D2"}) == "'-2+3+cmd|' /C calc'!D2\r\n");
    CHECK(csv.row({"-5.00", "12", "530-555-0142"}) == "-5.00,12,530-555-0142\r\n");
}
