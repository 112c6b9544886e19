#pragma once

#include <shop/availability.hpp>

#include <string>

#include "driver/connection.hpp"

namespace shop::service {

/// The schema refused an overlap that the service's own question had not seen.
[[noreturn]] void throw_clash(const driver::ConstraintViolation& violation);

/// Runs a change; an overlap that the schema refuses leaves it as a taken slot. By then
/// the transaction is rolled back.
template <class Work>
auto with_clash_explained(Work work) {
    try {
        return work();
    } catch (const driver::ConstraintViolation& violation) {
        throw_clash(violation);
    }
}

}  // namespace shop::service
