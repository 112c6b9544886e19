#pragma once

#include <shop/shop.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

namespace shop::race {

/// How many processes race for each slot. The shop has mechanics, customers and cars with
/// the ids 1 to kContestants, and a spare of each.
inline constexpr int kContestants = 8;
inline constexpr int kSpare = kContestants + 1;

/// What everybody books takes this long.
inline constexpr std::chrono::minutes kWork{120};

/// How long a writer may wait before the race counts it as failed.
inline constexpr std::chrono::milliseconds kPatience{20'000};

/// A folder in the working directory (a real disk, where the temporary folder may be
/// memory), removed at the end by the process that made it.
class RaceFolder {
public:
    RaceFolder();
    ~RaceFolder();
    RaceFolder(const RaceFolder&) = delete;
    RaceFolder& operator=(const RaceFolder&) = delete;
    [[nodiscard]] std::filesystem::path store() const { return path_ / "shop.db"; }
    [[nodiscard]] std::filesystem::path settings() const { return path_ / "shop.toml"; }

private:
    std::filesystem::path path_;
    int owner_;
};

/// Makes a shop that is open day and night: its file, its store, mechanics, customers,
/// cars and one service, `brakes`.
void make_shop(const RaceFolder& folder);

/// \param patience how long a writer waits for its turn
[[nodiscard]] Shop open_shop(const std::filesystem::path& store,
                             std::chrono::milliseconds patience = kPatience);

/// 10:00 on a day, counted from the day after the shop's fixed today.
[[nodiscard]] Instant ten_o_clock(int day);

/// One contestant's request for the service.
[[nodiscard]] BookingRequest booking(Instant start, int mechanic, int car);

}  // namespace shop::race
