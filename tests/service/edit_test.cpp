#include <doctest/doctest.h>

#include <fmt/format.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::EditRequest;
using shop::ErrorCode;
using shop::Minutes;
using shop::Rule;
using Lines = std::vector<std::string>;

struct Desk : test::ShopWithCustomer {
    shop::Appointment edit(const shop::Appointment& job, const EditRequest& request) {
        return appointments().edit(job.id, request);
    }
    /// What the edit is refused with; it leaves nothing behind.
    std::string refusal(const shop::Appointment& job, const EditRequest& request) {
        const auto before = row_counts();
        const std::string before_it = contents();
        std::string text = whole_refusal([&] { appointments().edit(job.id, request); });
        CHECK(row_counts() == before);
        CHECK(contents() == before_it);
        return text;
    }
    [[nodiscard]] std::string time_of(const shop::Appointment& job) {
        return fmt::format("{} to {}, {} before, {} after",
                           test::written(job.work.begin, (**this).zone()),
                           test::written(job.work.end, (**this).zone()).substr(11),
                           job.travel.count(), job.wrap_up.count());
    }
    /// All that waits has been sent.
    void say() { run("UPDATE outbox SET state = 'sent' WHERE state = 'queued'"); }
    /// `change to customer`, what was queued since the booking's own two.
    [[nodiscard]] Lines messages() const {
        return column("SELECT kind || ' to ' || audience FROM outbox WHERE id > 2 ORDER BY id");
    }
    [[nodiscard]] Lines actions() const {
        return column(
            "SELECT action || ' ' || entity || ' ' || entity_id FROM audit_entry "
            "WHERE id > (SELECT max(id) FROM audit_entry WHERE action = 'book') "
            "ORDER BY id");
    }
};

EditRequest adding(Lines codes) {
    EditRequest request;
    request.add = std::move(codes);
    return request;
}

EditRequest removing(Lines codes) {
    EditRequest request;
    request.remove = std::move(codes);
    return request;
}

TEST_CASE_FIXTURE(Desk, "more work makes a job longer and dearer, and people hear of it") {
    const auto job = book("2026-11-24 09:00");
    say();
    const auto after = edit(job, adding({"rotation"}));
    CHECK(time_of(after) == "2026-11-24 09:00 to 10:30, 15 before, 10 after");
    CHECK(after.planned == Minutes{90});
    CHECK(after.services.size() == 2);
    CHECK(after.services[1].code == "rotation");
    CHECK(after.total == job.total + shop::Money{3'500});
    CHECK(after.sequence == job.sequence + 1);
    CHECK(after.moves == 0);
    CHECK(messages() == Lines{"change to customer", "rescheduled to shop"});
    CHECK(actions() == Lines{"supersede quote 1", "reprice quote 2", "edit appointment 1"});
}

TEST_CASE_FIXTURE(Desk, "less work makes it shorter, but for the time that it was given beside") {
    const auto job = book("2026-11-24 09:00", {"oil", "rotation"});
    run("UPDATE appointment SET ends_at = ends_at + 1800, planned = planned + 1800");
    const auto after = edit(job, removing({"oil"}));
    CHECK(time_of(after) == "2026-11-24 09:00 to 10:15, 15 before, 10 after");
    CHECK(after.planned == Minutes{75});
}

TEST_CASE_FIXTURE(Desk, "a job in progress can be given more work, one that has ended cannot") {
    const auto job = book("2026-11-24 09:00");
    set_clock("2026-11-24 09:10");
    appointments().start(job.id);
    CHECK(time_of(edit(job, adding({"rotation"}))) ==
          "2026-11-24 09:00 to 10:30, 15 before, 10 after");
    appointments().complete(job.id, {});
    CHECK(refusal(job, adding({"brakes"})) ==
          "wrong_state: A1 is completed: it cannot be edited | take that back: shopctl reinstate A1");
}

TEST_CASE_FIXTURE(Desk,
                  "longer is asked about as a booking is: the next job, the break, the hours") {
    const auto job = book("2026-11-24 10:00");
    const auto next = book("2026-11-24 11:30", {"delivery"});
    CHECK(test::code_of([&] { edit(job, adding({"rotation"})); }) == ErrorCode::slot_taken);
    appointments().cancel(next.id, "");
    CHECK(test::code_of([&] { edit(job, adding({"brakes"})); }) == ErrorCode::rule_refused);

    auto request = adding({"brakes"});
    request.overriding = {{Rule::break_time}, "they wait for it"};
    const auto after = edit(job, request);
    CHECK(time_of(after) == "2026-11-24 10:00 to 13:00, 15 before, 10 after");
    CHECK(after.overrides == std::vector{Rule::break_time});
    CHECK(actions().back() == "override appointment 1");
}

TEST_CASE_FIXTURE(Desk, "added work asks for its skills, what is there already does not again") {
    (**this).mechanics().edit([&] {
        auto edgar = (**this).mechanics().get(shop::MechanicId{1});
        edgar.skills = {"brakes"};
        return edgar;
    }());
    const auto job = book("2026-11-24 13:00");
    CHECK(test::code_of([&] { edit(job, adding({"starter"})); }) == ErrorCode::rule_refused);
    auto request = adding({"starter"});
    request.overriding = {{Rule::skill}, "Luis helps"};
    edit(job, request);
    CHECK(edit(job, adding({"delivery"})).services.size() == 3);
}

TEST_CASE_FIXTURE(Desk, "the last service is not taken away, nor one that is not there") {
    const auto job = book("2026-11-24 09:00", {"oil", "rotation"});
    CHECK(refusal(job, removing({"oil", "rotation"})) ==
          "wrong_state: nothing would be left of A1 | cancel it: shopctl cancel A1; or say what "
          "is done instead: shopctl edit A1 --add CODE");
    CHECK(refusal(job, removing({"oli"})) == "not_found: 'oli' is not on A1 | did you mean 'oil'?");
    CHECK(refusal(job, removing({"brakes"})) ==
          "not_found: 'brakes' is not on A1 | on it: oil, rotation");
    CHECK(refusal(job, adding({"oil"})) ==
          "wrong_state: 'oil' is on A1 already | see: shopctl show A1");
    CHECK(refusal(job, adding({"brakes", "brakes"})) ==
          "invalid_argument: 'brakes' is named twice | name it once");
    auto both = removing({"oil"});
    both.add = {"oil"};
    CHECK(refusal(job, both) ==
          "invalid_argument: 'oil' is named twice | add it or remove it, once");
    CHECK(edit(job,
               [] {
                   auto instead = removing({"oil", "rotation"});
                   instead.add = {"brakes"};
                   return instead;
               }())
              .services.front()
              .code == "brakes");
}

TEST_CASE_FIXTURE(Desk, "another area changes the travel, which can clash") {
    const auto first = book("2026-11-24 08:00");
    const auto job = book("2026-11-24 09:30");
    EditRequest request;
    request.postal_code = "95694";
    // 8:45 + 10 min of the first, and 35 min of travel now.
    const auto away = edit(job, request);
    CHECK(time_of(away) == "2026-11-24 09:30 to 10:15, 35 before, 30 after");
    CHECK(away.place_travel == Minutes{35});
    CHECK(away.place_wrap_up == Minutes{30});
    CHECK(away.area == "Extended");
    CHECK(test::code_of([&] { edit(first, request); }) == ErrorCode::slot_taken);
}

TEST_CASE_FIXTURE(Desk, "a place in no area is refused but for an override") {
    const auto job = book("2026-11-24 09:00");
    EditRequest request;
    request.postal_code = "94110";
    CHECK(test::code_of([&] { edit(job, request); }) == ErrorCode::out_of_area);
    request.overriding = {{Rule::area}, "a friend"};
    const auto after = edit(job, request);
    CHECK(after.area.empty());
    CHECK(after.overrides == std::vector{Rule::area});
    CHECK(time_of(after) == "2026-11-24 09:00 to 09:45, 15 before, 10 after");
    // From there to another place in no area.
    request.postal_code = "94111";
    edit(job, request);
    CHECK(actions() == Lines{"supersede quote 1", "reprice quote 2", "edit appointment 1",
                             "override appointment 1", "edit appointment 1",
                             "override appointment 1"});
    request.postal_code = "";
    CHECK(refusal(job, request) ==
          "invalid_argument: the postal code is empty | give the one of the place: --zip CODE");
}

TEST_CASE_FIXTURE(Desk, "another postal code of the same area leaves price and travel alone") {
    auto settings = this->settings();
    settings.areas.front().postal_codes.push_back("95776");
    reopen(settings);
    const auto job = book("2026-11-24 09:00");
    say();
    EditRequest request;
    request.postal_code = "95776";
    request.address = "7 Elm St";
    const auto after = edit(job, request);
    CHECK(after.quote == job.quote);
    CHECK(after.address == "7 Elm St");
    CHECK(after.sequence == 1);
    CHECK(messages() == Lines{"change to customer", "rescheduled to shop"});
}

TEST_CASE_FIXTURE(Desk, "a job that is taken to another place has the travel of that place") {
    const auto job = book("2026-11-24 09:00");
    const auto second = book("2026-11-24 13:00");
    run("UPDATE appointment SET stop_id = 1 WHERE id = 2");
    run("UPDATE appointment SET travel = 0 WHERE id = 2");
    EditRequest request;
    request.postal_code = "95694";
    const auto after = edit(second, request);
    CHECK(time_of(after) == "2026-11-24 13:00 to 13:45, 35 before, 30 after");
    CHECK(after.place_travel == Minutes{35});
    static_cast<void>(job);
}

TEST_CASE_FIXTURE(Desk, "another mechanic is asked about, and both hear of it") {
    shop::Mechanic ann;
    ann.name = "Ann";
    ann.email = "ann@example.com";
    ann.hours = shop::WeeklyHours{};
    ann = (**this).mechanics().add(ann);
    auto wanted = request("2026-11-24 09:00");
    wanted.mechanic = shop::MechanicId{1};
    const auto job = appointments().book(wanted).appointment;
    say();
    EditRequest request;
    request.mechanic = ann.id;
    CHECK(test::code_of([&] { edit(job, request); }) == ErrorCode::rule_refused);
    request.overriding = {{Rule::hours}, "she agreed"};
    const auto after = edit(job, request);
    CHECK(after.mechanic == ann.id);
    CHECK(after.quote == job.quote);
    CHECK(messages() == Lines{"change to customer", "rescheduled to shop", "booked to mechanic"});
    request.mechanic = shop::MechanicId{99};
    CHECK(test::code_of([&] { edit(job, request); }) == ErrorCode::not_found);
}

TEST_CASE_FIXTURE(Desk, "another car of the same customer takes the quote with it, at its price") {
    const auto job = book("2026-11-24 09:00");
    const auto other = add_vehicle(shop::CustomerId{1}, "2012 Toyota Camry");
    const auto foreign = add_vehicle(add_customer("Tom Reyes").id, "2018 Ford F-150");
    EditRequest request;
    request.vehicle = foreign.id;
    CHECK(refusal(job, request) ==
          "invalid_argument: vehicle v3 does not belong to Dana Reyes | see: shopctl customer "
          "show 1");
    request.vehicle = other.id;
    const auto after = edit(job, request);
    CHECK(after.vehicle_label == "2012 Toyota Camry");
    CHECK(after.total == job.total);
    CHECK(after.quote == job.quote);
    CHECK((**this).quotes().get(*after.quote).vehicle == other.id);
    CHECK((**this).quotes().get(*after.quote).vehicle_text == "2012 Toyota Camry");
}

TEST_CASE_FIXTURE(Desk, "notes and whom to ask for concern nobody's calendar") {
    const auto job = book("2026-11-24 09:00");
    EditRequest request;
    request.notes = "gate code 4471";
    request.contact_name = "Ana Chan";
    request.contact_phone = "(916) 555-0108";
    auto after = edit(job, request);
    CHECK(after.notes == "gate code 4471");
    CHECK(after.contact == shop::Contact{"Ana Chan", "+19165550108", ""});
    CHECK(after.sequence == 0);
    CHECK(messages().empty());
    request = {};
    request.contact_name = "";
    request.contact_phone = "";
    CHECK(edit(job, request).contact == shop::Contact{});
}

TEST_CASE_FIXTURE(Desk, "an edit that changes nothing is refused") {
    const auto job = book("2026-11-24 09:00");
    EditRequest request;
    CHECK(refusal(job, request)
              .starts_with("invalid_argument: the edit does not say what is to change | "));
    request.notes = "";
    request.postal_code = "95695";
    request.mechanic = job.mechanic;
    request.vehicle = job.vehicle;
    CHECK(refusal(job, request) == "wrong_state: A1 is like that already | see: shopctl show A1");
}

TEST_CASE_FIXTURE(Desk, "a hold is edited without a word to anybody, until it lapses") {
    const auto job = book("2026-11-24 09:00");
    run("DELETE FROM outbox");
    run(fmt::format("UPDATE appointment SET status = 'held', held_until = {}",
                    at("2026-11-23 09:00").time_since_epoch().count()));
    CHECK(edit(job, adding({"rotation"})).sequence == 0);
    CHECK(column("SELECT kind FROM outbox").empty());
    set_clock("2026-11-23 09:00");
    CHECK(refusal(job, adding({"brakes"})) ==
          "wrong_state: A1 is a hold that lapsed: it cannot be edited | see: shopctl show A1");
}

TEST_CASE_FIXTURE(Desk, "what has ended is not edited, whatever became of it") {
    const auto job = book("2026-11-24 09:00");
    EditRequest request;
    request.notes = "gate code 4471";
    const std::vector<std::pair<std::string, std::string>> ended{{"completed", "completed"},
                                                                 {"cancelled", "cancelled"},
                                                                 {"no_show", "a no-show"},
                                                                 {"lapsed", "a hold that lapsed"}};
    for (const auto& [status, words] : ended) {
        const int holds = status == "cancelled" || status == "lapsed" ? 0 : 1;
        run(fmt::format("UPDATE appointment SET status = '{}', holds = {}", status, holds));
        const bool comes_back = status != "lapsed";
        CHECK(refusal(job, request) ==
              "wrong_state: A1 is " + words + ": it cannot be edited | " +
                  (comes_back ? "take that back: shopctl reinstate A1" : "see: shopctl show A1"));
    }
}

TEST_CASE_FIXTURE(Desk, "an edit of an old revision is refused") {
    const auto job = book("2026-11-24 09:00");
    edit(job, adding({"rotation"}));
    CHECK(test::code_of([&] {
              appointments().edit(job.id, removing({"rotation"}), job.revision);
          }) == ErrorCode::stale_revision);
}

}  // namespace
