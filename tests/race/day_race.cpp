// Eight processes change one mechanic's packed day at once, round after round, each in its own
// way: extend, late, move, cancel, reinstate, book, book at a stop, edit. Nothing may ever overlap,
// and who is refused is told why.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <optional>
#include <random>
#include <string_view>
#include <vector>

#include "crew.hpp"
#include "plain_sql.hpp"
#include "race_shop.hpp"

namespace {

using namespace shop::race;
using shop::Appointment;
using shop::AppointmentStatus;
using shop::Instant;
using shop::Minutes;

constexpr int kRounds = 100;
constexpr int kJobs = 9;  // in a day of 24 hours, with travel and wrap-up between them
constexpr std::array kKinds{"extend", "late", "move", "cancel",
                            "reinstate", "book", "stop", "edit"};

Instant midnight() {
    return ten_o_clock(0) - std::chrono::hours{10};
}

/// One contestant: a shop of its own and chance.
class Contestant {
public:
    Contestant(const std::filesystem::path& store, int number)
        : shop_(open_shop(store)), number_(number), engine_(static_cast<unsigned>(number) + 1) {}

    void act(Attempt& attempt) {
        attempt.by_service = true;
        attempt.kind = pick(0, static_cast<int>(kKinds.size()) - 1);
        try {
            attempt.appointment = act_once(attempt.kind).value();
            attempt.outcome = Outcome::won;
        } catch (const shop::Error& error) {
            attempt.outcome = is_fair(error) ? Outcome::refused : Outcome::failed;
            attempt.complain(fmt::format("{}: {}: {}",
                                         kKinds.at(static_cast<std::size_t>(attempt.kind)),
                                         to_string(error.code()), error.message()));
        }
    }

private:
    int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
    Minutes some_minutes() { return Minutes{pick(1, 25)}; }

    /// A refusal that somebody can act on: it clashes, it breaks a rule, or there is nothing.
    static bool is_fair(const shop::Error& error) {
        if (error.message().empty() || error.hint().empty()) return false;
        if (const auto* taken = dynamic_cast<const shop::SlotTaken*>(&error)) {
            return std::ranges::any_of(taken->in_the_way(), [](const shop::Obstacle& obstacle) {
                return obstacle.appointment.has_value();
            });
        }
        const auto code = error.code();
        return code == shop::ErrorCode::wrong_state || code == shop::ErrorCode::stale_revision ||
               code == shop::ErrorCode::rule_refused || code == shop::ErrorCode::not_found;
    }

    /// Any job of the day, of those that the others are about to change as well.
    Appointment some_job(bool open) {
        shop::AppointmentFilter filter;
        filter.from = midnight();
        filter.before = midnight() + std::chrono::days{1};
        std::vector<Appointment> jobs;
        shop_.appointments().each(filter, [&](const Appointment& job) {
            const bool is_open = job.status == AppointmentStatus::booked ||
                                 job.status == AppointmentStatus::in_progress;
            if (is_open == open) jobs.push_back(job);
        });
        if (jobs.empty()) {
            throw shop::Error(shop::ErrorCode::not_found, "no such job is left", "cancel one");
        }
        return jobs.at(static_cast<std::size_t>(pick(0, static_cast<int>(jobs.size()) - 1)));
    }

    std::optional<shop::Revision> seen(const Appointment& job) {
        return pick(0, 1) == 0 ? std::nullopt : std::optional{job.revision};
    }

    Instant some_time() { return midnight() + Minutes{10 * pick(0, 131)}; }

    shop::AppointmentId act_once(int kind) {
        switch (kind) {
            case 0:
                return extend();
            case 1:
                return late();
            case 2:
                return move();
            case 3: {
                const Appointment job = some_job(true);
                return shop_.appointments().cancel(job.id, "rain", seen(job)).id;
            }
            case 4: {
                const Appointment job = some_job(false);
                return shop_.appointments().reinstate(job.id, seen(job)).id;
            }
            case 5:
                return shop_.appointments()
                    .book(booking(some_time(), pick(1, 2), number_ + 1))
                    .appointment.id;
            case 6:
                return join_stop();
            default:
                return edit();
        }
    }

    /// The contestant's own car, right after the job of somebody.
    shop::AppointmentId join_stop() {
        shop::BookingRequest request = booking({}, 1, number_ + 1);
        const Appointment with = some_job(true);
        request.stop = with.id;
        request.mechanic.reset();
        return shop_.appointments().book(request).appointment.id;
    }

    /// Another mechanic does it.
    shop::AppointmentId edit() {
        const Appointment job = some_job(true);
        shop::EditRequest request;
        request.mechanic = shop::MechanicId{pick(1, 2)};
        return shop_.appointments().edit(job.id, request, seen(job)).id;
    }

    shop::AppointmentId extend() {
        const Appointment job = some_job(true);
        shop::ExtendRequest request;
        request.by = some_minutes();
        return shop_.appointments().extend(job.id, request, seen(job)).id;
    }

    shop::AppointmentId late() {
        shop::LateRequest request;
        request.by = some_minutes();
        if (pick(0, 2) > 0) request.from = some_job(true).id;
        return shop_.appointments().late(request).front().job.id;
    }

    shop::AppointmentId move() {
        const Appointment job = some_job(true);
        shop::MoveRequest request;
        request.start = some_time();
        request.mechanic = shop::MechanicId{1};
        return shop_.appointments().move(job.id, request, seen(job)).appointment.id;
    }

    shop::Shop shop_;
    int number_;
    std::mt19937 engine_;
};

/// Looks at the store after each round.
class DayReferee {
public:
    explicit DayReferee(const std::filesystem::path& store) : sql_(store), store_(store) {}

    /// The day as it is at first, and now and then another job that runs.
    void prepare(int round) {
        if (round == 0) {
            sql_.write([&] {
                for (int i = 0; i < kJobs; ++i) {
                    const Instant start = midnight() + Minutes{20 + i * 145};
                    sql_.insert({start, kWork, 1, i % kContestants + 1, "booked"});
                }
                return true;
            });
        }
        if (round % 10 != 0) return;
        sql_.write([&] {
            auto& database = sql_.database();
            database.exec("UPDATE appointment SET status = 'booked' WHERE status = 'in_progress'");
            return database.exec(
                "UPDATE appointment SET status = 'in_progress' WHERE id = (SELECT id FROM "
                "appointment WHERE status = 'booked' ORDER BY (id * 7919) % 31, id LIMIT 1)");
        });
    }

    void judge(const Board& board) {
        for (const auto& overlap : scan_for_overlaps(sql_.database())) {
            note(board.round, fmt::format("overlap: A{} and A{}", overlap.first, overlap.second));
        }
        for (const Attempt& attempt : board.attempts) {
            auto& tally = tallies_.at(static_cast<std::size_t>(attempt.kind));
            if (attempt.outcome == Outcome::won) ++tally.done;
            if (attempt.outcome == Outcome::refused) ++tally.refused;
            if (attempt.outcome == Outcome::failed || attempt.outcome == Outcome::none) {
                note(board.round, fmt::format("no fair answer: {}", attempt.complaint.data()));
            }
        }
    }

    bool report() {
        for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
            const Tally& tally = tallies_.at(kind);
            fmt::print("{}: {} done, {} refused\n", kKinds.at(kind), tally.done, tally.refused);
            // A race in which something never happens proves nothing about it.
            if (tally.done == 0) note(kRounds, fmt::format("{} never happened", kKinds.at(kind)));
        }
        const auto check = shop::check_database({"sqlite:" + store_.native(), "."});
        for (const std::string& problem : check.problems) note(kRounds, problem);
        const auto audit = open_shop(store_).audit().verify();
        for (const std::string& problem : audit.problems) note(kRounds, problem);
        fmt::print("{} audit entries verified, {} faults\n", audit.entries, faults_);
        return faults_ == 0;
    }

private:
    struct Tally {
        int done = 0;
        int refused = 0;
    };

    void note(int round, const std::string& fault) {
        constexpr int kPrinted = 10;
        if (++faults_ <= kPrinted) fmt::print("round {}: {}\n", round + 1, fault);
    }

    PlainSql sql_;
    std::filesystem::path store_;
    std::array<Tally, kKinds.size()> tallies_{};
    int faults_ = 0;
};

bool run(bool without_triggers) {
    const RaceFolder folder;
    make_shop(folder);
    if (without_triggers) {
        PlainSql sql(folder.store());
        sql.database().exec("DROP TRIGGER appointment_overlap_insert");
        sql.database().exec("DROP TRIGGER appointment_overlap_update");
    }
    fmt::print("{} processes change one day in {} rounds\n", kContestants, kRounds);
    std::fflush(stdout);
    DayReferee referee(folder.store());
    const bool well = run_rounds(
        kRounds,
        [&](int number) -> Attempting {
            const auto contestant = std::make_shared<Contestant>(folder.store(), number);
            return [contestant](const Board&, Attempt& attempt) { contestant->act(attempt); };
        },
        [&](Board& board) { referee.prepare(board.round); },
        [&](const Board& board) { referee.judge(board); });
    return referee.report() && well;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::string_view> words{argv + 1, argv + argc};
        const bool without_triggers = words == std::vector<std::string_view>{"--without-triggers"};
        if (!words.empty() && !without_triggers) {
            fmt::print(stderr, "usage: day_race [--without-triggers]\n");
            return 2;
        }
        return run(without_triggers) ? 0 : 1;
    } catch (const std::exception& error) {
        fmt::print(stderr, "day_race: {}\n", error.what());
        return 2;
    }
}
