#include "referee.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

namespace shop::race {

namespace {

/// The share of rounds in which two writers must have waited at once, in percent.
constexpr int kContendedAtLeast = 90;
constexpr int kComplaintsPrinted = 10;

/// How many calls were under way at one moment at most.
int most_at_once(const Attempts& attempts) {
    std::vector<std::pair<std::int64_t, int>> changes;
    for (const Attempt& attempt : attempts) {
        changes.emplace_back(attempt.began, 1);
        changes.emplace_back(attempt.ended, -1);
    }
    std::ranges::sort(changes);
    int at_once = 0;
    int most = 0;
    for (const auto& [moment, change] : changes) most = std::max(most, at_once += change);
    return most;
}

std::string describe(const OverlapFound& overlap) {
    return fmt::format("overlap: A{} and A{} hold the same {}'s time", overlap.first,
                       overlap.second, overlap.of_mechanic ? "mechanic" : "car");
}

/// What is wrong with the answer to one who lost; empty where nothing is.
std::string fault_of_refusal(const Attempt& attempt, std::int64_t winner) {
    if (!attempt.by_service) return {};
    if (attempt.in_the_way == 0) return "the service did not say what is in the way";
    if (winner != 0 && attempt.in_the_way != winner) {
        return fmt::format("the service named A{}, but A{} is in the way", attempt.in_the_way,
                           winner);
    }
    if (!attempt.named_others) return "the service offered no other time";
    return {};
}

std::string fault_of_losers(const Attempts& attempts, std::int64_t winner) {
    for (const Attempt& attempt : attempts) {
        std::string fault;
        if (attempt.outcome == Outcome::none) fault = "a contestant did nothing";
        if (attempt.outcome == Outcome::failed) fault = "a contestant failed";
        if (attempt.outcome == Outcome::refused) fault = fault_of_refusal(attempt, winner);
        if (!fault.empty()) return fmt::format("{} ({})", fault, attempt.complaint.data());
    }
    return {};
}

std::int64_t largest(SQLite::Database& database, const char* query) {
    SQLite::Statement statement(database, query);
    return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

std::string tenths(std::int64_t value, std::int64_t unit) {
    const std::int64_t in_tenths = unit > 0 ? value * 10 / unit : 0;
    return fmt::format("{}.{}", in_tenths / 10, in_tenths % 10);
}

}  // namespace

Referee::Referee(const std::filesystem::path& store, std::int64_t median_commit)
    : sql_(store), median_commit_(median_commit) {}

void Referee::judge(const Board& board) {
    ++rounds_;
    measure(board.attempts);
    note(fault_of(board), fmt::format("round {}", board.round + 1));
}

std::string Referee::fault_of(const Board& board) {
    const auto overlaps = scan_for_overlaps(sql_.database());
    if (!overlaps.empty()) return describe(overlaps.front());

    const auto winners = std::ranges::count(board.attempts, Outcome::won, &Attempt::outcome);
    if (winners > 1) return fmt::format("{} winners instead of one", winners);
    const auto winner = std::ranges::find(board.attempts, Outcome::won, &Attempt::outcome);
    const std::string fault =
        fault_of_losers(board.attempts, winner == board.attempts.end() ? 0 : winner->appointment);
    if (!fault.empty()) return fault;
    if (winners == 0) return "nobody won";
    if (largest(sql_.database(), "SELECT max(id) FROM appointment") !=
        largest(sql_.database(), "SELECT count(*) FROM appointment")) {
        return "a refusal burned an id";
    }
    return {};
}

void Referee::measure(const Attempts& attempts) {
    if (most_at_once(attempts) >= 3) ++contended_rounds_;
    for (const Attempt& attempt : attempts) {
        longest_ = std::max(longest_, attempt.ended - attempt.began);
        if (attempt.outcome == Outcome::won) ++(attempt.by_service ? by_service_ : by_sql_);
    }
}

void Referee::note(const std::string& fault, const std::string& where) {
    if (fault.empty()) {
        ++passed_;
        return;
    }
    ++failed_;
    if (failed_ <= kComplaintsPrinted) fmt::print("{}: {}\n", where, fault);
}

bool Referee::report() {
    fmt::print("winners: {} by the service, {} by plain SQL\n", by_service_, by_sql_);
    const int share = rounds_ > 0 ? contended_rounds_ * 100 / rounds_ : 0;
    fmt::print("two writers or more waited at once in {} of {} rounds ({} %)\n", contended_rounds_,
               rounds_, share);
    note(share >= kContendedAtLeast ? "" : fmt::format("less than {} %", kContendedAtLeast),
         "waiting at once");
    fmt::print("a booking alone takes {} ms (median), the longest wait was {} ms: {} commits\n",
               tenths(median_commit_, 1'000'000), tenths(longest_, 1'000'000),
               tenths(longest_, median_commit_));
    fmt::print("{} passed, {} failed\n", passed_, failed_);
    return failed_ == 0;
}

}  // namespace shop::race
