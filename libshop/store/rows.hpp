#pragma once

#include <optional>
#include <vector>

#include "driver/connection.hpp"
#include "store/fields.hpp"

namespace shop::store {

/// All rows of an answer as records. \param read Record(Fields&)
template <class Read>
auto read_all(std::unique_ptr<driver::Rows> rows, Read read) {
    std::vector<decltype(read(std::declval<Fields&>()))> records;
    while (rows->next()) {
        Fields fields(*rows);
        records.push_back(read(fields));
    }
    return records;
}

/// The first row as a record, or nothing.
template <class Read>
auto read_one(std::unique_ptr<driver::Rows> rows, Read read)
    -> std::optional<decltype(read(std::declval<Fields&>()))> {
    if (!rows->next()) return std::nullopt;
    Fields fields(*rows);
    return read(fields);
}

/// The one integer of the one row: an id that RETURNING gave, a count.
[[nodiscard]] inline std::int64_t read_integer(std::unique_ptr<driver::Rows> rows) {
    if (!rows->next()) {
        throw Error(ErrorCode::internal, "a statement that always answers gave no row");
    }
    const std::int64_t value = rows->integer(0);
    // Stepping to the end is what finishes a statement that writes and returns.
    while (rows->next()) {
    }
    return value;
}

/// Lists are read in pages so that no reader holds up writers for long.
inline constexpr std::int64_t kPageSize = 1000;

}  // namespace shop::store
