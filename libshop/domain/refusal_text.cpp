#include "domain/refusal_text.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/wall_text.hpp"

namespace shop::domain {

namespace {

std::string offset_text(std::chrono::seconds offset) {
    const auto minutes = std::chrono::duration_cast<Minutes>(offset).count();
    const auto absolute = minutes < 0 ? -minutes : minutes;
    return fmt::format(" (UTC{}{:02}:{:02})", minutes < 0 ? '-' : '+', absolute / 60,
                       absolute % 60);
}

}  // namespace

std::string describe_time(const Zone& zone, ClockStyle clock, Instant instant) {
    const Zone::Wall wall = zone.wall(instant);
    std::string text = full_text(wall.time, clock);
    if (zone.resolve(wall.time).kind == Zone::Resolution::Kind::ambiguous) {
        text += offset_text(wall.offset);
    }
    return text;
}

std::string reasons_text(std::span<const Obstacle> obstacles,
                         std::span<const Mechanic> mechanics) {
    std::string text;
    for (const Obstacle& obstacle : obstacles) {
        text += text.empty() ? "" : "; ";
        text += fmt::format("{}: {}", to_string(obstacle.rule), obstacle.detail);
        if (mechanics.size() < 2 || !obstacle.mechanic) continue;
        const auto whose = std::ranges::find(mechanics, *obstacle.mechanic, &Mechanic::id);
        if (whose != mechanics.end()) text += fmt::format(" ({})", shown(whose->name));
    }
    return text;
}

RefusalText refusal_text(const Zone& zone, ClockStyle clock, Instant start,
                         std::span<const Obstacle> obstacles,
                         std::span<const Mechanic> mechanics, std::span<const Slot> nearest) {
    RefusalText text;
    text.message = describe_time(zone, clock, start) + " is not open";
    if (!obstacles.empty()) text.message += ": " + reasons_text(obstacles, mechanics);
    for (const Slot& slot : nearest) {
        text.hint += text.hint.empty() ? "nearest open: " : "; ";
        text.hint += describe_time(zone, clock, slot.work.begin);
    }
    if (nearest.empty()) text.hint = "nothing is open near it: see shopctl slots";
    return text;
}

}  // namespace shop::domain
