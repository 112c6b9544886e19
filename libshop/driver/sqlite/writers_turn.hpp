#pragma once

#include "driver/sqlite/file_descriptor.hpp"

#include <chrono>
#include <filesystem>

namespace shop::driver {

/// The turn to write, held by a lock (flock) on `<store>.lock` until it is destroyed.
/// SQLite's own wait is a lottery in which one process can win thousands of times in a
/// row; the kernel serves those who wait on a flock in the order in which they came, and
/// frees it when its holder dies.
class WritersTurn {
public:
    /// \param store    the real file, symbolic links resolved
    /// \param deadline when to give up; one in the past asks once
    /// \throws Error (store_busy), (store_read_only), (store_full), (store_unavailable)
    static WritersTurn take(const std::filesystem::path& store,
                            std::chrono::steady_clock::time_point deadline);
    /// Waits until no writer has the turn, and keeps writers from taking it. Makes no file.
    /// \throws Error like take(), (store_unavailable) where there is no lock file
    static WritersTurn share(const std::filesystem::path& store,
                             std::chrono::steady_clock::time_point deadline);
    ~WritersTurn();
    WritersTurn(WritersTurn&& other) noexcept = default;
    WritersTurn& operator=(WritersTurn&& other) noexcept = delete;

    [[nodiscard]] static std::filesystem::path lock_file(const std::filesystem::path& store);

private:
    static WritersTurn lock_file_of(const std::filesystem::path& store, FileDescriptor file,
                                    int operation, std::chrono::steady_clock::time_point deadline);

    explicit WritersTurn(FileDescriptor file) : file_(std::move(file)) {}

    FileDescriptor file_;
};

}  // namespace shop::driver
