// Fourteen days of open times on a server by the library, against libpq asking for the same rows in
// one pipeline. What the library finds is compared with what it finds in a file of the same rows,
// whose checksum tests/bench/open_times.cpp works out minute by minute.
//
// usage: bench_pg_open_times FOLDER CONNINFO REPEATS

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench_shop.hpp"
#include "checksum.hpp"
#include "measure.hpp"
#include "raw_link.hpp"
#include "store/sql/appointment.hpp"
#include "store/sql/mechanic.hpp"

namespace {

namespace sql = shop::store::sql;
using namespace shop::bench;

std::string seconds(date::local_days day) {
    return std::to_string(std::chrono::seconds{shop::LocalTime{day}.time_since_epoch()}.count());
}

std::string utc_seconds(date::local_days day) {
    return std::to_string(instant_of(shop::LocalTime{day}).time_since_epoch().count());
}

/// All that a search has to know, in one round trip.
void read_raw(RawLink& link, int mechanics) {
    const date::local_days until = kToday + date::days{kDaysToCome};
    const std::string from = utc_seconds(kToday - date::days{2});
    link.send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    for (const shop::driver::Sql* all :
         {&sql::kMechanicAll, &sql::kMechanicHours, &sql::kMechanicSkills}) {
        link.send(std::string{all->text});
    }
    link.send(std::string{sql::kClosureBetween.text},
              {seconds(kToday), seconds(until + date::days{1})});
    link.send(std::string{sql::kAppointmentRunning.text}, {from});
    for (int mechanic = 1; mechanic <= mechanics; ++mechanic) {
        link.send(std::string{sql::kAppointmentBusyMechanic.text},
                  {std::to_string(mechanic), from, utc_seconds(until + date::days{1})});
    }
    link.send("COMMIT");
    link.finish();
}

int run(const std::filesystem::path& folder, const std::string& conninfo, int repeats) {
    shop::Shop shop = open_shop(folder, conninfo);
    RawLink link(conninfo);
    shop::SlotQuery query;
    query.duration = kWork;
    query.days = kDaysToCome;
    std::vector<std::int64_t> by_library;
    std::vector<std::int64_t> by_raw;
    shop::SlotSearch found;
    for (int i = 0; i < repeats; ++i) {
        const std::int64_t begin = wall_time();
        found = shop.availability().search(query);
        const std::int64_t middle = wall_time();
        read_raw(link, kMechanics);
        by_library.push_back(middle - begin);
        by_raw.push_back(wall_time() - middle);
    }
    fmt::print("library_ns {}\nraw_ns {}\n", median(by_library), median(by_raw));
    fmt::print("library_checksum {}\n", checksum(found));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 4) {
            throw std::runtime_error("usage: bench_pg_open_times FOLDER CONNINFO REPEATS");
        }
        return run(argv[1], argv[2], std::stoi(argv[3]));
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench_pg_open_times: {}\n", error.what());
        return 1;
    }
}
