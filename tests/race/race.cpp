// Eight processes want the same slot, round after round.

#include <fmt/format.h>

#include <charconv>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "contestants.hpp"
#include "referee.hpp"

namespace {

using namespace shop::race;

constexpr std::string_view kUsage =
    "usage: race [--moving] [--rounds N] [--without-triggers]\n"
    "Eight processes take slots from each other, half through the service and half by plain\n"
    "SQL. Exits 0 when each slot had one winner and everybody else was told so.\n";

struct Options {
    bool moving = false;
    bool without_triggers = false;
    int rounds = 200;
};

int parse_rounds(std::string_view text) {
    int rounds = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), rounds);
    if (failure != std::errc{} || end != text.data() + text.size() || rounds < 1 || rounds > 300) {
        throw std::runtime_error("--rounds takes 1 to 300");
    }
    return rounds;
}

Options parse_options(const std::vector<std::string_view>& words) {
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--moving") {
            options.moving = true;
        } else if (words[i] == "--without-triggers") {
            options.without_triggers = true;
        } else if (words[i] == "--rounds" && i + 1 < words.size()) {
            options.rounds = parse_rounds(words[++i]);
        } else {
            throw std::runtime_error(std::string{kUsage});
        }
    }
    return options;
}

/// What a booking takes when nobody else writes, in nanoseconds. Its rows stand after the
/// days of the race.
std::int64_t median_booking(const std::filesystem::path& store) {
    constexpr int kBookings = 31;
    constexpr int kFreeDays = 400;
    shop::Shop shop = open_shop(store);
    std::vector<std::int64_t> times;
    for (int i = 0; i < kBookings; ++i) {
        const auto request = booking(ten_o_clock(kFreeDays + i), 1, 1);
        const auto before = std::chrono::steady_clock::now();
        shop.appointments().book(request);
        times.push_back(
            std::chrono::nanoseconds{std::chrono::steady_clock::now() - before}.count());
    }
    std::ranges::nth_element(times, times.begin() + kBookings / 2);
    return times[kBookings / 2];
}

void drop_triggers(const std::filesystem::path& store) {
    PlainSql sql(store);
    sql.database().exec("DROP TRIGGER appointment_overlap_insert");
    sql.database().exec("DROP TRIGGER appointment_overlap_update");
}

bool run(const Options& options) {
    const RaceFolder folder;
    make_shop(folder);
    const std::int64_t commit = median_booking(folder.store());
    if (options.without_triggers) drop_triggers(folder.store());

    const std::unique_ptr<Race> race = options.moving
                                           ? std::unique_ptr<Race>(std::make_unique<MovingRace>())
                                           : std::make_unique<BookingRace>();
    fmt::print("{}\n", race->title(options.rounds));
    std::fflush(stdout);
    Referee referee(folder.store(), commit);
    const bool well = run_rounds(
        options.rounds, [&](int i) { return race->contestant(folder.store(), i); },
        [&](Board& board) { race->prepare(board, referee.sql()); },
        [&](const Board& board) { referee.judge(board); });
    return referee.report() && well;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(parse_options({argv + 1, argv + argc})) ? 0 : 1;
    } catch (const std::exception& error) {
        fmt::print(stderr, "race: {}\n", error.what());
        return 2;
    }
}
