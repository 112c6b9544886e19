#include <fmt/format.h>

#include <memory>

#include "attempts.hpp"
#include "contestants.hpp"

namespace shop::race {

namespace {

/// How a contestant gets into the slot.
enum class Way { service, move, bring_back, change_who, extend };

/// Far from every slot, one day for each row.
constexpr int kWaitingDays = 1000;

Way way_of(int round, int contestant) {
    switch ((round + contestant) % kContestants) {
        case 4:
            return Way::move;
        case 5:
            return Way::bring_back;
        case 6:
            return Way::change_who;
        case 7:
            return Way::extend;
        default:
            return Way::service;
    }
}

/// In every other round the mechanic is wanted by all, else the car.
bool is_for_one_car(int round) {
    return round % 2 == 1;
}

/// Where everybody wants to be; in half of the rounds not quite at the same time.
PlainRow target(int round, int contestant) {
    PlainRow row;
    row.start = ten_o_clock(round);
    if (round / 2 % 2 == 1) row.start += std::chrono::minutes{10 * contestant};
    row.length = kWork;
    row.mechanic = is_for_one_car(round) ? contestant + 1 : 1;
    row.car = is_for_one_car(round) ? 1 : contestant + 1;
    return row;
}

/// The row as it stands before the round, out of everybody's way.
PlainRow before(int round, int contestant) {
    PlainRow row = target(round, contestant);
    switch (way_of(round, contestant)) {
        case Way::service:
        case Way::move:
            row.start = ten_o_clock(kWaitingDays + round * kContestants + contestant);
            break;
        case Way::bring_back:
            row.status = "cancelled";
            break;
        case Way::change_who:
            row.mechanic = kSpare;
            row.car = kSpare;
            break;
        case Way::extend:
            row.start = ten_o_clock(round) - std::chrono::hours{4};
            row.length = std::chrono::hours{1};
            break;
    }
    return row;
}

void update(PlainSql& sql, std::int64_t id, int round, int contestant) {
    const PlainRow row = target(round, contestant);
    const std::int64_t start = row.start.time_since_epoch().count();
    const auto length = std::int64_t{std::chrono::seconds{row.length}.count()};
    const std::string where = fmt::format(" WHERE id = {}", id);
    switch (way_of(round, contestant)) {
        case Way::move:
            sql.database().exec(fmt::format("UPDATE appointment SET starts_at = {0}, ends_at = {0} "
                                            "+ {1}, starts_local = {0} + utc_offset",
                                            start, length) +
                                where);
            break;
        case Way::bring_back: {
            constexpr std::array<const char*, 4> kStates{"booked", "in_progress", "completed",
                                                         "no_show"};
            sql.database().exec(
                fmt::format("UPDATE appointment SET status = '{}', holds = 1",
                            kStates.at(static_cast<std::size_t>(round) / 2 % kStates.size())) +
                where);
            break;
        }
        case Way::change_who:
            sql.database().exec(
                fmt::format("UPDATE appointment SET mechanic_id = {}, vehicle_id = {}",
                            row.mechanic, row.car) +
                where);
            break;
        case Way::extend:
            sql.database().exec(fmt::format("UPDATE appointment SET ends_at = {}", start + length) +
                                where);
            break;
        case Way::service:
            break;
    }
}

}  // namespace

std::string MovingRace::title(int rounds) const {
    return fmt::format(
        "{} processes move and bring back in {} rounds: {} for one mechanic, {} for one car",
        kContestants, rounds, (rounds + 1) / 2, rounds / 2);
}

void MovingRace::prepare(Board& board, PlainSql& sql) const {
    sql.write([&] {
        for (int i = 0; i < kContestants; ++i) {
            board.prepared.at(static_cast<std::size_t>(i)) = sql.insert(before(board.round, i));
        }
        return true;
    });
}

Attempting MovingRace::contestant(const std::filesystem::path& store, int contestant) const {
    const auto shop = std::make_shared<Shop>(open_shop(store));
    const auto sql = std::make_shared<PlainSql>(store);
    return [=](const Board& board, Attempt& attempt) {
        const std::int64_t id = board.prepared.at(static_cast<std::size_t>(contestant));
        if (way_of(board.round, contestant) == Way::service) {
            const PlainRow row = target(board.round, contestant);
            MoveRequest request;
            request.start = row.start;
            request.mechanic = MechanicId{row.mechanic};
            try_by_service(attempt, [&] {
                return shop->appointments().move(AppointmentId{id}, request).appointment.id.value();
            });
        } else {
            try_by_sql(attempt, *sql, [&] {
                update(*sql, id, board.round, contestant);
                return id;
            });
        }
    };
}

}  // namespace shop::race
