#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "crew.hpp"
#include "plain_sql.hpp"

namespace shop::race {

/// Looks at the store after each round and at what the contestants say of it.
class Referee {
public:
    /// \param median_commit nanoseconds that a booking takes when nobody else writes
    Referee(const std::filesystem::path& store, std::int64_t median_commit);

    [[nodiscard]] PlainSql& sql() { return sql_; }

    void judge(const Board& board);
    /// Says what the race looked like and how it ended. \return did everything pass?
    [[nodiscard]] bool report();

private:
    [[nodiscard]] std::string fault_of(const Board& board);
    void measure(const Attempts& attempts);
    void note(const std::string& fault, const std::string& where);

    PlainSql sql_;
    std::int64_t median_commit_;
    int passed_ = 0;
    int failed_ = 0;
    int rounds_ = 0;
    int by_service_ = 0;
    int by_sql_ = 0;
    int contended_rounds_ = 0;
    std::int64_t longest_ = 0;
};

}  // namespace shop::race
