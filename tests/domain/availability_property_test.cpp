#include "domain/availability.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "case_zones.hpp"
#include "domain/availability_fixture.hpp"

// Random shops, looked at minute by minute: what open_starts() lists, what obstacles()
// explains and what the rules say, taken literally, must be one and the same.

namespace {

using shop::Instant;
using shop::LocalDate;
using shop::LocalTime;
using shop::Minutes;
using shop::domain::Busy;
using shop::domain::Calendar;

struct Place {
    const char* zone;
    const char* day;  ///< near a change of the clocks, or a skipped or repeated stretch
};

constexpr std::array kPlaces{
    Place{"America/Los_Angeles", "2026-03-07"}, Place{"America/Los_Angeles", "2026-10-31"},
    Place{"Australia/Lord_Howe", "2026-04-04"}, Place{"Australia/Lord_Howe", "2026-10-03"},
    Place{"Antarctica/Troll", "2026-03-28"},    Place{"Antarctica/Troll", "2026-10-24"},
    Place{"Pacific/Apia", "2011-12-28"},        Place{"America/Havana", "2025-11-01"},
    Place{"Africa/Cairo", "2026-04-23"},        Place{"Africa/Cairo", "2026-10-28"},
    Place{"America/St_Johns", "2006-10-28"},    Place{"America/St_Johns", "2006-04-01"},
    Place{"Pacific/Chatham", "2026-09-26"},     Place{"Asia/Kolkata", "2026-01-01"},
};
constexpr int kDays = 3;

struct World {
    shop::Zone zone;
    LocalDate from;
    shop::domain::StartRules rules;
    shop::domain::Wanted wanted;
    std::vector<Calendar> calendars;
};

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
    bool one_in(int n) { return pick(1, n) == 1; }
    Minutes minutes(std::vector<int> of) {
        return Minutes{of[static_cast<std::size_t>(pick(0, static_cast<int>(of.size()) - 1))]};
    }

private:
    std::mt19937 engine_;
};

shop::WeeklyHours random_hours(Random& random) {
    shop::WeeklyHours hours;
    for (auto& day : hours) {
        std::vector<int> edges;
        for (int i = 0; i < 2 * random.pick(0, 3); ++i) edges.push_back(random.pick(0, 96) * 15);
        if (random.one_in(3)) edges = {0, 1440};
        if (random.one_in(5)) edges = {0, random.pick(1, 700), random.pick(701, 1000), 1440};
        std::sort(edges.begin(), edges.end());
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
            day.push_back({Minutes{edges[i]}, Minutes{edges[i + 1]}});
        }
    }
    return hours;
}

std::vector<Busy> random_jobs(Random& random, Instant around, int at_most) {
    std::vector<Busy> jobs;
    for (int i = random.pick(0, at_most); i > 0; --i) {
        const Instant begin = around + Minutes{random.pick(-1440, kDays * 1440 + 1440)};
        jobs.push_back({shop::AppointmentId{i},
                        {begin, begin + Minutes{random.pick(1, 200)}},
                        random.minutes({0, 0, 15, 35, 90}),
                        random.minutes({0, 0, 10, 30, 90})});
    }
    std::sort(jobs.begin(), jobs.end(),
              [](const Busy& a, const Busy& b) { return a.work.begin < b.work.begin; });
    return jobs;
}

World random_world(const Place& place, unsigned seed) {
    Random random(seed);
    World world{test::case_zone(place.zone), test::day(place.day), {}, {}, {}};
    const Instant around{LocalTime{world.from}.time_since_epoch()};
    world.rules.slot = random.minutes({1, 7, 15, 30, 30, 60, 420});
    world.rules.minimum_notice = random.minutes({0, 0, 180, 1440});
    world.rules.now =
        around + Minutes{random.pick(-3000, 1500)} + std::chrono::seconds{random.pick(0, 1) * 17};
    world.rules.horizon_days = random.pick(0, 6);
    world.rules.max_per_day = random.one_in(2) ? 0 : random.pick(1, 4);
    world.wanted.duration = random.minutes({1, 20, 45, 60, 135, 600, 1440});
    world.wanted.travel = random.minutes({0, 15, 35});
    world.wanted.wrap_up = random.minutes({0, 10, 30});
    if (random.one_in(2)) world.wanted.skills = {"brakes"};
    world.wanted.vehicle_busy = random_jobs(random, around, 2);
    for (int id = 3; id >= 1; --id) {
        Calendar calendar;
        calendar.mechanic = shop::MechanicId{id};
        calendar.hours = random_hours(random);
        if (random.one_in(3)) calendar.skills = {random.one_in(2) ? "brakes" : "ev"};
        calendar.busy = random_jobs(random, around, 12);
        for (int i = random.pick(0, 5); i > 0; --i) {
            shop::Closure closed;
            closed.id = shop::ClosureId{i};
            closed.begins = LocalTime{world.from} + Minutes{random.pick(-300, kDays * 1440)};
            closed.ends = closed.begins + random.minutes({1, 45, 240, 1440});
            calendar.closures.push_back(closed);
        }
        world.calendars.push_back(calendar);
    }
    return world;
}

// The rules, literally; slow.
class Literal {
public:
    Literal(const World& world, const Calendar& calendar) : world_(world), calendar_(calendar) {}

    [[nodiscard]] bool can_start(Instant start) const {
        const LocalTime wall = world_.zone.wall(start).time;
        const LocalDate date = date::floor<date::days>(wall);
        const Instant end = start + world_.wanted.duration;
        return in_time(start, date) && knows_how() && on_grid(wall, date) && below_limit(date) &&
               nobody_in_the_way(start, end) && all_open(start, end, date);
    }

private:
    [[nodiscard]] bool in_time(Instant start, LocalDate date) const {
        const LocalDate today = world_.zone.date(world_.rules.now);
        return start >= world_.rules.now + world_.rules.minimum_notice &&
               (date - today).count() <= world_.rules.horizon_days;
    }

    [[nodiscard]] bool knows_how() const {
        return calendar_.skills.empty() || world_.wanted.skills.empty() ||
               calendar_.skills == world_.wanted.skills;
    }

    [[nodiscard]] const std::vector<shop::TimeRange>& hours(LocalDate date) const {
        return calendar_.hours[(date::weekday{date}.c_encoding() + 6) % 7];
    }

    [[nodiscard]] bool on_grid(LocalTime wall, LocalDate date) const {
        if (hours(date).empty()) return false;
        const auto since = wall - LocalTime{date} - hours(date).front().opens;
        return since % world_.rules.slot == std::chrono::seconds{0};
    }

    [[nodiscard]] bool below_limit(LocalDate date) const {
        const auto jobs = std::count_if(
            calendar_.busy.begin(), calendar_.busy.end(),
            [&](const Busy& job) { return world_.zone.date(job.work.begin) == date; });
        return world_.rules.max_per_day == 0 || jobs < world_.rules.max_per_day;
    }

    [[nodiscard]] bool nobody_in_the_way(Instant start, Instant end) const {
        const shop::Interval held{start - world_.wanted.travel, end + world_.wanted.wrap_up};
        for (const Busy& job : calendar_.busy) {
            if (overlaps(job.held(), held)) return false;
        }
        for (const Busy& job : world_.wanted.vehicle_busy) {
            if (overlaps(job.work, {start, end})) return false;
        }
        return true;
    }

    [[nodiscard]] bool all_open(Instant start, Instant end, LocalDate date) const {
        for (Instant at = start; at < end; at += Minutes{1}) {
            const LocalTime wall = world_.zone.wall(at).time;
            if (date::floor<date::days>(wall) != date || !is_open(wall, date)) return false;
        }
        return true;
    }

    [[nodiscard]] bool is_open(LocalTime wall, LocalDate date) const {
        for (const shop::Closure& closed : calendar_.closures) {
            if (closed.begins <= wall && wall < closed.ends) return false;
        }
        for (const shop::TimeRange& range : hours(date)) {
            const auto since = wall - LocalTime{date};
            if (range.opens <= since && since < range.closes) return true;
        }
        return false;
    }

    const World& world_;
    const Calendar& calendar_;
};

struct Tally {
    int open = 0;
    int closed = 0;
};

void compare(const World& world, Tally& tally) {
    const auto slots =
        open_starts(world.zone, world.rules, world.wanted, world.calendars, world.from, kDays);
    REQUIRE(std::is_sorted(slots.begin(), slots.end(), [](const auto& a, const auto& b) {
        return a.work.begin < b.work.begin;
    }));
    auto next = slots.begin();
    const Instant begin{LocalTime{world.from - date::days{1}}.time_since_epoch()};
    const Instant end = begin + std::chrono::hours{24 * (kDays + 2)};
    for (Instant at = begin; at < end; at += Minutes{1}) {
        const LocalDate date = world.zone.date(at);
        std::vector<shop::MechanicId> expected;
        if (date >= world.from && date < world.from + date::days{kDays}) {
            for (auto calendar = world.calendars.rbegin(); calendar != world.calendars.rend();
                 ++calendar) {
                const bool open = Literal(world, *calendar).can_start(at);
                if (open) expected.push_back(calendar->mechanic);
                const bool unhindered =
                    obstacles(world.zone, world.rules, world.wanted, *calendar, at).empty();
                if (open != unhindered) {
                    FAIL("obstacles disagree at " << shop::to_rfc3339(at, world.zone));
                }
                ++(open ? tally.open : tally.closed);
            }
        }
        std::vector<shop::MechanicId> listed;
        if (next != slots.end() && next->work.begin == at) {
            REQUIRE(next->work.end == at + world.wanted.duration);
            listed = next->mechanics;
            ++next;
        }
        if (listed != expected) {
            FAIL("open starts disagree at " << shop::to_rfc3339(at, world.zone));
        }
    }
    CHECK((next == slots.end()));
}

}  // namespace

TEST_CASE("open starts, obstacles and the literal rules agree in every minute") {
    Tally tally;
    for (const Place& place : kPlaces) {
        for (unsigned seed = 1; seed <= 2; ++seed) {
            CAPTURE(place.zone);
            CAPTURE(place.day);
            CAPTURE(seed);
            compare(random_world(place, seed * 31 + static_cast<unsigned>(&place - &kPlaces[0])),
                    tally);
        }
    }
    // Neither side may be empty, or nothing was compared.
    CHECK(tally.open > 1000);
    CHECK(tally.closed > 5000);
}
