#pragma once

#include <shop/shop.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace shop::bench {

/// Two mechanics, seven jobs of 45 minutes each a day: every day of every measured store.
inline constexpr int kMechanics = 2;
inline constexpr int kJobsADay = 7;
inline constexpr int kRowsADay = kMechanics * kJobsADay;
inline constexpr std::chrono::minutes kWork{45};
inline constexpr std::chrono::minutes kBetweenStarts{75};
inline constexpr std::chrono::minutes kFirstStart{8 * 60};

/// Today and the days after it that are booked.
inline constexpr int kDaysToCome = 14;

/// The moment at which everything is measured: `SHOPCTL_NOW` of the whole processes.
inline constexpr std::string_view kNow = "2026-11-17T06:00:00-08:00";
inline constexpr date::local_days kToday = date::local_days{date::year{2026} / 11 / 17};

/// Every day of the store is at winter time, also those in the past: a wall time is an
/// instant plus this.
inline constexpr std::chrono::seconds kOffset{-8 * 3600};

[[nodiscard]] constexpr Instant instant_of(LocalTime wall) {
    return Instant{wall.time_since_epoch() - kOffset};
}

[[nodiscard]] std::shared_ptr<const Clock> clock();
[[nodiscard]] Settings settings(const std::filesystem::path& folder);

/// The shop of a folder that bench_generate has filled.
/// \param store_url another store than the folder's own, where set
[[nodiscard]] Shop open_shop(const std::filesystem::path& folder,
                             const std::string& store_url = {});

/// The i-th booking into the days after those that are booked: seven a day for each mechanic.
[[nodiscard]] BookingRequest booking(int i);

}  // namespace shop::bench
