#pragma once

#include <array>
#include <string>
#include <vector>

#include "raw_link.hpp"

namespace shop::bench {

/// A table that a booking writes rows to.
struct WrittenTable {
    const char* name;
    const char* key;
    /// Which columns hold a number that is given out anew, and of which counter.
    std::vector<std::pair<const char*, const char*>> numbers;
};
/// Parents first.
[[nodiscard]] const std::vector<WrittenTable>& written_tables();

/// What one booking has written, by table.
using Written = std::vector<std::vector<TextRow>>;

/// Reads the rows that the newest booking made.
class NewRows {
public:
    explicit NewRows(RawLink& link);
    [[nodiscard]] Written take();

private:
    RawLink* link_;
    std::vector<std::string> newest_;
};

/// Writes the rows of a booking again, with numbers of their own, as a raw program would: one
/// round trip for the turn, the head of the audit log and the numbers, one for all rows and the
/// commit.
class RawWriter {
public:
    explicit RawWriter(const std::string& conninfo);
    void write(const Written& booking);

private:
    struct Insert {
        std::string sql;
        std::vector<int> counters;  ///< of each column: which gives it; -1: none
        int previous_hash = -1;     ///< the column that the chain gives
    };
    void write_row(const Insert& insert, TextRow row);

    RawLink link_;
    std::vector<Insert> inserts_;
    std::array<std::string, 4> numbers_;  ///< the current one of each counter
    TextRow head_;                        ///< of the audit log: entry, time, hash
};

}  // namespace shop::bench
