#include "help.hpp"

#include "global_options.hpp"
#include "print/width.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

namespace shop::cli {

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t kWidestName = 28;

constexpr std::string_view kExitCodes =
    "\nexit codes\n"
    "  0 done   1 a fault in shopctl   2 not understood   3 no such thing\n"
    "  4 clashes with what is there   5 refused by the shop's rules\n"
    "  6 the store cannot be used   7 part was left undone\n";

std::string capitals(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string section(std::string_view title, const Entries& entries) {
    if (entries.empty()) return {};
    std::size_t column = 0;
    for (const auto& [name, text] : entries) {
        if (name.size() <= kWidestName) column = std::max(column, name.size());
    }
    std::string result = "\n" + std::string{title} + "\n";
    for (const auto& [name, text] : entries) {
        result += "  " + pad_right(name, column);
        if (name.size() > column) result += "\n  " + std::string(column, ' ');
        result += "  " + text + "\n";
    }
    return result;
}

std::string section(std::string_view title, const std::vector<std::string_view>& lines) {
    if (lines.empty()) return {};
    std::string result = "\n" + std::string{title} + "\n";
    for (const std::string_view line : lines) result.append("  ").append(line).append("\n");
    return result;
}

Entries verb_entries(const Command& command) {
    Entries entries;
    for (const Verb& verb : command.verbs) entries.emplace_back(verb.name, verb.summary);
    return entries;
}

std::string option_name(const CLI::Option& option) {
    std::string name;
    for (const std::string& brief : option.get_snames()) name += "-" + brief + ", ";
    for (const std::string& full : option.get_lnames()) name += "--" + full;
    if (option.get_expected_max() > 0) name += " " + option.get_type_name();
    return name;
}

Entries option_entries(const CLI::App& parser, bool global) {
    Entries entries;
    for (const CLI::Option* option : parser.get_options()) {
        if (option->get_positional() || (option->get_group() == kGlobalGroup) != global) continue;
        if (option->get_group().empty()) continue;
        entries.emplace_back(option_name(*option), option->get_description());
    }
    return entries;
}

Entries argument_entries(const CLI::App& parser) {
    Entries entries;
    for (const CLI::Option* option : parser.get_options()) {
        if (!option->get_positional()) continue;
        entries.emplace_back(capitals(option->get_name(true)), option->get_description());
    }
    return entries;
}

std::string usage(const std::string& title, const CLI::App& parser) {
    std::string line = "usage: shopctl " + title;
    for (const CLI::Option* option : parser.get_options()) {
        if (!option->get_positional()) continue;
        std::string name = capitals(option->get_name(true));
        if (option->get_expected_max() > 1) name += "...";
        line += option->get_required() ? " " + name : " [" + name + "]";
    }
    return line + " [OPTIONS]\n";
}

std::string sentence(std::string_view summary) {
    std::string text{summary};
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text + ".";
}

std::string aliases_line(const Command& command) {
    if (command.aliases.empty()) return {};
    std::string line = "\nalso called";
    for (const std::string_view alias : command.aliases) line.append(" ").append(alias);
    return line + "\n";
}

}  // namespace

std::string program_help() {
    std::string text =
        "usage: shopctl COMMAND [OPTIONS] [ARGUMENTS]\n\n"
        "Runs a mobile auto repair shop: quotes, open times, appointments, customers.\n";
    const std::pair<Group, std::string_view> groups[] = {
        {Group::every_day, "every day"},
        {Group::records, "records"},
        {Group::machine, "looking after it"},
    };
    for (const auto& [group, title] : groups) {
        Entries entries;
        for (const Command& command : all_commands()) {
            if (command.group == group) entries.emplace_back(command.name, command.summary);
        }
        text += section(title, entries);
    }
    return text + "\n'shopctl COMMAND --help' says more about one of them.\n";
}

std::string command_help(const Command& command) {
    const std::string name{command.name};
    std::vector<std::string_view> examples;
    for (const Verb& verb : command.verbs) examples.push_back(verb.examples.front());
    return "usage: shopctl " + name + " COMMAND [OPTIONS]\n\n" + sentence(command.summary) + "\n" +
           aliases_line(command) + section("commands", verb_entries(command)) +
           section("examples", examples) + "\n'shopctl " + name +
           " COMMAND --help' says more about one of them.\n";
}

std::string parser_help(const Command& command, const Verb* verb, const CLI::App& parser) {
    const bool whole = verb == nullptr;
    std::string title{command.name};
    if (!whole) title.append(" ").append(verb->name);
    std::string text = usage(title, parser);
    if (whole && !command.verbs.empty()) text += "       shopctl " + title + " COMMAND [OPTIONS]\n";
    text += "\n" + sentence(whole ? command.summary : verb->summary) + "\n";
    if (whole) text += aliases_line(command) + section("commands", verb_entries(command));
    text += section("arguments", argument_entries(parser));
    text += section("options", option_entries(parser, false));
    text += section("options of every command", option_entries(parser, true));
    text += section("examples", whole ? command.examples : verb->examples);
    text += kExitCodes;
    return text;
}

}  // namespace shop::cli
