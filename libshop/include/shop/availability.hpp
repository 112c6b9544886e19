#pragma once

#include <shop/error.hpp>
#include <shop/id.hpp>
#include <shop/people.hpp>
#include <shop/time.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

class Context;

/// What can keep a start time closed. `taken` and `vehicle_taken` can never be
/// overridden.
enum class Rule {
    taken,
    vehicle_taken,
    notice,
    horizon,
    hours,
    break_time,
    closure,
    grid,
    skill,
    limit,
    area,
    deposit,        ///< the customer has missed too many appointments
    authorization,  ///< more than was agreed to
};
/// `taken`, `notice`, `break`, ...
[[nodiscard]] std::string_view to_string(Rule rule) noexcept;
/// A rule that a person may set aside.
/// \throws Error (invalid_argument) naming the nearest known one
[[nodiscard]] Rule parse_rule(std::string_view text);

/// The shop's own rules that a person sets aside, which is audited. An overlap cannot be.
struct Override {
    std::vector<Rule> rules;
    std::string reason;  ///< required where there are rules

    [[nodiscard]] bool covers(Rule rule) const noexcept {
        return std::find(rules.begin(), rules.end(), rule) != rules.end();
    }
};

/// One reason why a mechanic cannot start at a time.
struct Obstacle {
    Rule rule = Rule::taken;
    std::optional<MechanicId> mechanic;       ///< none: it holds for all
    std::optional<AppointmentId> appointment;  ///< what is in the way
    std::optional<ClosureId> closure;
    std::string detail;  ///< for people: `A131, 8:00 am-8:45 am, + 10 wrap-up + 15 travel`

    friend bool operator==(const Obstacle&, const Obstacle&) = default;
};

/// An open start time and who can take it.
struct Slot {
    Interval work;
    std::vector<MechanicId> mechanics;  ///< ascending, never empty

    friend bool operator==(const Slot&, const Slot&) = default;
};

struct SlotQuery {
    std::optional<QuoteId> quote;     ///< gives services, place, vehicle and urgency
    std::vector<std::string> codes;   ///< services and packages
    std::optional<Minutes> duration;  ///< instead of the services' own
    std::string postal_code;          ///< empty: the shop's first area is assumed
    bool outside_area = false;        ///< a place in no area is no error: it has no open times
    bool emergency = false;
    std::optional<LocalDate> from;    ///< default today
    int days = 14;                    ///< 1 to 3660
    std::optional<Minutes> not_before;  ///< wall minutes since 00:00: starts from then on ...
    std::optional<Minutes> before;      ///< ... and before then
    std::optional<MechanicId> mechanic;
    std::optional<VehicleId> vehicle;
    std::optional<AppointmentId> moving;  ///< is treated as gone; gives what is not named
    std::optional<std::size_t> first;     ///< at most this many slots
};

/// What a search found and what it took for granted.
struct SlotSearch {
    Minutes duration{0};
    Minutes travel{0};
    Minutes wrap_up{0};  ///< with the way back
    std::string area;    ///< empty where the shop has no areas
    bool area_assumed = false;
    std::string what;    ///< names of the services
    LocalDate from{};
    int days = 0;
    std::vector<Slot> slots;      ///< by start
    std::vector<Mechanic> mechanics;  ///< those named by the slots or looked at
};

struct Explanation {
    Interval work;
    std::vector<MechanicId> open_to;   ///< who can take it; not empty: it is open
    std::vector<Obstacle> obstacles;   ///< by mechanic, when nobody can take it
    std::vector<Slot> nearest;         ///< the last open one before and those after
    SlotSearch assumed;                ///< what the question took for granted; no slots
};

/// Thrown when the time asked for overlaps another appointment.
class SlotTaken : public Error {
public:
    SlotTaken(std::string message, std::string hint, std::vector<Obstacle> in_the_way,
              std::vector<Slot> nearest);
    ~SlotTaken() override;
    [[nodiscard]] const std::vector<Obstacle>& in_the_way() const noexcept { return in_the_way_; }
    [[nodiscard]] const std::vector<Slot>& nearest() const noexcept { return nearest_; }

private:
    std::vector<Obstacle> in_the_way_;
    std::vector<Slot> nearest_;
};

/// Thrown when the shop's own rules refuse a time; a clash that also applies is
/// among the obstacles.
class RuleRefused : public Error {
public:
    RuleRefused(std::string message, std::string hint, std::vector<Obstacle> broken,
                std::vector<Slot> nearest);
    ~RuleRefused() override;
    [[nodiscard]] const std::vector<Obstacle>& broken() const noexcept { return broken_; }
    [[nodiscard]] const std::vector<Slot>& nearest() const noexcept { return nearest_; }

private:
    std::vector<Obstacle> broken_;
    std::vector<Slot> nearest_;
};

class Availability {
public:
    explicit Availability(Context& context) : context_(&context) {}

    /// \throws Error (not_found), (invalid_argument), (out_of_area)
    [[nodiscard]] SlotSearch search(const SlotQuery& query) const;

    /// Why a start is closed, and the nearest open ones. `from`, `days` and `first`
    /// of the query do not count.
    [[nodiscard]] Explanation explain(const SlotQuery& query, Instant start) const;

    /// The starts of the days searched, every `slot_minutes` of the day, that nothing but the
    /// shop's own rules keeps closed, each with those rules: what an override would allow.
    [[nodiscard]] std::vector<Explanation> beyond_rules(const SlotQuery& query) const;

    /// Why the other starts of the grid are closed on a date, by start: those within the
    /// hours of somebody who is looked at, and not past. Without nearest starts.
    [[nodiscard]] std::vector<Explanation> explain_day(const SlotQuery& query,
                                                       LocalDate date) const;

private:
    Context* context_;
};

}  // namespace shop
