#include "store/copy.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "store/audit.hpp"
#include "store/digest.hpp"
#include "store/rows.hpp"
#include "store/sql/copy.hpp"
#include "store/sql/log.hpp"

namespace shop::store {

namespace {

/// How many keys one statement reads.
constexpr std::int64_t kWindow = 500;

using Value = std::variant<std::monostate, std::int64_t, std::string>;
using Row = std::vector<Value>;

Row read_row(const driver::Rows& rows, std::string_view kinds) {
    Row row;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const int column = static_cast<int>(i);
        if (rows.is_null(column)) {
            row.emplace_back();
        } else if (kinds[i] == 'i') {
            row.emplace_back(rows.integer(column));
        } else {
            row.emplace_back(rows.text(column));
        }
    }
    return row;
}

driver::Parameter parameter(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return std::nullopt;
}

void write(driver::Connection& connection, const driver::Sql& sql, const Row& row) {
    std::vector<driver::Parameter> parameters;
    for (const Value& value : row) parameters.push_back(parameter(value));
    connection.send(sql, driver::Parameters{parameters});
}

/// Calls `visit(row)` for each row of a table, in order, window by window.
template <class Visit>
void each_row(driver::Connection& connection, const sql::CopiedTable& table,
              const std::function<void()>& window_read, Visit visit) {
    const std::int64_t last = read_integer(connection.query(*table.last));
    for (std::int64_t key = 0; key <= last; key += kWindow) {
        std::vector<Row> window;
        {
            const auto rows = connection.query(*table.read, {key, key + kWindow});
            while (rows->next()) window.push_back(read_row(*rows, table.kinds));
        }
        for (const Row& row : window) visit(row);
        window_read();
    }
}

template <class Visit>
void each_request(driver::Connection& connection, Visit visit) {
    constexpr std::string_view kKinds = "tttiti";
    std::string last;
    for (;;) {
        std::vector<Row> page;
        {
            const auto rows = connection.query(sql::kCopyReadRequest, {last, kWindow});
            while (rows->next()) page.push_back(read_row(*rows, kKinds));
        }
        if (page.empty()) return;
        for (const Row& row : page) visit(row);
        last = std::get<std::string>(page.back().front());
    }
}

/// A job may belong to a stop that a later one began: that is noted when all are there.
class Stops {
public:
    Row without_stop(const Row& job) {
        Row row = job;
        Value& at = row.at(sql::kCopyStopColumn);
        if (const auto* stop = std::get_if<std::int64_t>(&at)) {
            stops_.emplace_back(std::get<std::int64_t>(row.front()), *stop);
            at = std::monostate{};
        }
        return row;
    }
    void write_to(driver::Connection& connection) const {
        for (const auto& [job, stop] : stops_) {
            connection.send(sql::kCopySetStop, {stop, job});
        }
    }

private:
    std::vector<std::pair<std::int64_t, std::int64_t>> stops_;
};

/// Each listed by the erase entry that was the newest then.
void copy_erasures(driver::Connection& from, driver::Connection& to) {
    const auto head = audit_head(from);
    if (!head) return;
    for (std::int64_t key = 0; key <= stored(head->id); key += kWindow) {
        std::vector<Row> window;
        {
            const auto rows = from.query(sql::kCopyReadErasure, {key, key + kWindow});
            while (rows->next()) window.push_back(read_row(*rows, "iiit"));
        }
        for (const Row& row : window) {
            to.send(sql::kAuditHeadSet, {parameter(row[1]), parameter(row[2]), parameter(row[3])});
            to.send(sql::kCopyWriteErasure, {parameter(row[0]), parameter(row[1])});
        }
    }
}

/// A digest that grows row by row, whatever the windows.
class Sum {
public:
    void add(const Row& row) {
        LengthPrefixed fields;
        fields.add(digest_);
        for (const Value& value : row) {
            if (const auto* integer = std::get_if<std::int64_t>(&value)) {
                fields.add("i").add(std::to_string(*integer));
            } else if (const auto* text = std::get_if<std::string>(&value)) {
                fields.add("t").add(*text);
            } else {
                fields.add("");
            }
        }
        digest_ = sha256_hex(fields.text());
        ++rows_;
    }
    [[nodiscard]] CopiedRows result(std::string_view table) const {
        return {std::string{table}, rows_, digest_};
    }

private:
    std::string digest_;
    std::int64_t rows_ = 0;
};

}  // namespace

void copy_rows(driver::Connection& from, driver::Connection& to,
               const std::function<void()>& window_read) {
    Stops stops;
    for (const sql::CopiedTable& table : sql::kCopiedTables) {
        const bool jobs = table.name == "appointment";
        each_row(from, table, window_read, [&](const Row& row) {
            write(to, *table.write, jobs ? stops.without_stop(row) : row);
        });
        if (jobs) stops.write_to(to);
    }
    each_request(from, [&](const Row& row) { write(to, sql::kCopyWriteRequest, row); });
    copy_erasures(from, to);
    if (const auto head = audit_head(from)) {
        to.send(sql::kAuditHeadSet, {stored(head->id), stored(head->at), head->hash});
    }
}

std::int64_t count_windows(driver::Connection& connection) {
    std::int64_t windows = 0;
    for (const sql::CopiedTable& table : sql::kCopiedTables) {
        windows += read_integer(connection.query(*table.last)) / kWindow + 1;
    }
    return windows;
}

std::vector<CopiedRows> table_sums(driver::Connection& connection,
                                   const std::function<void()>& window_read) {
    std::vector<CopiedRows> sums;
    for (const sql::CopiedTable& table : sql::kCopiedTables) {
        Sum sum;
        each_row(connection, table, window_read, [&](const Row& row) { sum.add(row); });
        sums.push_back(sum.result(table.name));
    }
    Sum requests;
    each_request(connection, [&](const Row& row) { requests.add(row); });
    sums.push_back(requests.result("request"));
    return sums;
}

}  // namespace shop::store
