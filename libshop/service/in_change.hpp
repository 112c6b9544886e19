#pragma once

#include <shop/availability.hpp>

#include "driver/connection.hpp"
#include "service/change.hpp"
#include "service/context.hpp"

namespace shop::service {

/// Whether the schema refused an overlap that the service's own question had not seen.
[[nodiscard]] bool is_clash(const driver::ConstraintViolation& violation);
/// That refusal as people are told it, where nothing more is known.
[[noreturn]] void throw_clash(const driver::ConstraintViolation& violation);

/// How often a change is begun that the store takes back for another's sake.
inline constexpr int kMostAttempts = 6;
/// Lets the other go first: longer each time, and not as long as those who wait beside us.
void pause_after(int attempt);

/// Runs a transaction, the whole of it again where the store took it back for another's sake.
template <class Work>
auto retried(Work work) {
    for (int attempt = 1;; ++attempt) {
        try {
            return work();
        } catch (const driver::TakenBack&) {
            if (attempt == kMostAttempts) throw;
        }
        pause_after(attempt);
    }
}

/// Runs a change. Where the schema refuses an overlap it is rolled back and begun once more: by
/// then the service's own question sees what is in the way, and what is open. \param work is given
/// the Change, and commits it
template <class Work>
auto in_change(Context& context, Work work) {
    const auto once = [&] {
        return retried([&] {
            Change change(context);
            return work(change);
        });
    };
    try {
        return once();
    } catch (const driver::ConstraintViolation& violation) {
        if (!is_clash(violation)) throw;
    }
    try {
        return once();
    } catch (const driver::ConstraintViolation& violation) {
        if (!is_clash(violation)) throw;
        throw_clash(violation);
    }
}

}  // namespace shop::service
