// Fourteen days of open times by the library, against a prepared read of the same rows:
// the mechanics' jobs, hours and skills, and the closures. What both have read must lead
// to the same open times; the checksum of the raw side is worked out after its clock has
// stopped, minute by minute.
//
// usage: bench_open_times FOLDER REPEATS

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench_shop.hpp"
#include "checksum.hpp"
#include "measure.hpp"
#include "prepared.hpp"
#include "store/sql/appointment.hpp"
#include "store/sql/mechanic.hpp"

namespace {

namespace sql = shop::store::sql;
using namespace shop::bench;

std::int64_t wall_seconds(date::local_days day) {
    return std::chrono::seconds{shop::LocalTime{day}.time_since_epoch()}.count();
}

const date::local_days kUntil = kToday + date::days{kDaysToCome};

struct RawJob {
    std::int64_t id, start, end, travel, wrap_up;
    std::string status;
};
struct RawRange {
    std::int64_t mechanic, weekday, opens, closes;
};
struct RawClosure {
    bool is_for_all;
    std::int64_t mechanic, begins, ends;
    std::string reason;
};
struct RawMechanic {
    std::int64_t id;
    std::string name;
    bool own_hours;
    std::vector<RawJob> jobs;
};
struct RawRead {
    std::vector<RawMechanic> mechanics;
    std::vector<RawRange> hours;
    std::vector<std::string> skills;
    std::vector<RawClosure> closures;
};

/// The statements of the store, prepared once.
class RawReader {
public:
    explicit RawReader(const std::filesystem::path& store)
        : database_(store),
          mechanics_(database_, sql::kMechanicAll.text),
          hours_(database_, sql::kMechanicHours.text),
          skills_(database_, sql::kMechanicSkills.text),
          closures_(database_, sql::kClosureBetween.text),
          jobs_(database_, sql::kAppointmentBusyMechanic.text) {}

    [[nodiscard]] RawRead read() const {
        RawRead all;
        database_.run("BEGIN");
        while (mechanics_.next()) {
            if (mechanics_.integer(6) != 0) continue;  // retired
            all.mechanics.push_back(
                {mechanics_.integer(0), mechanics_.text(2), mechanics_.integer(5) != 0, {}});
        }
        while (hours_.next()) {
            all.hours.push_back(
                {hours_.integer(0), hours_.integer(1), hours_.integer(2), hours_.integer(3)});
        }
        while (skills_.next()) all.skills.push_back(skills_.text(1));
        closures_.bind(1, wall_seconds(kToday));
        closures_.bind(2, wall_seconds(kUntil + date::days{1}));
        while (closures_.next()) {
            all.closures.push_back({closures_.is_null(2), closures_.integer(2),
                                    closures_.integer(3), closures_.integer(4), closures_.text(5)});
        }
        for (RawMechanic& mechanic : all.mechanics) {
            jobs_.bind(1, mechanic.id);
            jobs_.bind(2, wall_seconds(kToday - date::days{2}) - kOffset.count());
            jobs_.bind(3, wall_seconds(kUntil + date::days{1}) - kOffset.count());
            while (jobs_.next()) {
                mechanic.jobs.push_back({jobs_.integer(0), jobs_.integer(1), jobs_.integer(2),
                                         jobs_.integer(3), jobs_.integer(4), jobs_.text(5)});
            }
        }
        database_.run("COMMIT");
        return all;
    }

private:
    RawDatabase database_;
    RawStatement mechanics_, hours_, skills_, closures_, jobs_;
};

class MinuteByMinute {
public:
    MinuteByMinute(const RawRead& read, const shop::Settings& settings)
        : read_(read), settings_(settings) {}

    [[nodiscard]] std::string checksum() const {
        Checksum sum;
        const std::int64_t slot = 60 * settings_.booking.slot.count();
        for (std::int64_t wall = wall_seconds(kToday); wall < wall_seconds(kUntil); wall += slot) {
            for (const RawMechanic& mechanic : read_.mechanics) {
                if (is_open(mechanic, wall)) sum.add(wall - kOffset.count(), mechanic.id);
            }
        }
        return sum.text();
    }

private:
    [[nodiscard]] bool is_open(const RawMechanic& mechanic, std::int64_t wall) const {
        const std::int64_t notice = 60 * settings_.booking.minimum_notice.count();
        const auto now = shop::bench::clock()->now().time_since_epoch().count();
        if (wall - kOffset.count() < now + notice) return false;
        for (std::int64_t minute = 0; minute < kWork.count(); ++minute) {
            if (!works_at(mechanic, wall + 60 * minute)) return false;
        }
        return fits(mechanic, wall - kOffset.count());
    }

    [[nodiscard]] bool works_at(const RawMechanic& mechanic, std::int64_t wall) const {
        for (const RawClosure& closure : read_.closures) {
            const bool concerns = closure.is_for_all || closure.mechanic == mechanic.id;
            if (concerns && wall >= closure.begins && wall < closure.ends) return false;
        }
        const std::int64_t weekday = (wall / 86400 + 3) % 7 + 1;  // 1970-01-01 was a Thursday
        const std::int64_t minute = wall % 86400 / 60;
        if (mechanic.own_hours) {
            for (const RawRange& range : read_.hours) {
                if (range.mechanic == mechanic.id && range.weekday == weekday &&
                    minute >= range.opens && minute < range.closes) {
                    return true;
                }
            }
            return false;
        }
        for (const auto& range : settings_.hours.at(static_cast<std::size_t>(weekday - 1))) {
            if (minute >= range.opens.count() && minute < range.closes.count()) return true;
        }
        return false;
    }

    [[nodiscard]] bool fits(const RawMechanic& mechanic, std::int64_t start) const {
        const std::int64_t end = start + 60 * kWork.count();
        const std::int64_t travel = 60 * settings_.booking.travel.count();
        const std::int64_t wrap_up = 60 * settings_.booking.wrap_up.count();
        for (const RawJob& job : mechanic.jobs) {
            if (start - travel < job.end + job.wrap_up && job.start - job.travel < end + wrap_up) {
                return false;
            }
        }
        return true;
    }

    const RawRead& read_;
    const shop::Settings& settings_;
};

int run(const std::filesystem::path& folder, int repeats) {
    constexpr int kAtOnce = 20;
    shop::Shop shop = open_shop(folder);
    const RawReader raw(folder / "shop.db");
    shop::SlotQuery query;
    query.duration = kWork;
    query.days = kDaysToCome;

    std::vector<std::int64_t> by_library;
    std::vector<std::int64_t> by_raw;
    shop::SlotSearch found;
    RawRead read;
    for (int i = 0; i < repeats; ++i) {
        const std::int64_t begin = cpu_time();
        for (int j = 0; j < kAtOnce; ++j) found = shop.availability().search(query);
        const std::int64_t middle = cpu_time();
        for (int j = 0; j < kAtOnce; ++j) read = raw.read();
        by_library.push_back((middle - begin) / kAtOnce);
        by_raw.push_back((cpu_time() - middle) / kAtOnce);
    }
    fmt::print("library_ns {}\nraw_ns {}\n", median(by_library), median(by_raw));
    fmt::print("library_slots {}\n", found.slots.size());
    fmt::print("library_checksum {}\n", checksum(found));
    fmt::print("raw_checksum {}\n", MinuteByMinute(read, shop.settings()).checksum());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 3) throw std::runtime_error("usage: bench_open_times FOLDER REPEATS");
        return run(argv[1], std::stoi(argv[2]));
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench_open_times: {}\n", error.what());
        return 1;
    }
}
