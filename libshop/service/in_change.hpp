#pragma once

#include <shop/availability.hpp>

#include "driver/connection.hpp"
#include "service/change.hpp"
#include "service/context.hpp"

namespace shop::service {

/// The schema refused an overlap that the service's own question had not seen; any other
/// violation goes on as it is.
[[noreturn]] void throw_clash(const driver::ConstraintViolation& violation);

/// How often a change is begun that the store takes back for another's sake.
inline constexpr int kMostAttempts = 6;
/// Lets the other go first: longer each time, and not as long as those who wait beside us.
void pause_after(int attempt);

/// Runs a change, the whole of it again where the store took it back for another's sake. An overlap
/// that the schema refuses leaves it as a taken slot; by then the transaction is rolled back.
/// \param work is given the Change, and commits it
template <class Work>
auto in_change(Context& context, Work work) {
    for (int attempt = 1;; ++attempt) {
        try {
            Change change(context);
            return work(change);
        } catch (const driver::ConstraintViolation& violation) {
            throw_clash(violation);
        } catch (const driver::TakenBack&) {
            if (attempt == kMostAttempts) throw;
        }
        pause_after(attempt);
    }
}

}  // namespace shop::service
