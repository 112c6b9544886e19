#pragma once

// Only for the files of this folder: nlohmann takes seconds to compile.

#include <shop/format.hpp>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop::format {

/// Keys in the order in which they were set.
using Json = nlohmann::ordered_json;

/// One line of UTF-8 that is safe to show: bytes that are none are replaced, and what a
/// terminal would obey or reorder is escaped.
[[nodiscard]] std::string dump(const Json& json);

/// Null for an empty text, which stands for "absent" in records.
[[nodiscard]] Json text_or_null(std::string_view text);
[[nodiscard]] Json date_text(LocalDate date);
/// `2026-11-24T09:00:00`, without an offset.
[[nodiscard]] Json wall_text(LocalTime time);
[[nodiscard]] Json instant_text(Instant instant, const JsonStyle& style);

template <class T, class Writer>
[[nodiscard]] Json or_null(const std::optional<T>& value, Writer write) {
    return value ? Json(write(*value)) : Json(nullptr);
}

template <class Tag>
[[nodiscard]] Json id_or_null(const std::optional<Id<Tag>>& id) {
    return id ? Json(id->value()) : Json(nullptr);
}

[[nodiscard]] inline Json money_or_null(const std::optional<Money>& amount) {
    return or_null(amount, [](Money m) { return m.minor_units(); });
}

[[nodiscard]] inline Json minutes_or_null(const std::optional<Minutes>& minutes) {
    return or_null(minutes, [](Minutes m) { return m.count(); });
}

template <class T, class Writer>
[[nodiscard]] Json list(const std::vector<T>& values, Writer write) {
    Json result = Json::array();
    for (const T& value : values) result.push_back(write(value));
    return result;
}

[[nodiscard]] Json misfit_object(const Misfit& misfit, const JsonStyle& style);
/// Null where nobody has agreed.
[[nodiscard]] Json authorization_object(const std::optional<Authorization>& given,
                                        const JsonStyle& style);
/// `{"start": ..., "end": ...}`
[[nodiscard]] Json interval_object(const Interval& interval, const JsonStyle& style);
/// `{"monday": ["08:00-12:00"], ...}`
[[nodiscard]] Json hours_object(const WeeklyHours& hours);

[[nodiscard]] Json appointment_object(const Appointment& appointment, const JsonStyle& style);
[[nodiscard]] Json slot_object(const Slot& slot, const JsonStyle& style);
[[nodiscard]] Json obstacle_object(const Obstacle& obstacle);

}  // namespace shop::format
