#pragma once

#include <shop/id.hpp>
#include <shop/money.hpp>
#include <shop/time.hpp>

#include <optional>
#include <string>

#include "driver/connection.hpp"

namespace shop::store {

/// Reads the columns of one row from left to right into the types of the records.
class Fields {
public:
    explicit Fields(const driver::Rows& rows) : rows_(&rows) {}

    std::int64_t integer() { return rows_->integer(column_++); }
    std::string text() { return rows_->text(column_++); }
    bool flag() { return integer() != 0; }
    int number() { return static_cast<int>(integer()); }
    Money money() { return Money{integer()}; }
    Rate rate() { return Rate{integer()}; }
    Quantity quantity() { return Quantity{integer()}; }
    Instant instant() { return Instant{std::chrono::seconds{integer()}}; }
    LocalTime local() { return LocalTime{std::chrono::seconds{integer()}}; }
    Minutes minutes() {
        return std::chrono::duration_cast<Minutes>(std::chrono::seconds{integer()});
    }
    template <class IdType>
    IdType id() {
        return IdType{integer()};
    }

    std::optional<std::int64_t> optional_integer() { return optional(&Fields::integer); }
    std::optional<Money> optional_money() { return optional(&Fields::money); }
    std::optional<Rate> optional_rate() { return optional(&Fields::rate); }
    std::optional<Instant> optional_instant() { return optional(&Fields::instant); }
    std::optional<Minutes> optional_minutes() { return optional(&Fields::minutes); }
    std::optional<std::string> optional_text() { return optional(&Fields::text); }
    template <class IdType>
    std::optional<IdType> optional_id() {
        return optional(&Fields::id<IdType>);
    }

private:
    template <class T>
    std::optional<T> optional(T (Fields::*read)()) {
        if (rows_->is_null(column_)) {
            ++column_;
            return std::nullopt;
        }
        return (this->*read)();
    }

    const driver::Rows* rows_;
    int column_ = 0;
};

// The other way: what a record holds, as it is stored.

[[nodiscard]] inline std::int64_t stored(Instant value) {
    return value.time_since_epoch().count();
}
[[nodiscard]] inline std::int64_t stored(LocalTime value) {
    return value.time_since_epoch().count();
}
[[nodiscard]] inline std::int64_t stored(std::chrono::seconds value) { return value.count(); }
[[nodiscard]] inline std::int64_t stored(Money value) { return value.minor_units(); }
[[nodiscard]] inline std::int64_t stored(Rate value) { return value.parts_per_million(); }
[[nodiscard]] inline std::int64_t stored(Quantity value) { return value.thousandths(); }
template <class Tag>
[[nodiscard]] std::int64_t stored(Id<Tag> value) {
    return value.value();
}
template <class T>
[[nodiscard]] std::optional<std::int64_t> stored(const std::optional<T>& value) {
    if (!value) return std::nullopt;
    return stored(*value);
}

}  // namespace shop::store
