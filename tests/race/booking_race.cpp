#include <fmt/format.h>

#include <memory>

#include "attempts.hpp"
#include "contestants.hpp"

namespace shop::race {

namespace {

constexpr int kKinds = 3;

/// What one contestant books in a round.
PlainRow wish(int round, int contestant) {
    PlainRow row;
    row.start = ten_o_clock(round);
    row.length = kWork;
    row.mechanic = 1;
    row.car = contestant + 1;
    switch (round % kKinds) {
        case 1:  // staggered, and each overlaps each
            row.start += std::chrono::minutes{10 * contestant};
            break;
        case 2:  // one car, promised to everybody
            row.mechanic = contestant + 1;
            row.car = 1;
            break;
        default:
            break;
    }
    return row;
}

bool uses_service(int round, int contestant) {
    return (round / kKinds + contestant) % 2 == 0;
}

}  // namespace

std::string BookingRace::title(int rounds) const {
    return fmt::format(
        "{} processes book in {} rounds: {} with equal starts, {} staggered, {} one car",
        kContestants, rounds, (rounds + 2) / kKinds, (rounds + 1) / kKinds, rounds / kKinds);
}

Attempting BookingRace::contestant(const std::filesystem::path& store, int contestant) const {
    const auto shop = std::make_shared<Shop>(open_shop(store));
    const auto sql = std::make_shared<PlainSql>(store);
    return [=](const Board& board, Attempt& attempt) {
        const PlainRow row = wish(board.round, contestant);
        if (uses_service(board.round, contestant)) {
            try_by_service(attempt, [&] {
                const BookingRequest request = booking(row.start, row.mechanic, row.car);
                return shop->appointments().book(request).appointment.id.value();
            });
        } else {
            try_by_sql(attempt, *sql, [&] { return sql->insert(row); });
        }
    };
}

}  // namespace shop::race
