#pragma once

#include "driver/sqlite/writers_turn.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

struct sqlite3;

namespace shop::driver {

/// How a connection waits for a lock of another. A writer holds readers off for all of a
/// commit, so that writers in a row leave them gaps of some microseconds; SQLite's own
/// way, sleeps of up to 100 ms, misses these for minutes. Here a reader that finds the
/// store locked queues for the turn with the writers. Must outlive the connection.
class BusyWait {
public:
    using Clock = std::chrono::steady_clock;

    BusyWait(std::filesystem::path store, std::chrono::milliseconds time_out)
        : store_(std::move(store)), time_out_(time_out) {}
    BusyWait(const BusyWait&) = delete;
    BusyWait& operator=(const BusyWait&) = delete;

    void install(sqlite3* database);

    [[nodiscard]] std::chrono::milliseconds time_out() const { return time_out_; }
    /// How long the next waits may take, each.
    void set_limit(Clock::duration limit) { limit_ = limit; }
    void reset_limit() { limit_ = time_out_; }

    /// While it lives a wait is a reader's. Not for who has the writers' turn.
    class Reading {
    public:
        explicit Reading(BusyWait& wait) : wait_(&wait) { wait.reading_ = true; }
        ~Reading() {
            wait_->reading_ = false;
            wait_->turn_.reset();
        }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;

    private:
        BusyWait* wait_;
    };

private:
    static int called(void* self, int waits_before) noexcept;
    [[nodiscard]] bool wait(int waits_before) noexcept;
    [[nodiscard]] bool has_queued() noexcept;

    std::filesystem::path store_;
    std::chrono::milliseconds time_out_;
    Clock::duration limit_ = time_out_;
    Clock::time_point deadline_;
    bool reading_ = false;
    std::optional<WritersTurn> turn_;
};

}  // namespace shop::driver
