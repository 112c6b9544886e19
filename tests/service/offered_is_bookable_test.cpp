#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "test_shop.hpp"

namespace {

using test::TestShop;

/// A shop made up by chance, with jobs in it.
class MadeUp {
public:
    MadeUp(unsigned seed, const std::string& zone, const std::string& today)
        : random_(seed),
          shop_(settings(zone), today + " 06:" + std::to_string(10 + up_to(49))),
          today_(today) {
        add_mechanics();
        add_closures();
        shop_.add_customer("Near", "95695");
        shop_.add_customer("Far", "95694");
        for (int car = 0; car < 4; ++car) {
            shop_.add_vehicle(shop::CustomerId{1 + car % 2}, "2001 Ford A" + std::to_string(car));
        }
        add_jobs();
        // The shorter holds have lapsed by now, and nobody has marked them.
        shop_.set_clock(shop_->now() + shop::Minutes{1});
    }

    TestShop& shop() { return shop_; }
    int up_to(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
    template <class T>
    const T& one_of(const std::vector<T>& values) {
        return values[static_cast<std::size_t>(up_to(static_cast<int>(values.size()) - 1))];
    }

    /// What somebody may ask for, and the same as a booking.
    shop::BookingRequest wanted() {
        shop::BookingRequest request;
        const int car = up_to(3);
        request.customer = shop::CustomerId{1 + car % 2};
        request.vehicle = shop::VehicleId{1 + car};
        request.postal_code = car % 2 == 0 ? "95695" : "95694";
        request.codes = {one_of<std::string>({"oil", "brakes", "starter", "basic", "delivery"})};
        request.emergency = up_to(2) == 0;
        if (up_to(3) == 0) request.mechanic = shop::MechanicId{1};
        return request;
    }

    static shop::SlotQuery query_of(const shop::BookingRequest& request, const std::string& from,
                                    int days) {
        shop::SlotQuery query;
        query.codes = request.codes;
        query.postal_code = request.postal_code;
        query.vehicle = request.vehicle;
        query.emergency = request.emergency;
        query.mechanic = request.mechanic;
        query.from = test::wall_date(from);
        query.days = days;
        return query;
    }

private:
    shop::TimeRange range(int from, int to) { return {shop::Minutes{from}, shop::Minutes{to}}; }

    std::vector<shop::TimeRange> day_hours() {
        if (up_to(9) == 0) return {};
        if (up_to(4) == 0) return {range(0, 1440)};
        const int opens = up_to(9 * 60);
        const int noon = opens + 60 + up_to(4 * 60);
        const int closes = std::min(noon + 120 + up_to(6 * 60), 1440);
        if (up_to(1) == 0) return {range(opens, closes)};
        return {range(opens, noon), range(noon + 20, closes)};
    }

    shop::Settings settings(const std::string& zone) {
        auto made = test::settings_of(test::kSettings);
        made.profile.timezone = zone;
        for (auto& day : made.hours) day = day_hours();
        made.booking.slot = shop::Minutes{one_of<int>({1, 10, 15, 30, 45, 60})};
        made.booking.travel = shop::Minutes{up_to(25)};
        made.booking.wrap_up = shop::Minutes{up_to(25)};
        made.booking.minimum_notice = shop::Minutes{up_to(300)};
        made.booking.emergency_notice = shop::Minutes{up_to(20)};
        made.booking.horizon_days = 2 + up_to(6);
        made.booking.max_per_day = up_to(1) == 0 ? 0 : 3 + up_to(3);
        return made;
    }

    void add_mechanics() {
        const int more = up_to(2);
        for (int i = 0; i < more; ++i) {
            shop::Mechanic mechanic;
            mechanic.name = "M" + std::to_string(i);
            if (up_to(1) == 0) mechanic.skills = {one_of<std::string>({"electrical", "brakes"})};
            if (up_to(1) == 0) {
                mechanic.hours.emplace();
                for (auto& day : *mechanic.hours) day = day_hours();
            }
            shop_->mechanics().add(mechanic);
        }
    }

    void add_closures() {
        for (int i = 0; i < 3; ++i) {
            shop::Closure closure;
            closure.begins = test::wall_time(today_ + " 00:00") + shop::Minutes{up_to(3 * 1440)};
            closure.ends = closure.begins + shop::Minutes{10 + up_to(400)};
            if (up_to(1) == 0) closure.mechanic = shop::MechanicId{1};
            shop_->closures().add(closure);
        }
    }

    void add_jobs() {
        for (int i = 0; i < 12; ++i) {
            auto request = wanted();
            request.mechanic.reset();
            const auto query = query_of(request, today_, 5);
            const auto slots = shop_->availability().search(query).slots;
            if (slots.empty()) continue;
            request.start = one_of(slots).work.begin;
            if (i % 4 == 3) request.hold = i % 8 == 3 ? shop::Minutes{1} : shop::Minutes{60};
            const auto job = shop_->appointments().book(request).appointment;
            const int fate = up_to(7);
            if (request.hold) continue;
            if (fate == 0) shop_->appointments().cancel(job.id, "");
            if (shop_->zone().date(job.work.begin) > shop_->today()) continue;
            if (fate == 1) shop_->appointments().start(job.id);
            if (fate == 2) shop_->appointments().complete(job.id, {});
        }
    }

    std::mt19937 random_;
    TestShop shop_;
    std::string today_;
};

/// How many jobs that hold time each mechanic has on a day, counted the plain way.
std::map<std::int64_t, int> jobs_on(TestShop& shop, shop::LocalDate day) {
    std::map<std::int64_t, int> jobs;
    shop->appointments().each({}, [&](const shop::Appointment& job) {
        const bool holds = job.status != shop::AppointmentStatus::cancelled &&
                           job.status != shop::AppointmentStatus::lapsed;
        if (holds && shop->zone().date(job.work.begin) == day) ++jobs[job.mechanic.value()];
    });
    return jobs;
}

std::int64_t expected_mechanic(TestShop& shop, const shop::Slot& slot) {
    auto jobs = jobs_on(shop, shop->zone().date(slot.work.begin));
    return std::ranges::min(slot.mechanics, {},
                            [&](shop::MechanicId mechanic) {
                                return std::pair{jobs[mechanic.value()], mechanic.value()};
                            })
        .value();
}

void every_minute_agrees(MadeUp& made, const std::string& from, int days) {
    TestShop& shop = made.shop();
    shop::BookingRequest request = made.wanted();
    shop::SlotQuery query = made.query_of(request, from, days);
    // Something for which there is a choice.
    for (int tries = 0; tries < 40 && shop->availability().search(query).slots.size() < 3;
         ++tries) {
        request = made.wanted();
        query = made.query_of(request, from, days);
    }
    std::map<shop::Instant, shop::Slot> offered;
    for (const auto& slot : shop->availability().search(query).slots) {
        offered.emplace(slot.work.begin, slot);
    }

    auto rehearsal = shop.open(true);
    const auto begin = shop->zone().day(*query.from).begin;
    const auto end = shop->zone().day(*query.from + date::days{days}).begin;
    std::vector<std::string> disagreements;
    const auto note = [&](shop::Instant at, const std::string& what) {
        disagreements.push_back(shop::to_rfc3339(at, shop->zone()) + " " + what);
    };
    for (shop::Instant at = begin; at < end; at += std::chrono::minutes{1}) {
        const auto slot = offered.find(at);
        const auto explained = shop->availability().explain(query, at);
        const std::vector<shop::MechanicId> expected =
            slot == offered.end() ? std::vector<shop::MechanicId>{} : slot->second.mechanics;
        if (explained.open_to != expected) note(at, "explained otherwise than offered");
        if (explained.open_to.empty() == explained.obstacles.empty()) {
            note(at, "closed without a reason, or open with one");
        }
        request.start = at;
        try {
            const auto booked = rehearsal.appointments().book(request).appointment;
            if (slot == offered.end()) {
                note(at, "booked though not offered");
            } else if (booked.mechanic.value() != expected_mechanic(shop, slot->second)) {
                note(at, "booked with another mechanic");
            }
        } catch (const shop::SlotTaken&) {
            if (slot != offered.end()) note(at, "offered, and taken");
        } catch (const shop::RuleRefused&) {
            if (slot != offered.end()) note(at, "offered, and refused");
        }
    }
    CHECK(disagreements == std::vector<std::string>{});
    CHECK(offered.size() >= 3);
}

TEST_CASE("what is offered can be booked and nothing else, minute by minute") {
    SUBCASE("on ordinary days") {
        for (unsigned seed : {1U, 2U}) {
            CAPTURE(seed);
            MadeUp made(seed, "America/Los_Angeles", "2026-11-23");
            every_minute_agrees(made, "2026-11-23", 2);
        }
    }
    SUBCASE("when an hour is shown twice") {
        for (unsigned seed : {12U}) {
            CAPTURE(seed);
            MadeUp made(seed, "America/Los_Angeles", "2026-10-31");
            every_minute_agrees(made, "2026-10-31", 2);
        }
    }
    SUBCASE("when an hour is left out") {
        for (unsigned seed : {22U}) {
            CAPTURE(seed);
            MadeUp made(seed, "America/Los_Angeles", "2027-03-13");
            every_minute_agrees(made, "2027-03-13", 2);
        }
    }
    SUBCASE("when half an hour is left out") {
        MadeUp made(31, "Australia/Lord_Howe", "2026-10-03");
        every_minute_agrees(made, "2026-10-03", 2);
    }
}

bool is_clash(shop::Rule rule) {
    return rule == shop::Rule::taken || rule == shop::Rule::vehicle_taken;
}

/// Whether the wall shows a whole number of steps since midnight.
bool on_wall_grid(const shop::Zone& zone, shop::Instant at, shop::Minutes slot) {
    const auto wall = zone.wall(at).time;
    return (wall - date::floor<date::days>(wall)) % slot == std::chrono::seconds{0};
}

/// What a booking is refused with; none: it would be made.
std::optional<shop::ErrorCode> refusal(shop::Shop& rehearsal, const shop::BookingRequest& request) {
    return test::code_of([&] { rehearsal.appointments().book(request); });
}

/// Each time beyond the rules is refused without an override, and made with just its own; what
/// is neither offered nor among them is a clash, whatever is overridden.
void overrides_agree(MadeUp& made, const std::string& from, int days) {
    TestShop& shop = made.shop();
    shop::BookingRequest request = made.wanted();
    const shop::SlotQuery query = made.query_of(request, from, days);
    std::map<shop::Instant, std::vector<shop::Obstacle>> beyond;
    for (const auto& one : shop->availability().beyond_rules(query)) {
        beyond.emplace(one.work.begin, one.obstacles);
    }
    std::vector<shop::Instant> offered;
    for (const auto& slot : shop->availability().search(query).slots) {
        offered.push_back(slot.work.begin);
    }
    auto rehearsal = shop.open(true);
    std::vector<std::string> disagreements;
    for (shop::Instant at = std::max(shop->now(), shop->zone().day(*query.from).begin);
         at < shop->zone().day(*query.from + date::days{days}).begin;
         at = std::chrono::floor<shop::Minutes>(at) + shop::Minutes{1}) {
        if (!on_wall_grid(shop->zone(), at, shop->settings().booking.slot)) continue;
        const auto note = [&](const std::string& what) {
            disagreements.push_back(shop::to_rfc3339(at, shop->zone()) + " " + what);
        };
        request.start = at;
        request.overriding = {};
        const auto plain = refusal(rehearsal, request);
        const auto found = beyond.find(at);
        const bool is_offered = std::ranges::find(offered, at) != offered.end();
        if (is_offered != !plain) note("offered, or booked though not offered");
        if (is_offered && found != beyond.end()) note("offered and beyond the rules");
        if (is_offered) continue;
        request.overriding.reason = "regular customer";
        if (found == beyond.end()) {
            for (const auto rule : {shop::Rule::notice, shop::Rule::horizon, shop::Rule::hours,
                                    shop::Rule::break_time, shop::Rule::closure, shop::Rule::grid,
                                    shop::Rule::skill, shop::Rule::limit}) {
                request.overriding.rules.push_back(rule);
            }
            if (refusal(rehearsal, request) != shop::ErrorCode::slot_taken) {
                note("not listed, and no clash");
            }
            continue;
        }
        for (const auto& obstacle : found->second) {
            if (is_clash(obstacle.rule)) note("listed with a clash");
            if (!request.overriding.covers(obstacle.rule)) {
                request.overriding.rules.push_back(obstacle.rule);
            }
        }
        if (const auto code = refusal(rehearsal, request)) {
            note("listed, and refused: " + std::string{to_string(*code)});
        }
        // Of several mechanics, somebody else may only be busy.
        if (request.mechanic && plain != shop::ErrorCode::rule_refused) note("no refusal by rule");
    }
    CHECK(disagreements == std::vector<std::string>{});
    CHECK(beyond.size() >= 3);
}

TEST_CASE("what breaks rules only is booked with just those overridden, and nothing else is") {
    SUBCASE("on ordinary days") {
        for (unsigned seed : {1U, 2U, 3U}) {
            CAPTURE(seed);
            MadeUp made(seed, "America/Los_Angeles", "2026-11-23");
            overrides_agree(made, "2026-11-23", 2);
        }
    }
    SUBCASE("when an hour is shown twice") {
        MadeUp made(12, "America/Los_Angeles", "2026-10-31");
        overrides_agree(made, "2026-10-31", 2);
    }
    SUBCASE("when half an hour is left out") {
        MadeUp made(31, "Australia/Lord_Howe", "2026-10-03");
        overrides_agree(made, "2026-10-03", 2);
    }
}

}  // namespace
