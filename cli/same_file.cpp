#include "same_file.hpp"

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

bool belongs_to_store(const std::filesystem::path& path, const StoreLocation& store) {
    constexpr std::string_view kScheme = "sqlite:";
    if (!store.url.starts_with(kScheme)) return false;
    const std::filesystem::path file = store.folder / store.url.substr(kScheme.size());
    constexpr std::array<std::string_view, 5> kEndings{"", "-journal", "-wal", "-shm", ".lock"};
    for (const std::string_view ending : kEndings) {
        std::filesystem::path beside = file;
        beside += ending;
        if (same_file(path, beside)) return true;
    }
    return false;
}

}  // namespace shop::cli
