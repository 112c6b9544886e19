#pragma once

#include <filesystem>

namespace shop::driver {

/// Looks at what stands at the path of an existing store, without opening it: a pipe
/// would hang, and closing a file drops the locks that other connections of this process
/// hold on it.
/// \return the real file, symbolic links resolved
/// \throws Error (store_missing), (invalid_argument) for what is no file, (store_damaged)
///         for an empty one, (store_unavailable)
[[nodiscard]] std::filesystem::path find_store_file(const std::filesystem::path& file);

/// Makes an empty file with mode 0600.
/// \return the real file
/// \throws Error (already_exists), (store_unavailable), (store_read_only), (store_full),
///         (invalid_argument) for a folder in which anybody could replace the file and
///         for a path at which something else than a file stands
[[nodiscard]] std::filesystem::path create_store_file(const std::filesystem::path& file);

/// \throws Error (store_read_only) when the file or its folder cannot be written
void require_writable(const std::filesystem::path& real_file);

}  // namespace shop::driver
