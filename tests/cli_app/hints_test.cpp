#include "command.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace cli = shop::cli;

/// Whether `shopctl WORD NEXT` can be typed. What follows a command that acts by itself
/// may be anything.
bool exists(const std::string& word, const std::string& next) {
    const cli::Command* command = cli::find_command(word);
    if (command == nullptr) return false;
    return command->declare != nullptr || next.empty() || cli::find_verb(*command, next) != nullptr;
}

/// The commands that a line of code names in its texts, but does not have.
std::vector<std::string> unknown_commands(const std::string& line) {
    static const std::regex named(R"((?:["'`:(] ?|  )shopctl ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?)");
    std::vector<std::string> unknown;
    for (std::sregex_iterator at(line.begin(), line.end(), named), end; at != end; ++at) {
        if (!exists((*at)[1], (*at)[2])) unknown.push_back((*at)[0]);
    }
    return unknown;
}

bool is_comment(const std::string& line) {
    const std::size_t first = line.find_first_not_of(' ');
    return first != std::string::npos && line.compare(first, 2, "//") == 0;
}

std::vector<std::string> unknown_commands_in(const std::filesystem::path& file) {
    std::vector<std::string> unknown;
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (is_comment(line)) continue;
        for (const std::string& found : unknown_commands(line)) {
            unknown.push_back(file.filename().string() + ": " + found);
        }
    }
    return unknown;
}

TEST_CASE("a command that is not there is noticed") {
    using Found = std::vector<std::string>;
    CHECK(unknown_commands(R"("see: shopctl backup restore")") == Found{": shopctl backup restore"});
    CHECK(unknown_commands(R"("'shopctl db mend' helps")") == Found{"'shopctl db mend"});
    CHECK(unknown_commands(R"("see: shopctl db check, or shopctl book")").empty());
}

TEST_CASE("what is said to people names only commands that exist") {
    std::vector<std::string> unknown;
    for (const char* folder : {"/cli", "/libshop"}) {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(std::string(PROJECT_ROOT) + folder)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
            for (const std::string& found : unknown_commands_in(entry.path())) {
                unknown.push_back(found);
            }
        }
    }
    CHECK(unknown == std::vector<std::string>{});
}

}  // namespace
