#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;

struct Crew : test::TestShop {
    shop::Mechanics mechanics() { return (**this).mechanics(); }
};

TEST_CASE_FIXTURE(Crew, "a mechanic is given back with own hours and skills, as stored") {
    shop::Mechanic ann;
    ann.name = " Ann Lee ";
    ann.phone = "530-555-0142";
    ann.email = "ann@example.com";
    ann.skills = {"Hybrid", "brakes"};
    ann.hours.emplace();
    ann.hours->at(0) = {shop::parse_time_range("08:00-12:00"),
                        shop::parse_time_range("13:00-17:00")};
    ann.hours->at(6) = {shop::parse_time_range("22:00-24:00")};
    const auto added = mechanics().add(ann);
    ann.id = shop::MechanicId{2};
    ann.revision = 1;
    ann.name = "Ann Lee";
    ann.phone = "+15305550142";
    ann.skills = {"brakes", "hybrid"};
    CHECK(added == ann);
    CHECK(mechanics().get(ann.id) == ann);
    CHECK(mechanics().all().size() == 2);
}

TEST_CASE_FIXTURE(Crew, "own hours of no day are not the same as none") {
    shop::Mechanic ann;
    ann.name = "Ann";
    ann.hours.emplace();
    auto stored = mechanics().add(ann);
    CHECK(stored.hours == shop::WeeklyHours{});
    stored.hours.reset();
    CHECK(mechanics().edit(stored).hours == std::nullopt);
}

TEST_CASE_FIXTURE(Crew, "two who work here cannot have one name, unless one has left") {
    const auto ann = add_mechanic("Ann");
    CHECK(whole_refusal([&] { add_mechanic("ANN"); }) ==
          "duplicate: mechanic 2 is named 'Ann' already | give this one another name");
    auto edgar = mechanics().get(shop::MechanicId{1});
    edgar.name = "ann";
    CHECK(test::refused_whole(*this, ErrorCode::duplicate, [&] { mechanics().edit(edgar); }));
    mechanics().retire(ann.id);
    CHECK(add_mechanic("Ann").id == shop::MechanicId{3});
    CHECK(mechanics().all().size() == 2);
    CHECK(mechanics().all(true).size() == 3);
}

TEST_CASE_FIXTURE(Crew, "who still has work to do cannot be retired") {
    const auto job = book("2026-11-24 09:00");
    CHECK(whole_refusal([&] { mechanics().retire(shop::MechanicId{1}); }) ==
          "wrong_state: Edgar still has a job to do | move them first: shopctl list --open "
          "--mechanic 1");
    book("2026-11-25 09:00");
    CHECK(test::refused_whole(*this, ErrorCode::wrong_state,
                              [&] { mechanics().retire(shop::MechanicId{1}); }));
    (**this).appointments().cancel(job.id, "");
    (**this).appointments().cancel(shop::AppointmentId{2}, "");
    CHECK(mechanics().retire(shop::MechanicId{1}).retired);
    CHECK(test::refused_whole(*this, ErrorCode::wrong_state,
                              [&] { mechanics().retire(shop::MechanicId{1}); }));
    CHECK(test::refused_whole(*this, ErrorCode::rule_refused, [&] { book("2026-11-26 09:00"); }));
}

TEST_CASE_FIXTURE(Crew, "a mechanic is found by number, name and the beginning of it") {
    const auto ann = add_mechanic("Ann Lee");
    const auto andy = add_mechanic("Andy");
    for (const char* text : {"2", "Ann Lee", "ann lee", "ann"}) {
        CAPTURE(text);
        CHECK(mechanics().resolve(text) == ann);
    }
    CHECK(mechanics().resolve("and") == andy);
    CHECK(test::code_of([&] { static_cast<void>(mechanics().resolve("an")); }) ==
          ErrorCode::ambiguous);
    for (const char* text : {"zed", "", "99", "-1", "99999999999999999999"}) {
        CAPTURE(text);
        CHECK(test::code_of([&] { static_cast<void>(mechanics().resolve(text)); }) ==
              ErrorCode::not_found);
    }
}

TEST_CASE_FIXTURE(Crew, "a mechanic is changed only as somebody last saw them") {
    auto mine = mechanics().get(shop::MechanicId{1});
    const auto theirs = mine;
    mine.skills = {"brakes"};
    CHECK(mechanics().edit(mine).revision == 2);
    CHECK(test::refused_whole(*this, ErrorCode::stale_revision, [&] { mechanics().edit(theirs); }));
    CHECK(test::refused_whole(*this, ErrorCode::stale_revision,
                              [&] { mechanics().retire(theirs.id, theirs.revision); }));
}

TEST_CASE_FIXTURE(Crew, "closures are imported once, all or none, and removed by number") {
    const auto closure = [](const std::string& begins, const std::string& ends) {
        shop::Closure made;
        made.begins = test::wall_time(begins);
        made.ends = test::wall_time(ends);
        made.reason = "holiday";
        return made;
    };
    const std::vector year{closure("2026-11-26 00:00", "2026-11-27 00:00"),
                           closure("2026-12-25 00:00", "2026-12-26 00:00")};
    CHECK((**this).closures().import(year).size() == 2);
    CHECK((**this).closures().import(year).empty());
    auto wrong = year;
    wrong.push_back(closure("2027-01-02 00:00", "2027-01-01 00:00"));
    wrong.insert(wrong.begin(), closure("2027-02-01 00:00", "2027-02-02 00:00"));
    CHECK(test::refused_whole(*this, ErrorCode::invalid_argument,
                              [&] { (**this).closures().import(wrong); }));

    const auto between = [&](const std::string& from, const std::string& to) {
        std::vector<std::int64_t> ids;
        for (const auto& found :
             (**this).closures().list(test::wall_time(from), test::wall_time(to))) {
            ids.push_back(found.id.value());
        }
        return ids;
    };
    using Ids = std::vector<std::int64_t>;
    CHECK(between("2026-11-01 00:00", "2027-01-01 00:00") == Ids{1, 2});
    CHECK(between("2026-11-27 00:00", "2026-12-25 00:00") == Ids{});
    CHECK(between("2026-11-26 23:59", "2026-12-25 00:01") == Ids{1, 2});
    (**this).closures().remove(shop::ClosureId{1});
    CHECK(between("2026-11-01 00:00", "2027-01-01 00:00") == Ids{2});
    CHECK(test::refused_whole(*this, ErrorCode::not_found,
                              [&] { (**this).closures().remove(shop::ClosureId{1}); }));
    auto nobody = year[0];
    nobody.mechanic = shop::MechanicId{9};
    CHECK(
        test::refused_whole(*this, ErrorCode::not_found, [&] { (**this).closures().add(nobody); }));
}

}  // namespace
