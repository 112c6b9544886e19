#pragma once

#include <pthread.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "race_shop.hpp"

namespace shop::race {

enum class Outcome { none, won, refused, failed };

/// What one contestant did in a round. Plain memory: it is shared between processes.
struct Attempt {
    Outcome outcome = Outcome::none;
    std::int64_t began = 0;  ///< nanoseconds of the steady clock, the same in every process
    std::int64_t ended = 0;
    std::int64_t appointment = 0;  ///< the row that holds the slot, when it won
    std::int64_t in_the_way = 0;   ///< the appointment that a refusal of the service names
    bool named_others = false;     ///< the refusal offers other times
    bool by_service = false;       ///< else by plain SQL
    int kind = 0;                  ///< what was tried, as the race numbers it
    std::array<char, 240> complaint{};

    void complain(std::string_view text);
};

using Attempts = std::array<Attempt, kContestants>;

/// What all processes of a race see.
struct Board {
    pthread_barrier_t barrier;
    int round = 0;
    std::array<std::int64_t, kContestants> prepared{};  ///< rows that are to be moved
    Attempts attempts{};
};

/// What a contestant does in each round, with whatever it needs for that. Made in its own
/// process: a connection must not be taken across a fork.
using Attempting = std::function<void(const Board& board, Attempt& attempt)>;
using MakeContestant = std::function<Attempting(int contestant)>;

/// Runs rounds with kContestants processes that start each attempt at one moment.
/// `prepare` and `judge` run in the calling process, between the rounds.
/// \return false when a process ended otherwise than well
[[nodiscard]] bool run_rounds(int rounds, const MakeContestant& make,
                              const std::function<void(Board& board)>& prepare,
                              const std::function<void(const Board& board)>& judge);

}  // namespace shop::race
