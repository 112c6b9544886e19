#pragma once

#include "driver/connection.hpp"

#include <chrono>
#include <filesystem>
#include <memory>

namespace shop::driver {

struct SqliteOptions {
    /// How long a writer waits for its turn, a reader for a commit that is under way.
    std::chrono::milliseconds busy_timeout{5000};
    /// Makes the file; what exists is never touched.
    bool create = false;
};

/// Opens a store in a file, over a rollback journal. The path is taken byte for byte;
/// symbolic links are followed, and the journal and the lock stand beside the real file.
///
/// With `create` the file is made with mode 0600 whatever the umask; it is removed again
/// when the connection closes before anything was committed.
///
/// Opening an existing store changes no byte of it. A store that cannot be written can
/// be read: begin_write() says why it cannot.
///
/// Changes are refused outside begin_write() (ErrorCode::internal). Writers take turns
/// by a lock on `<file>.lock`, in the order in which they came. A reader with open rows
/// or a read transaction lets others read, but holds up their commit; after the busy
/// time-out the writer is rolled back with store_busy and the reader goes on.
///
/// \throws Error (store_missing), (store_damaged), (store_unavailable), (store_read_only),
///         (store_busy), (already_exists), and (invalid_argument) for what cannot be a
///         store's file: a folder, a pipe, a device, a store in memory
[[nodiscard]] std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file,
                                                      const SqliteOptions& options = {});

/// \throws Error (invalid_argument) for names that SQLite would take for something
///         else than a file: empty, `:memory:`, `file:...`; for one with a NUL in it
void refuse_unusable_name(const std::filesystem::path& file);

}  // namespace shop::driver
