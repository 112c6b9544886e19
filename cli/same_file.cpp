#include "same_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

namespace shop::cli {

bool file_exists(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
    std::error_code ignored;
    return std::filesystem::equivalent(a, b, ignored) && !ignored;
}

std::vector<std::filesystem::path> store_files(const StoreLocation& store) {
    constexpr std::string_view kScheme = "sqlite:";
    if (!store.url.starts_with(kScheme)) return {};
    const std::filesystem::path file = store.folder / store.url.substr(kScheme.size());
    constexpr std::array<std::string_view, 5> kEndings{"", "-journal", "-wal", "-shm", ".lock"};
    std::vector<std::filesystem::path> files;
    for (const std::string_view ending : kEndings) {
        files.push_back(file);
        files.back() += ending;
    }
    return files;
}

bool belongs_to_store(const std::filesystem::path& path, const StoreLocation& store) {
    return std::ranges::any_of(store_files(store),
                               [&](const auto& file) { return same_file(path, file); });
}

}  // namespace shop::cli
