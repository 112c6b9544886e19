// Bookings on a server by the library, against libpq writing the same rows with the same locks and
// the audit chain in a pipeline: on one connection, taking turns, then on many at once. Then many
// want one and the same time. With 0 connections the library books and nothing is measured.
//
// usage: bench_pg_bookings FOLDER LIBRARY_CONNINFO RAW_CONNINFO BOOKINGS CONNECTIONS ROUNDS

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
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

using Shops = std::vector<shop::Shop>;

/// A shop for each connection, which has booked before: the server has read its catalogue and
/// planned for it.
Shops warm_shops(const Places& places, int first, int connections) {
    Shops shops;
    for (int i = 0; i < connections; ++i) {
        shops.push_back(open_shop(places.folder, places.library));
        shops.back().appointments().book(booking(first + i));
    }
    return shops;
}

/// Runs them all at once. \return how long it took until the last had ended
std::int64_t together(std::size_t threads, const std::function<void(std::size_t)>& work) {
    std::barrier ready(static_cast<std::ptrdiff_t>(threads) + 1);
    std::vector<std::jthread> crew;
    for (std::size_t i = 0; i < threads; ++i) {
        crew.emplace_back([&, i] {
            ready.arrive_and_wait();
            // What is thrown here ends the program: there is nothing left to measure.
            work(i);
        });
    }
    ready.arrive_and_wait();
    const std::int64_t begin = wall_time();
    crew.clear();
    return wall_time() - begin;
}

void on_many(Shops& shops, int first, int bookings) {
    std::atomic<int> next = first;
    const std::int64_t library = together(shops.size(), [&](std::size_t i) {
        for (int n = next++; n < first + bookings; n = next++) {
            shops[i].appointments().book(booking(n));
        }
    });
    fmt::print("library_many_ns {}\n", library / bookings);
}

/// \param bookings of which the first are written one after the other, to warm up
void raw_on_many(const Places& places, const std::vector<Written>& bookings,
                 std::size_t connections) {
    std::vector<std::unique_ptr<RawWriter>> writers;
    for (std::size_t i = 0; i < connections; ++i) {
        writers.push_back(std::make_unique<RawWriter>(places.raw));
        writers.back()->write(bookings.at(i));
    }
    std::atomic<std::size_t> next = connections;
    const std::int64_t raw = together(connections, [&](std::size_t i) {
        for (std::size_t n = next++; n < bookings.size(); n = next++) {
            writers[i]->write(bookings[n]);
        }
    });
    fmt::print("raw_many_ns {}\n", raw / static_cast<std::int64_t>(bookings.size() - connections));
}

/// One time is wanted by all at once: one gets it, and nobody waits long to hear so.
void race(Shops& shops, int first, int rounds) {
    std::atomic<int> winners = 0;
    std::vector<std::int64_t> waits(shops.size());
    std::int64_t longest = 0;
    for (int round = 0; round < rounds; ++round) {
        together(shops.size(), [&](std::size_t i) {
            const std::int64_t begin = wall_time();
            try {
                shops[i].appointments().book(booking(first + round));
                ++winners;
            } catch (const shop::SlotTaken&) {
            }
            waits[i] = wall_time() - begin;
        });
        longest = std::max(longest, *std::ranges::max_element(waits));
    }
    if (winners != rounds) throw std::runtime_error("a time had not just one winner");
    fmt::print("race_rounds {}\nrace_longest_ns {}\n", rounds, longest);
}

/// For whoever counts round trips.
int only_book(const Places& places, int bookings) {
    shop::Shop shop = open_shop(places.folder, places.library);
    // Far away from what is measured.
    constexpr int kFirst = 5000;
    for (int i = 0; i < bookings; ++i) shop.appointments().book(booking(kFirst + bookings + i));
    return 0;
}

int run(const Places& places, int bookings, int connections, int rounds) {
    if (connections == 0) return only_book(places, bookings);
    const std::vector<Written> kept = on_one_connection(places, bookings);
    Shops shops = warm_shops(places, 2 * bookings, connections);
    const int first = 2 * bookings + connections;
    on_many(shops, first, bookings);
    raw_on_many(places, kept, static_cast<std::size_t>(connections));
    race(shops, first + bookings, rounds);
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
