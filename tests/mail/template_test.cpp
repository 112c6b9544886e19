#include "mail/template.hpp"

#include <shop/error.hpp>

#include <doctest/doctest.h>

#include <string>

using shop::mail::Template;
using shop::mail::Values;

namespace {

Values car(const std::string& name) {
    Values item;
    item.set("car", name);
    item.set_one("price", name == "Civic", {{"total", "$5.00"}});
    return item;
}

Values values() {
    Values all;
    all.set("name", "Maria");
    all.set_list("cars", car(""), {car("Civic"), car("Camry")});
    all.set_list("none", car(""), {});
    all.only_if("yes", true);
    all.only_if("no", false);
    return all;
}

std::string filled(const std::string& text) {
    return Template::parse(text, values()).filled(values());
}

std::string refusal(const std::string& text) {
    try {
        return "taken: " + filled(text);
    } catch (const shop::Error& error) {
        CHECK(error.code() == shop::ErrorCode::bad_file);
        return error.message() + " | " + error.hint();
    }
}

}  // namespace

TEST_CASE("a placeholder stands for its value") {
    CHECK(filled("Hello {name}, hello {name}.") == "Hello Maria, hello Maria.");
    CHECK(filled("") == "");
    CHECK(filled("no placeholder") == "no placeholder");
}

TEST_CASE("a list repeats its middle, one of none leaves it out") {
    CHECK(filled("{each cars}{car}, {end}and {name}") == "Civic, Camry, and Maria");
    CHECK(filled("a{each none}{car}{end}b") == "ab");
    CHECK(filled("{each yes}yes{end}{each no}no{end}") == "yes");
}

TEST_CASE("within a list the values around it can be named, and further lists") {
    CHECK(filled("{each cars}{name}'s {car}{each price} for {total}{end}; {end}") ==
          "Maria's Civic for $5.00; Maria's Camry; ");
}

TEST_CASE("a line with nothing but the mark of a list on it leaves no line") {
    CHECK(filled("a\n{each cars}\n  {car}\n{end}\nb\n") == "a\n  Civic\n  Camry\nb\n");
    CHECK(filled("a\n  {each no}  \nx\n\t{end}\nb") == "a\nb");
    CHECK(filled("{each yes}\nx\n{end}") == "x\n");
}

TEST_CASE("two braces are one to be read, and a closing one is itself") {
    CHECK(filled("p {{ margin: 0 }") == "p { margin: 0 }");
    CHECK(filled("{{name}") == "{name}");
}

TEST_CASE("values are not read as templates") {
    Values hostile;
    hostile.set("name", "{other}{each x}{end}{{");
    CHECK(Template::parse("{name}", hostile).filled(hostile) == "{other}{each x}{end}{{");
}

TEST_CASE("a value is one line, and what is no text in it is made harmless") {
    Values odd;
    odd.set("line", "a\r\nb\tc\x1b[1m\xff\u2028\u202e");
    CHECK(Template::parse("{line}", odd).filled(odd) == "a b c [1m\uFFFD");
    odd.set_lines("lines", "a\nb\r\x01");
    CHECK(Template::parse("{lines}", odd).filled(odd) == "a\nb  ");
}

TEST_CASE("in HTML values are escaped, the template is not") {
    Values odd;
    odd.set("line", "<a href=\"x\">'&'</a>");
    CHECK(Template::parse("<b>{line}</b>", odd).filled(odd, shop::mail::html_escaped) ==
          "<b>&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;</b>");
}

TEST_CASE("what is wrong with a template is named with its line") {
    CHECK(refusal("a\nb {nmae}") == "2: nothing is called 'nmae' here | did you mean 'name'?");
    CHECK(refusal("{cars}") == "1: nothing is called 'cars' here | write {each cars} ... {end}");
    CHECK(refusal("{each name}x{end}") ==
          "1: nothing is called 'name' here | it is no list: write {name}");
    CHECK(refusal("{car}") == "1: nothing is called 'car' here | did you mean 'cars'?");
    CHECK(refusal("\n\n{each cars}\nx") ==
          "3: {each ...} has no {end} | write {end} where its text ends");
    CHECK(refusal("x\n{end}") == "2: {end} ends nothing | {each NAME} has to stand before it");
    CHECK(refusal("x\n{name") == "2: '{' has no '}' | write {{ for a brace that is to be read");
    CHECK(refusal("{ name }") ==
          "1: ' name ' is no placeholder | write {NAME}, {each NAME} or {end}, and {{ for a brace "
          "that is to be read");
    CHECK(refusal("{}").starts_with("1: '' is no placeholder"));
}

TEST_CASE("what a list's items lack is found though the list is empty") {
    CHECK(refusal("{each none}{colour}{end}").starts_with("1: nothing is called 'colour' here"));
}

TEST_CASE("lists within lists end somewhere") {
    std::string deep;
    for (int i = 0; i < 1'000; ++i) deep += "{each yes}";
    CHECK(refusal(deep) == "1: too many lists within each other | ");
}
