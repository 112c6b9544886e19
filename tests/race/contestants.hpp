#pragma once

#include <filesystem>
#include <string>

#include "crew.hpp"
#include "plain_sql.hpp"

namespace shop::race {

/// One race for one slot after the other: what stands before a round, and what each
/// contestant then tries. All that is tried in a round overlaps, so that one can win.
class Race {
public:
    virtual ~Race() = default;
    [[nodiscard]] virtual std::string title(int rounds) const = 0;
    /// Writes the rows that the next round is about.
    virtual void prepare(Board& board, PlainSql& sql) const = 0;
    /// A contestant's part, in its own process.
    [[nodiscard]] virtual Attempting contestant(const std::filesystem::path& store,
                                                int contestant) const = 0;
};

/// Half of them book through the service and half insert by plain SQL: the same start,
/// staggered starts, and one car with several mechanics.
class BookingRace : public Race {
public:
    [[nodiscard]] std::string title(int rounds) const override;
    void prepare(Board&, PlainSql&) const override {}
    [[nodiscard]] Attempting contestant(const std::filesystem::path& store,
                                        int contestant) const override;
};

/// Half of them move an appointment of theirs through the service, the others change rows
/// by plain SQL: another time, mechanic or car, a later end, a cancelled row brought back
/// as booked, in progress, completed or missed.
class MovingRace : public Race {
public:
    [[nodiscard]] std::string title(int rounds) const override;
    void prepare(Board& board, PlainSql& sql) const override;
    [[nodiscard]] Attempting contestant(const std::filesystem::path& store,
                                        int contestant) const override;
};

}  // namespace shop::race
