#include "config/files.hpp"
#include "whole_refusal.hpp"

#include <shop/catalogue.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace std::chrono_literals;
using shop::Money;

namespace {

const shop::Currency kDollars;

shop::Catalogue parse(const std::string& toml) {
    return shop::parse_catalogue(toml, "catalogue.toml", kDollars);
}

std::string said(const std::string& toml) {
    return whole_refusal([&] { (void)parse(toml); });
}

const std::string kOil =
    "[[service]]\ncode = \"oil\"\nname = \"Oil\"\nlabor_minutes = 30\nduration_minutes = 45\n";

// A service named like this, with the same text wherever any text may stand.
shop::Catalogue catalogue_with(const std::string& text) {
    shop::Service service;
    service.code = "a";
    service.name = text;
    service.category = text;
    service.labor = 1min;
    service.duration = 1min;
    service.skills = {text, text};
    shop::Part part;
    part.name = text;
    part.price = Money{1};
    service.parts = {part, part};
    shop::Package package;
    package.code = "b";
    package.name = text;
    package.services = {"a"};
    return {{service}, {package}};
}

}  // namespace

TEST_CASE("every key of a service and a package is read") {
    const shop::Catalogue read = parse(R"([[service]]
code = "starter"
name = "Starter replacement"
category = "Electrical"
price = "99.50"
labor_minutes = 90
duration_minutes = 105
credited_when_repaired = true
skills = ["electrical", "ac"]
retired = true
part = [
  { name = "Starter", number = "S-1", quantity = "1.5", cost = "189", condition = "rebuilt" },
  { name = "Core charge", price = "35.00", refundable = true },
]
[[package]]
code = "both"
name = "Both"
services = ["starter", "elsewhere"]
price = "139.00"
duration_minutes = 70
retired = true
)");
    shop::Service service;
    service.code = "starter";
    service.name = "Starter replacement";
    service.category = "Electrical";
    service.price = Money{9'950};
    service.labor = 90min;
    service.duration = 105min;
    service.credited_when_repaired = true;
    service.skills = {"electrical", "ac"};
    service.retired = true;
    service.parts = {{"Starter", "S-1", "rebuilt", shop::Quantity{1'500}, Money{18'900}, {}, false},
                     {"Core charge", "", "", shop::Quantity{}, {}, Money{3'500}, true}};
    shop::Package package;
    package.code = "both";
    package.name = "Both";
    package.services = {"starter", "elsewhere"};
    package.price = Money{13'900};
    package.duration = 70min;
    package.retired = true;
    const shop::Catalogue expected{{service}, {package}};
    CHECK(read == expected);
    CHECK(parse(shop::to_toml(expected, kDollars)) == expected);
}

TEST_CASE("the example is in the canonical form, byte for byte") {
    const std::string text = read_project_file("examples/catalogue.toml");
    CHECK(shop::to_toml(parse(text), kDollars) == text);
}

TEST_CASE("the example is a mobile mechanic's catalogue") {
    const shop::Catalogue read = parse(read_project_file("examples/catalogue.toml"));
    CHECK(read.services.size() >= 34);
    CHECK(read.packages.size() >= 5);
    std::set<std::string> codes;
    for (const shop::Service& service : read.services) codes.insert(service.code);
    for (const char* code :
         {"oil-synthetic", "oil-conventional", "oil-high-mileage", "tire-rotation",
          "inspection-multipoint", "brakes-front", "diagnostic-no-start", "starter"}) {
        CHECK(codes.count(code) == 1);
    }
    for (const shop::Package& package : read.packages) {
        for (const std::string& code : package.services) CHECK(codes.count(code) == 1);
    }
}

TEST_CASE("an empty catalogue is a header, and is read") {
    const std::string text = shop::to_toml({}, kDollars);
    CHECK(text.front() == '#');
    CHECK(parse(text) == shop::Catalogue{});
    CHECK(parse("") == shop::Catalogue{});
}

TEST_CASE("any text that can be stored is written and read unchanged") {
    std::string controls = "x";
    for (char c = 1; c < 32; ++c) controls += c;
    for (const std::string& text :
         {std::string{"5'10\" ramp"}, std::string{"C:\\Users\\n"}, std::string{"two\nlines\r\n"},
          std::string{"\xf0\x9f\x9a\x97\xe2\x80\x8d\xf0\x9f\x94\xa7"}, controls + '\x7f',
          std::string{" blanks around "}, std::string{"\"\"\""}, std::string{"'''"},
          std::string{"# no comment"}, std::string{"\\u0041"},
          std::string{"\xe2\x80\xae"
                      "abc"},
          std::string{"\xc2\x85 \xef\xbb\xbf \xef\xbf\xbf \xf4\x8f\xbf\xbf"}}) {
        CAPTURE(text);
        const shop::Catalogue catalogue = catalogue_with(text);
        const std::string written = shop::to_toml(catalogue, kDollars);
        CHECK(parse(written) == catalogue);
        CHECK(shop::to_toml(parse(written), kDollars) == written);
    }
}

TEST_CASE("amounts are written in the shop's currency") {
    const shop::Currency yen = shop::find_currency("JPY");
    shop::Catalogue catalogue = catalogue_with("a");
    catalogue.services[0].price = Money{7'400};
    const std::string written = shop::to_toml(catalogue, yen);
    CHECK(written.find("price = \"7400\"\n") != std::string::npos);
    CHECK(shop::parse_catalogue(written, "c.toml", yen) == catalogue);
}

TEST_CASE("a part has a cost or a price, and not both") {
    const std::string one = "part = [{ name = \"Filter\"";
    CHECK(said(kOil + one + " }]\n") ==
          "bad_file: catalogue.toml:6:9: service.part.price is missing: a part has a cost or a "
          "price | cost is marked up, price is charged as it stands");
    CHECK(said(kOil + one + ", cost = \"1\", price = \"2\" }]\n") ==
          "bad_file: catalogue.toml:6:35: service.part.cost and price are both given: a part has "
          "one of them | cost is marked up, price is charged as it stands");
    CHECK(said(kOil + one + ", prise = \"2\" }]\n") ==
          "bad_file: catalogue.toml:6:28: unknown key 'prise' in [service.part] | did you mean "
          "'price'?");
    CHECK(said(kOil + one + ", price = \"2\", condition = \"broken\" }]\n") ==
          "bad_file: catalogue.toml:6:53: service.part.condition must be new or used or rebuilt or "
          "remanufactured, not 'broken'");
    CHECK(said(kOil + one + ", price = \"2\", quantity = \"0\" }]\n")
              .starts_with("bad_file: catalogue.toml:6:52: service.part.quantity: "));
    CHECK(said(kOil + one + ", price = 2.5 }]\n")
              .starts_with("bad_file: catalogue.toml:6:36: service.part.price must be text in "
                           "quotes, not a decimal number"));
}

TEST_CASE("codes are of one form and used once") {
    const std::string at = "bad_file: catalogue.toml:2:8: service.code: ";
    const std::string form = " is no code | Codes are a-z, 0-9 and dashes, like 'brakes-front'.";
    const auto with_code = [](const std::string& code) {
        return said("[[service]]\ncode = \"" + code +
                    "\"\nname = \"Oil\"\nlabor_minutes = 30\nduration_minutes = 45\n");
    };
    CHECK(with_code("Oil") == at + "'Oil'" + form);
    CHECK(with_code("") == at + "the code is empty");
    CHECK(with_code("a b") == at + "'a b'" + form);
    CHECK(with_code(std::string(64, 'a')) == "accepted");
    CHECK(
        with_code(std::string(65, 'a')).starts_with("bad_file: catalogue.toml:2:8: service.code"));
    const std::string twice =
        " 'oil' is used earlier in the file | services and packages share one list of codes";
    CHECK(said(kOil + kOil) == "bad_file: catalogue.toml:7:8: service.code" + twice);
    CHECK(said(kOil + "[[package]]\ncode = \"oil\"\nname = \"P\"\nservices = [\"oil\"]\n") ==
          "bad_file: catalogue.toml:7:8: package.code" + twice);
}

TEST_CASE("what a service and a package must have is asked for") {
    CHECK(said("[[service]]\ncode = \"oil\"\nname = \"Oil\"\nlabor_minutes = 30\n") ==
          "bad_file: catalogue.toml:1:1: service.duration_minutes is missing");
    CHECK(said("[[service]]\ncode = \"oil\"\nname = \"Oil\"\nduration_minutes = 30\n") ==
          "bad_file: catalogue.toml:1:1: service.labor_minutes is missing");
    CHECK(said("[[package]]\ncode = \"p\"\nname = \"P\"\nservices = []\n") ==
          "bad_file: catalogue.toml:4:12: package.services must list at least one service");
    CHECK(said("[[services]]\n") ==
          "bad_file: catalogue.toml:1:3: unknown key 'services' | did you mean 'service'?");
    CHECK(said("[[service]]\ncode = 1\n") ==
          "bad_file: catalogue.toml:2:8: service.code must be text in quotes, not a whole number | "
          "put the value in quotes: \"...\"");
}

TEST_CASE("times and names have limits") {
    const auto with = [](const std::string& name, const std::string& labor,
                         const std::string& duration) {
        return said("[[service]]\ncode = \"oil\"\nname = \"" + name +
                    "\"\nlabor_minutes = " + labor + "\nduration_minutes = " + duration + "\n");
    };
    CHECK(with(std::string(200, 'x'), "10080", "1440") == "accepted");
    CHECK(with(std::string(201, 'x'), "1", "1") ==
          "bad_file: catalogue.toml:3:8: service.name may have at most 200 characters, not 201");
    CHECK(with("", "1", "1") == "bad_file: catalogue.toml:3:8: service.name must not be empty");
    CHECK(with("a\\u0000b", "1", "1") ==
          "bad_file: catalogue.toml:3:8: service.name must not contain a NUL character");
    CHECK(
        with("x", "10081", "1") ==
        "bad_file: catalogue.toml:4:17: service.labor_minutes must be from 0 to 10080, not 10081");
    CHECK(with("x", "0", "0") ==
          "bad_file: catalogue.toml:5:20: service.duration_minutes must be from 1 to 1440, not 0");
    CHECK(with("x", "0", "1441") ==
          "bad_file: catalogue.toml:5:20: service.duration_minutes must be from 1 to 1440, not "
          "1441");
}

TEST_CASE("a file too large to be a catalogue is refused") {
    CHECK(said(std::string((4 << 20) + 1, '\n')) ==
          "bad_file: catalogue.toml: a catalogue of more than 4 MiB");
    std::string many;
    for (int i = 0; i <= 10'000; ++i) many += "[[service]]\n";
    CHECK(said(many) ==
          "bad_file: catalogue.toml:10001:1: service may be given at most 10000 times, not 10001");
}
