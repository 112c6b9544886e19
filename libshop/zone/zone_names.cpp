#include "zone/zone_names.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

namespace shop::zone {

namespace {

constexpr std::size_t kLongestName = 64;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+';
}

// Files of the same folder that are no zones of their own, or are other people's rules:
// `right` counts leap seconds, `localtime` is whatever the machine is set to.
bool is_reserved(std::string_view name) {
    for (std::string_view file : {"localtime", "posixrules", "Factory", "leapseconds"}) {
        if (name == file) return true;
    }
    return name.starts_with("posix/") || name.starts_with("right/") || name.starts_with("Fixed/");
}

std::string folded(std::string_view name) {
    std::string letters;
    for (char c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c != '_' && c != '-' && c != ' ') letters += c;
    }
    return letters;
}

// The directory that cctz reads.
std::filesystem::path zone_directory() {
    const char* directory = std::getenv("TZDIR");
    return directory != nullptr && *directory != '\0' ? directory : "/usr/share/zoneinfo";
}

std::vector<std::string> known_names() {
    namespace fs = std::filesystem;
    std::vector<std::string> names;
    std::error_code error;
    const fs::path root = zone_directory();
    for (fs::recursive_directory_iterator entry(root, error), end; !error && entry != end;
         entry.increment(error)) {
        std::string name = entry->path().lexically_relative(root).string();
        if (entry->is_directory(error)) {
            if (name == "posix" || name == "right") entry.disable_recursion_pending();
        } else if (looks_like_zone_name(name)) {
            names.push_back(std::move(name));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

bool looks_like_zone_name(std::string_view name) {
    if (name.empty() || name.size() > kLongestName || !is_letter(name.front())) return false;
    if (name.back() == '/' || name.find("//") != std::string_view::npos) return false;
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return c == '/' || is_name_character(c); }) &&
           !is_reserved(name);
}

std::string probable_zone_name(std::string_view name) {
    const std::string meant = folded(name.substr(0, kLongestName));
    if (meant.empty()) return {};
    std::string by_city;
    for (const std::string& known : known_names()) {
        const std::string candidate = folded(known);
        if (candidate == meant) return known;
        if (by_city.empty() && candidate.ends_with("/" + meant)) by_city = known;
    }
    return by_city;
}

}  // namespace shop::zone
