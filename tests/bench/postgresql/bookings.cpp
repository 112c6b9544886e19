// Bookings on a server by the library, against libpq writing the same rows with the same locks and
// the audit chain in a pipeline: on one connection, taking turns, then on many at once. Then many
// want one and the same time.
//
// usage: bench_pg_bookings FOLDER LIBRARY_CONNINFO RAW_CONNINFO BOOKINGS CONNECTIONS ROUNDS

#include <fmt/format.h>

#include <atomic>
#include <barrier>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <thread>
#include <vector>

#include "bench_shop.hpp"
#include "booking_rows.hpp"
#include "measure.hpp"

namespace {

using namespace shop::bench;

struct Places {
    std::filesystem::path folder;
    std::string library;
    std::string raw;
};

/// \return as many more bookings, which only the library has made: for raw writers to write
std::vector<Written> on_one_connection(const Places& places, int bookings) {
    shop::Shop shop = open_shop(places.folder, places.library);
    RawLink reader(places.library);
    NewRows rows(reader);
    RawWriter writer(places.raw);
    std::vector<std::int64_t> by_library;
    std::vector<std::int64_t> by_raw;
    std::vector<Written> kept;
    for (int i = 0; i < 2 * bookings; ++i) {
        const std::int64_t begin = wall_time();
        shop.appointments().book(booking(i));
        const std::int64_t end = wall_time();
        Written made = rows.take();
        if (i >= bookings) {
            kept.push_back(std::move(made));
            continue;
        }
        by_library.push_back(end - begin);
        const std::int64_t middle = wall_time();
        writer.write(made);
        by_raw.push_back(wall_time() - middle);
    }
    fmt::print("library_one_ns {}\nraw_one_ns {}\n", median(by_library), median(by_raw));
    return kept;
}

/// \param work is called by each of the threads with its number, when all are ready
std::int64_t together(int threads, const std::function<std::function<void()>(int)>& work) {
    std::barrier ready(threads + 1);
    std::vector<std::jthread> crew;
    for (int i = 0; i < threads; ++i) {
        crew.emplace_back([&, i] {
            // What is thrown here ends the program: there is nothing left to measure.
            const std::function<void()> go = work(i);
            ready.arrive_and_wait();
            go();
        });
    }
    ready.arrive_and_wait();
    const std::int64_t begin = wall_time();
    crew.clear();
    return wall_time() - begin;
}

void on_many(const Places& places, int first, int bookings, int connections) {
    std::atomic<int> next = first;
    const std::int64_t library = together(connections, [&](int) {
        auto shop = std::make_shared<shop::Shop>(open_shop(places.folder, places.library));
        return [&next, shop, last = first + bookings] {
            for (int i = next++; i < last; i = next++) shop->appointments().book(booking(i));
        };
    });
    fmt::print("library_many_ns {}\n", library / bookings);
}

void raw_on_many(const Places& places, const std::vector<Written>& bookings, int connections) {
    std::atomic<std::size_t> next = 0;
    const std::int64_t raw = together(connections, [&](int) {
        auto writer = std::make_shared<RawWriter>(places.raw);
        return [&next, &bookings, writer] {
            for (std::size_t i = next++; i < bookings.size(); i = next++) {
                writer->write(bookings[i]);
            }
        };
    });
    fmt::print("raw_many_ns {}\n", raw / static_cast<std::int64_t>(bookings.size()));
}

/// One time is wanted by all at once: one gets it, and nobody waits long to hear so.
void race(const Places& places, int first, int rounds, int connections) {
    std::atomic<int> winners = 0;
    std::atomic<std::int64_t> longest = 0;
    for (int round = 0; round < rounds; ++round) {
        together(connections, [&, round](int) {
            auto shop = std::make_shared<shop::Shop>(open_shop(places.folder, places.library));
            return [&, shop, round] {
                const std::int64_t begin = wall_time();
                try {
                    shop->appointments().book(booking(first + round));
                    ++winners;
                } catch (const shop::SlotTaken&) {
                }
                const std::int64_t waited = wall_time() - begin;
                for (std::int64_t most = longest; waited > most;) {
                    if (longest.compare_exchange_weak(most, waited)) break;
                }
            };
        });
    }
    if (winners != rounds) throw std::runtime_error("a time had not just one winner");
    fmt::print("race_rounds {}\nrace_longest_ns {}\n", rounds, longest.load());
}

int run(const Places& places, int bookings, int connections, int rounds) {
    const std::vector<Written> kept = on_one_connection(places, bookings);
    on_many(places, 2 * bookings, bookings, connections);
    raw_on_many(places, kept, connections);
    race(places, 3 * bookings, rounds, connections);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 7) {
            throw std::runtime_error(
                "usage: bench_pg_bookings FOLDER LIBRARY_CONNINFO RAW_CONNINFO BOOKINGS "
                "CONNECTIONS "
                "ROUNDS");
        }
        return run({argv[1], argv[2], argv[3]}, std::stoi(argv[4]), std::stoi(argv[5]),
                   std::stoi(argv[6]));
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench_pg_bookings: {}\n", error.what());
        return 1;
    }
}
