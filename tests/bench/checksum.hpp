#pragma once

#include <shop/availability.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <string>

namespace shop::bench {

/// Every open start and who can take it, mixed into one number.
class Checksum {
public:
    void add(std::int64_t start, std::int64_t mechanic) {
        value_ = (value_ ^ static_cast<std::uint64_t>(start * 31 + mechanic)) * 1099511628211U;
    }
    [[nodiscard]] std::string text() const { return fmt::format("{:016x}", value_); }

private:
    std::uint64_t value_ = 14695981039346656037U;
};

[[nodiscard]] inline std::string checksum(const SlotSearch& search) {
    Checksum sum;
    for (const Slot& slot : search.slots) {
        for (const MechanicId mechanic : slot.mechanics) {
            sum.add(slot.work.begin.time_since_epoch().count(), mechanic.value());
        }
    }
    return sum.text();
}

}  // namespace shop::bench
