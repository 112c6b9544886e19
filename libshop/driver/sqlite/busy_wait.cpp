#include "driver/sqlite/busy_wait.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <exception>
#include <thread>

namespace shop::driver {

namespace {

constexpr int kLongestSleep = 5;  // milliseconds

}  // namespace

void BusyWait::install(sqlite3* database) {
    sqlite3_busy_handler(database, &BusyWait::called, this);
}

int BusyWait::called(void* self, int waits_before) noexcept {
    return static_cast<BusyWait*>(self)->wait(waits_before) ? 1 : 0;
}

bool BusyWait::wait(int waits_before) noexcept {
    const Clock::time_point now = Clock::now();
    if (waits_before == 0) deadline_ = now + limit_;
    if (now >= deadline_) return false;
    if (waits_before == 0 && reading_ && has_queued()) return true;
    const std::chrono::milliseconds sleep(std::min(1 + waits_before / 2, kLongestSleep));
    std::this_thread::sleep_for(std::min<Clock::duration>(sleep, deadline_ - now));
    return true;
}

/// \return whether no writer of ours is at work now, nor will be before the next try
bool BusyWait::has_queued() noexcept {
    try {
        turn_.emplace(WritersTurn::share(store_, deadline_));
        return true;
    } catch (const std::exception&) {
        return false;  // no lock file, or none that may be read: then it looks again and again
    }
}

}  // namespace shop::driver
