// Makes the stores that are measured. The same count gives the same rows.
//
// usage: bench_generate SETTINGS FOLDER APPOINTMENTS

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string_view>

#include "bench_shop.hpp"

namespace {

using namespace shop::bench;

constexpr std::string_view kCatalogue = R"toml([[service]]
code = "oil-synthetic"
name = "Oil and filter change, full synthetic"
category = "maintenance"
labor_minutes = 30
duration_minutes = 45
[[service.part]]
name = "Oil, 0W-20 full synthetic, quart"
quantity = "5"
cost = "6.20"
[[service.part]]
name = "Oil filter"
quantity = "1"
cost = "5.40"
)toml";

/// One customer with one car for this many jobs.
constexpr std::int64_t kJobsACustomer = 20;

std::int64_t seconds(std::chrono::seconds duration) {
    return duration.count();
}

void add_mechanics(shop::Shop& shop) {
    shop::Mechanic first;
    first.name = "Edgar Ruiz";
    shop.mechanics().add(first);
    shop::Mechanic second;
    second.name = "Dana Cole";
    second.hours = shop.settings().hours;
    second.skills = {"diesel", "electric"};
    shop.mechanics().add(second);
    // Without a job: a list of theirs must not look at everybody's.
    shop::Mechanic gone;
    gone.name = "Sam Ortiz";
    shop.mechanics().retire(shop.mechanics().add(gone).id);
}

void add_closures(shop::Shop& shop) {
    for (int year = -5; year <= 1; ++year) {
        for (const int month : {1, 5, 7, 9, 11, 12}) {
            shop::Closure closure;
            closure.begins =
                shop::LocalTime{date::local_days{date::year{2026 + year} / month / 25}};
            closure.ends = closure.begins + date::days{1};
            closure.reason = "Holiday";
            shop.closures().add(closure);
        }
    }
}

class Rows {
public:
    Rows(SQLite::Database& database, std::int64_t appointments)
        : database_(database),
          appointments_(appointments),
          customers_(std::max<std::int64_t>(kRowsADay, appointments / kJobsACustomer)) {}

    void add_people() {
        SQLite::Statement customer(
            database_,
            "INSERT INTO customer (name, name_folded, phone, email, email_folded, address, "
            "postal_code, search_text, created_at) VALUES (?1, ?2, ?3, ?4, ?4, ?5, '95695', "
            "?2 || ' ' || ?3 || ' ' || ?4, 0)");
        SQLite::Statement car(
            database_,
            "INSERT INTO vehicle (customer_id, year, make, model, plate, plate_folded, "
            "search_text, created_at) VALUES (?1, ?2, 'Honda', 'Civic', ?3, ?3, "
            "'2015 honda civic ' || ?3, 0)");
        for (std::int64_t i = 1; i <= customers_; ++i) {
            customer.bind(1, fmt::format("Customer {}", i));
            customer.bind(2, fmt::format("customer {}", i));
            customer.bind(3, fmt::format("+1530{:07}", i));
            customer.bind(4, fmt::format("customer{}@example.com", i));
            customer.bind(5, fmt::format("{} Main St, Woodland", i));
            customer.exec();
            customer.reset();
            car.bind(1, i);
            car.bind(2, static_cast<std::int64_t>(2000 + i % 25));
            car.bind(3, fmt::format("{}ABC{:03}", i / 1000, i % 1000));
            car.exec();
            car.reset();
        }
    }

    void add_jobs() {
        SQLite::Statement job(
            database_,
            "INSERT INTO appointment (status, holds, mechanic_id, customer_id, vehicle_id, "
            "starts_at, ends_at, travel, wrap_up, starts_local, zone, utc_offset, started_at, "
            "finished_at, address, postal_code, area, notes, total, created_at) "
            "VALUES (?1, 1, ?2, ?3, ?3, ?4, ?5, 900, 600, ?6, 'America/Los_Angeles', ?7, ?8, ?9, "
            "?10, '95695', 'Home', 'Gate code 1234', 12650, ?4 - 86400)");
        SQLite::Statement service(
            database_,
            "INSERT INTO appointment_service (appointment_id, position, code, name, is_package, "
            "duration, price) VALUES (?1, 0, 'oil-synthetic', "
            "'Oil and filter change, full synthetic', 0, 2700, 12710)");
        const std::int64_t days = (appointments_ + kRowsADay - 1) / kRowsADay;
        const date::local_days first = kToday + date::days{kDaysToCome - days};
        // What is left over is missing from the first day: the last are always full.
        const std::int64_t missing = days * kRowsADay - appointments_;
        for (std::int64_t i = 0; i < appointments_; ++i) {
            const auto day = first + date::days{(i + missing) / kRowsADay};
            const auto place = static_cast<int>((i + missing) % kRowsADay);
            add_job(job, i, day, place);
            service.bind(1, i + 1);
            service.exec();
            service.reset();
        }
    }

private:
    void add_job(SQLite::Statement& job, std::int64_t i, date::local_days day, int place) const {
        const shop::LocalTime wall =
            shop::LocalTime{day} + kFirstStart + kBetweenStarts * (place / kMechanics);
        const std::int64_t start = shop::bench::instant_of(wall).time_since_epoch().count();
        const std::int64_t end = start + seconds(kWork);
        const std::int64_t customer = i % customers_ + 1;
        const bool past = day < kToday;
        job.bind(1, past ? "completed" : "booked");
        job.bind(2, place % kMechanics + 1);
        job.bind(3, customer);
        job.bind(4, start);
        job.bind(5, end);
        job.bind(6, start + seconds(kOffset));
        job.bind(7, seconds(kOffset));
        if (past) {
            job.bind(8, start);
            job.bind(9, end);
        } else {
            job.bind(8);
            job.bind(9);
        }
        job.bind(10, fmt::format("{} Main St, Woodland", customer));
        job.exec();
        job.reset();
    }

    SQLite::Database& database_;
    std::int64_t appointments_;
    std::int64_t customers_;
};

void generate(const std::filesystem::path& settings_file, const std::filesystem::path& folder,
              std::int64_t appointments) {
    std::filesystem::create_directories(folder);
    std::filesystem::copy_file(settings_file, folder / "shop.toml");
    const shop::Settings settings = shop::bench::settings(folder);
    shop::create_store({settings.store.url, folder}, settings, *shop::bench::clock(), "bench");
    {
        shop::Shop shop = open_shop(folder);
        shop.catalogue().import(
            shop::parse_catalogue(kCatalogue, "catalogue.toml", settings.profile.currency));
        add_mechanics(shop);
        add_closures(shop);
    }
    SQLite::Database database((folder / "shop.db").native(), SQLite::OPEN_READWRITE);
    database.exec(
        "PRAGMA cache_size = -200000; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON");
    SQLite::Transaction transaction(database);
    Rows rows(database, appointments);
    rows.add_people();
    rows.add_jobs();
    transaction.commit();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        std::int64_t appointments = 0;
        const std::string_view count = argc == 4 ? argv[3] : "";
        const auto end = std::from_chars(count.data(), count.data() + count.size(), appointments);
        if (count.empty() || end.ptr != count.data() + count.size() || appointments < kRowsADay) {
            throw std::runtime_error("usage: bench_generate SETTINGS FOLDER APPOINTMENTS");
        }
        generate(argv[1], argv[2], appointments);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench_generate: {}\n", error.what());
        return 1;
    }
}
