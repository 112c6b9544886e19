#pragma once

#include <compare>
#include <cstdint>

namespace shop {

/// The number of one kind of record. Ids of different kinds neither compare nor
/// convert. A default id (0) stands for "not stored yet".
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    explicit constexpr Id(std::int64_t value) : value_(value) {}

    [[nodiscard]] constexpr std::int64_t value() const { return value_; }
    [[nodiscard]] constexpr bool is_set() const { return value_ != 0; }

    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::int64_t value_ = 0;
};

using AppointmentId = Id<struct AppointmentTag>;
using AuditEntryId = Id<struct AuditEntryTag>;
using ClosureId = Id<struct ClosureTag>;
using CustomerId = Id<struct CustomerTag>;
using MechanicId = Id<struct MechanicTag>;
using MessageId = Id<struct MessageTag>;
using PackageId = Id<struct PackageTag>;
using QuoteId = Id<struct QuoteTag>;
using ServiceId = Id<struct ServiceTag>;
using VehicleId = Id<struct VehicleTag>;

/// Counts the changes of a record, from 1. A change names the revision it saw.
using Revision = std::int64_t;

}  // namespace shop
