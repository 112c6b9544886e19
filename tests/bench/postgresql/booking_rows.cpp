#include "booking_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace shop::bench {

namespace {

/// The order of RawWriter::numbers_.
constexpr std::array<std::string_view, 4> kCounters{"quote", "appointment", "outbox",
                                                    "audit_entry"};
constexpr std::size_t kEntry = 3;

/// The head of the chain, and the next number of what is referred to.
constexpr const char* kHeadAndNumbers =
    "SELECT h.entry_id, h.hash, next_id('quote'), next_id('appointment') "
    "FROM audit_head h WHERE h.id = 1";

int counter_of(const WrittenTable& table, std::string_view column) {
    for (const auto& [name, counter] : table.numbers) {
        if (column != name) continue;
        return static_cast<int>(std::ranges::find(kCounters, counter) - kCounters.begin());
    }
    return -1;
}

}  // namespace

const std::vector<WrittenTable>& written_tables() {
    static const std::vector<WrittenTable> tables{
        {"quote", "id", {{"id", "quote"}}},
        {"quote_item", "quote_id", {{"quote_id", "quote"}}},
        {"quote_line", "quote_id", {{"quote_id", "quote"}}},
        {"appointment", "id", {{"id", "appointment"}, {"quote_id", "quote"}}},
        {"appointment_service", "appointment_id", {{"appointment_id", "appointment"}}},
        {"outbox", "id", {{"id", "outbox"}, {"appointment_id", "appointment"}}},
        {"audit_entry", "id", {{"id", "audit_entry"}}},
        {"audit_payload", "entry_id", {{"entry_id", "audit_entry"}}},
    };
    return tables;
}

NewRows::NewRows(RawLink& link) : link_(&link) {
    for (const WrittenTable& table : written_tables()) {
        newest_.push_back(*link.query(
            fmt::format("SELECT coalesce(max({}), 0) FROM {}", table.key, table.name))[0][0]);
    }
}

Written NewRows::take() {
    Written written;
    for (std::size_t i = 0; i < newest_.size(); ++i) {
        const WrittenTable& table = written_tables()[i];
        written.push_back(link_->query(
            fmt::format("SELECT * FROM {0} WHERE {1} > $1 ORDER BY {1}", table.name, table.key),
            {newest_[i]}));
        if (written.back().empty()) continue;
        newest_[i] =
            *link_->query(fmt::format("SELECT max({}) FROM {}", table.key, table.name))[0][0];
    }
    return written;
}

RawWriter::RawWriter(const std::string& conninfo) : link_(conninfo) {
    for (const WrittenTable& table : written_tables()) {
        Insert& insert = inserts_.emplace_back();
        insert.sql = fmt::format("INSERT INTO {} VALUES (", table.name);
        const auto columns = link_.query(
            "SELECT column_name FROM information_schema.columns WHERE table_name = $1 "
            "ORDER BY ordinal_position",
            {table.name});
        for (std::size_t i = 0; i < columns.size(); ++i) {
            insert.counters.push_back(counter_of(table, *columns[i][0]));
            const bool by_server = insert.counters.back() == 2;
            insert.sql +=
                fmt::format("{}{}", i == 0 ? "" : ", ",
                            by_server ? "next_id(CAST($1 AS TEXT))" : fmt::format("${}", i + 1));
            if (columns[i][0] == "previous_hash") insert.previous_hash = static_cast<int>(i);
        }
        insert.sql += ")";
    }
}

void RawWriter::write(const Written& booking) {
    link_.send("BEGIN");
    link_.send("SET LOCAL lock_timeout = 60000");
    link_.send("SELECT pg_advisory_xact_lock(1397247824)");
    const TextRow next = link_.query(kHeadAndNumbers)[0];
    head_ = {*next[0], "", *next[1]};
    numbers_ = {*next[2], *next[3], "outbox", *next[0]};
    for (std::size_t i = 0; i < inserts_.size(); ++i) {
        // Payloads are numbered as their entries are.
        if (inserts_[i].counters.front() == kEntry) numbers_[kEntry] = *next[0];
        for (const TextRow& row : booking[i]) write_row(inserts_[i], row);
    }
    link_.send("UPDATE audit_head SET entry_id = $1, at = $2, hash = $3 WHERE id = 1", head_);
    link_.send("COMMIT");
    link_.finish();
}

void RawWriter::write_row(const Insert& insert, TextRow row) {
    if (insert.counters.front() == kEntry) {
        numbers_[kEntry] = std::to_string(std::stoll(numbers_[kEntry]) + 1);
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
        const int counter = insert.counters[i];
        if (counter >= 0) row[i] = numbers_.at(static_cast<std::size_t>(counter));
    }
    if (insert.previous_hash >= 0) {
        row[static_cast<std::size_t>(insert.previous_hash)] = head_[2];
        head_ = {row[0], row[1], row.back()};
    }
    link_.send(insert.sql, row);
}

}  // namespace shop::bench
