#pragma once

namespace shop::driver {

/// What SQLite does to a disk, with failures in it: stands between SQLite and its files
/// for every database that is opened while it lives.
class FaultyDisk {
public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// The `nth` change from now (a write, a cut or a sync) fails with SQLite's `code`.
    /// \param stays whether all that come after it fail too
    void fail(int nth, int code, bool stays);
    void heal();
    /// Whether a failure has happened since fail().
    [[nodiscard]] bool has_failed() const;
};

}  // namespace shop::driver
