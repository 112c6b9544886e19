// Bookings by the library against raw transactions that write the same rows: a copy of the
// store is booked into, and every row that a booking has made is then inserted into another
// copy by prepared statements, one transaction a booking, in the same journal mode.
//
// usage: bench_bookings FOLDER BOOKINGS

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench_shop.hpp"
#include "measure.hpp"
#include "prepared.hpp"

namespace {

using namespace shop::bench;

struct Table {
    const char* name;
    const char* key;
};
/// What a booking writes, parents first.
constexpr std::array<Table, 8> kTables{{
    {"quote", "id"},
    {"quote_item", "quote_id"},
    {"quote_line", "quote_id"},
    {"appointment", "id"},
    {"appointment_service", "appointment_id"},
    {"outbox", "id"},
    {"audit_entry", "id"},
    {"audit_payload", "entry_id"},
}};

struct Value {
    bool is_null = false;
    bool is_text = false;
    std::int64_t integer = 0;
    std::string text;

    friend bool operator==(const Value&, const Value&) = default;
};
using Row = std::vector<Value>;
using Written = std::array<std::vector<Row>, kTables.size()>;

/// Reads the rows that the newest booking made.
class NewRows {
public:
    explicit NewRows(const std::filesystem::path& store) : database_(store) {
        for (std::size_t i = 0; i < kTables.size(); ++i) {
            newest_.at(i) = newest(kTables.at(i));
            statements_.emplace_back(database_,
                                     fmt::format("SELECT * FROM {0} WHERE {1} > ?1 ORDER BY {1}",
                                                 kTables.at(i).name, kTables.at(i).key));
        }
    }

    [[nodiscard]] Written take() {
        Written written;
        for (std::size_t i = 0; i < kTables.size(); ++i) {
            const RawStatement& statement = statements_.at(i);
            statement.bind(1, newest_.at(i));
            while (statement.next()) written.at(i).push_back(row_of(statement));
            newest_.at(i) = newest(kTables.at(i));
        }
        return written;
    }

private:
    [[nodiscard]] std::int64_t newest(const Table& table) const {
        const RawStatement statement(
            database_, fmt::format("SELECT coalesce(max({}), 0) FROM {}", table.key, table.name));
        return statement.next() ? statement.integer(0) : 0;
    }

    static Row row_of(const RawStatement& statement) {
        Row row;
        for (int i = 0; i < sqlite3_column_count(statement.handle()); ++i) {
            Value value;
            value.is_null = statement.is_null(i);
            value.is_text = sqlite3_column_type(statement.handle(), i) == SQLITE_TEXT;
            if (value.is_text) {
                value.text = statement.text(i);
            } else if (!value.is_null) {
                value.integer = statement.integer(i);
            }
            row.push_back(std::move(value));
        }
        return row;
    }

    RawDatabase database_;
    std::vector<RawStatement> statements_;
    std::array<std::int64_t, kTables.size()> newest_{};
};

/// Inserts rows as they are, in the mode in which the library writes.
class RawWriter {
public:
    explicit RawWriter(const std::filesystem::path& store) : database_(store) {
        database_.run(
            "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; "
            "PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF");
        for (const Table& table : kTables) {
            std::string places;
            const RawStatement columns(database_, fmt::format("SELECT * FROM {}", table.name));
            for (int i = 0; i < sqlite3_column_count(columns.handle()); ++i) {
                places += i == 0 ? "?" : ", ?";
            }
            inserts_.emplace_back(database_,
                                  fmt::format("INSERT INTO {} VALUES ({})", table.name, places));
        }
        head_.emplace_back(database_,
                           "UPDATE audit_head SET entry_id = ?1, at = ?2, hash = ?3 WHERE id = 1");
    }

    void write(const Written& written) const {
        database_.run("BEGIN IMMEDIATE");
        for (std::size_t i = 0; i < kTables.size(); ++i) {
            for (const Row& row : written.at(i)) insert(inserts_.at(i), row);
        }
        const Row& entry = written.at(kTables.size() - 2).back();
        const RawStatement& head = head_.front();
        bind(head, 1, entry.front());
        bind(head, 2, entry.at(1));
        bind(head, 3, entry.back());
        static_cast<void>(head.next());
        database_.run("COMMIT");
    }

private:
    void insert(const RawStatement& statement, const Row& row) const {
        for (std::size_t i = 0; i < row.size(); ++i) {
            bind(statement, static_cast<int>(i + 1), row[i]);
        }
        static_cast<void>(statement.next());
    }

    void bind(const RawStatement& statement, int index, const Value& value) const {
        if (value.is_null) {
            database_.check(sqlite3_bind_null(statement.handle(), index));
        } else if (value.is_text) {
            database_.check(sqlite3_bind_text(statement.handle(), index, value.text.data(),
                                              static_cast<int>(value.text.size()), SQLITE_STATIC));
        } else {
            statement.bind(index, value.integer);
        }
    }

    RawDatabase database_;
    std::vector<RawStatement> inserts_;
    std::vector<RawStatement> head_;
};

struct Times {
    std::vector<std::int64_t> wall;
    std::vector<std::int64_t> cpu;

    template <class Work>
    void add(Work work) {
        const std::int64_t wall_before = wall_time();
        const std::int64_t cpu_before = cpu_time();
        work();
        wall.push_back(wall_time() - wall_before);
        cpu.push_back(cpu_time() - cpu_before);
    }
};

void print(const char* who, const Times& times) {
    fmt::print("{0}_wall_ns {1}\n{0}_cpu_ns {2}\n", who, median(times.wall), median(times.cpu));
}

void require_same_rows(const std::filesystem::path& booked, const std::filesystem::path& written,
                       std::int64_t bookings) {
    std::size_t rows = 0;
    const RawDatabase a(booked);
    const RawDatabase b(written);
    for (const Table& table : kTables) {
        const std::string sql = fmt::format("SELECT * FROM {0} ORDER BY {1} DESC LIMIT {2}",
                                            table.name, table.key, bookings);
        const RawStatement left(a, sql);
        const RawStatement right(b, sql);
        while (left.next()) {
            if (!right.next() || left.text(0) != right.text(0) || left.text(1) != right.text(1) ||
                left.text(2) != right.text(2)) {
                throw std::runtime_error(fmt::format("{} differs between the two", table.name));
            }
            ++rows;
        }
    }
    fmt::print("rows_compared {}\n", rows);
}

int run(const std::filesystem::path& folder, int bookings) {
    const auto booked = folder / "booked.db";
    const auto written = folder / "written.db";
    for (const auto& copy : {booked, written}) {
        std::filesystem::copy_file(folder / "shop.db", copy,
                                   std::filesystem::copy_options::overwrite_existing);
    }
    shop::Shop shop = open_shop(folder, "sqlite:" + booked.native());
    NewRows rows(booked);
    const RawWriter writer(written);
    Times by_library;
    Times by_raw;
    for (int i = 0; i < bookings; ++i) {
        by_library.add([&] { shop.appointments().book(booking(i)); });
        const Written made = rows.take();
        by_raw.add([&] { writer.write(made); });
    }
    print("library", by_library);
    print("raw", by_raw);
    require_same_rows(booked, written, bookings);
    std::filesystem::remove(booked);
    std::filesystem::remove(written);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 3) throw std::runtime_error("usage: bench_bookings FOLDER BOOKINGS");
        return run(argv[1], std::stoi(argv[2]));
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench_bookings: {}\n", error.what());
        return 1;
    }
}
