#include "arguments.hpp"
#include "parser.hpp"

#include <shop/error.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using shop::cli::all_commands;
using shop::cli::Arguments;
using shop::cli::Command;
using shop::cli::parse;
using shop::cli::Request;
using shop::cli::take_apart;
using shop::cli::Verb;

namespace {

/// The words of an example, as a shell takes them apart.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    bool quoted = false;
    bool open = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ' ' && !quoted) {
            open = false;
            continue;
        } else {
            if (!open) words.emplace_back();
            words.back() += c;
        }
        if (!open && c == '"') words.emplace_back();
        open = true;
    }
    return words;
}

void check_example(std::string_view line) {
    CAPTURE(line);
    auto words = words_of(line);
    REQUIRE(words.size() > 1);
    CHECK(words.front() == "shopctl");
    words.erase(words.begin());
    const Arguments arguments = take_apart(words);
    REQUIRE(arguments.found != nullptr);
    const Request request = parse(arguments);
    CHECK(request.kind == Request::Kind::act);
    CHECK(static_cast<bool>(request.action));
}

std::string refusal(const std::vector<std::string>& words) {
    try {
        static_cast<void>(parse(take_apart(words)));
    } catch (const shop::Error& error) {
        CHECK(error.code() == shop::ErrorCode::invalid_argument);
        return error.message() + " | " + error.hint();
    }
    return "understood";
}

}  // namespace

TEST_CASE("every command and verb has an example, and each can be parsed") {
    for (const Command& command : all_commands()) {
        CAPTURE(command.name);
        CHECK((command.declare != nullptr || !command.verbs.empty()));
        if (command.declare != nullptr) CHECK_FALSE(command.examples.empty());
        for (const auto& example : command.examples) check_example(example);
        for (const Verb& verb : command.verbs) {
            CHECK_FALSE(verb.examples.empty());
            for (const auto& example : verb.examples) check_example(example);
        }
    }
}

TEST_CASE("global options stand before, between and after the words") {
    const auto options_of = [](const std::vector<std::string>& words) {
        return parse(take_apart(words)).options;
    };
    CHECK(options_of({"--config", "x.toml", "customer", "list"}).config == "x.toml");
    CHECK(options_of({"customer", "--config", "x.toml", "list"}).config == "x.toml");
    CHECK(options_of({"customer", "list", "--config=x.toml"}).config == "x.toml");
    CHECK(options_of({"--json", "-y", "customer", "-q", "list", "-v"}).json);
}

TEST_CASE("help and version win over what is missing") {
    CHECK(parse(take_apart({"customer", "add", "--help"})).kind == Request::Kind::help);
    CHECK(parse(take_apart({"help", "customer", "add"})).kind == Request::Kind::help);
    CHECK(parse(take_apart({"customer", "-h"})).kind == Request::Kind::help);
    CHECK(parse(take_apart({"customer", "add", "--version"})).kind == Request::Kind::version);
}

TEST_CASE("an empty value is a value") {
    CHECK(refusal({"customer", "edit", "1", "--email=", "--phone", "1"}) == "understood");
    CHECK(refusal({"customer", "edit", "1", "--email", ""}) == "understood");
}

TEST_CASE("what cannot be understood is named") {
    const std::string see = "see 'shopctl customer add --help'";
    CHECK(refusal({"customer"}) ==
          "customer needs to be told what to do | one of: add, edit, find, list, opt-in, opt-out, show");
    CHECK(refusal({"customer", "ad"}) == "there is no 'customer ad' | did you mean 'add'?");
    CHECK(refusal({"customer", "add"}) == "customer add needs NAME | " + see);
    CHECK(refusal({"customer", "add", "X", "--phone"}) == "--phone needs a value | " + see);
    CHECK(refusal({"customer", "add", "X", "--phone", "1", "--phone", "2"}) ==
          "--phone is given 2 times; once is enough | " + see);
    CHECK(refusal({"customer", "add", "X", "--phnoe", "1"}) ==
          "customer add has no option '--phnoe' | did you mean '--phone'?");
    CHECK(refusal({"customer", "add", "X", "Y"}) ==
          "customer add does not know what to do with 'Y' | " + see);
    CHECK(refusal({"customer", "add", "X", "--json=x"}) == "--json takes no value | " + see);
    CHECK(refusal({"customer", "add", "Jos\xe9"}) == "NAME is not valid UTF-8: 'Jos\\xe9' | ");
    CHECK(refusal({"customer", "list", "--format", "xml"}) ==
          "customer list has no format 'xml' | formats: text, json, csv");
}

TEST_CASE("a secret after an unknown option is not repeated") {
    CHECK(refusal({"customer", "add", "X", "--smtp-password=s3cret"}).find("s3cret") ==
          std::string::npos);
}

TEST_CASE("an argument beyond 64 KiB is refused") {
    CHECK(refusal({"customer", "add", std::string(128 * 1024, 'x')}) ==
          "an argument is longer than 64 KiB | put long text into a file where the command "
          "takes one");
}

TEST_CASE("a value may start with a dash") {
    CHECK(refusal({"customer", "add", "--name=-rf"}) == "understood");
    CHECK(refusal({"customer", "add", "--name", "-rf"}) == "understood");
    CHECK(refusal({"customer", "add", "--", "-x"}) == "understood");
}
