#pragma once

#include <shop/availability.hpp>

#include <string>
#include <vector>

namespace shop::service {

/// How a refusal speaks of a change of a job: not of a time that is not open, but of what cannot
/// be.
struct RefusedChange {
    std::string cannot;   ///< `A118 cannot take 30 min more`
    std::string command;  ///< what an override is added to; empty: the same command
    std::string way_out;  ///< what to do where another job is in the way; empty: move that
    bool elsewhere = true;  ///< whether the nearest open times are of use
    std::vector<Rule> set_aside;  ///< what was overridden already, to be said again
};

[[noreturn]] void throw_as(const RefusedChange& change, const SlotTaken& taken);
[[noreturn]] void throw_as(const RefusedChange& change, const RuleRefused& refused);

/// Runs a question; its refusal says what cannot be, why, and the way out.
template <class Ask>
auto ask_about(const RefusedChange& change, Ask ask) {
    try {
        return ask();
    } catch (const SlotTaken& taken) {
        throw_as(change, taken);
    } catch (const RuleRefused& refused) {
        throw_as(change, refused);
    }
}

}  // namespace shop::service
