#pragma once

#include <shop/database.hpp>

#include <filesystem>
#include <vector>

namespace shop::cli {

[[nodiscard]] bool file_exists(const std::filesystem::path& path);

/// Whether both name one file, by links or another spelling too (device and inode).
/// False where either does not exist.
[[nodiscard]] bool same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// The file of an SQLite store, then what may stand beside it; none for another store.
[[nodiscard]] std::vector<std::filesystem::path> store_files(const StoreLocation& store);

/// Whether a path is the file of an SQLite store, its journal or its lock.
[[nodiscard]] bool belongs_to_store(const std::filesystem::path& path, const StoreLocation& store);

}  // namespace shop::cli
