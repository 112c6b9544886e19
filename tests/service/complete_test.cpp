#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::CompleteRequest;
using shop::Money;
using Lines = std::vector<std::string>;

/// A job of two services, on its day.
struct Desk : test::TestShop {
    Desk() : job(book("2026-11-24 09:00", {"oil", "rotation"})) { set_clock("2026-11-24 10:00"); }

    shop::Appointment done(const CompleteRequest& request) {
        return (**this).appointments().complete(job.id, request);
    }
    std::string refusal(const CompleteRequest& request) {
        const auto before = row_counts();
        std::string text = whole_refusal([&] { done(request); });
        CHECK(row_counts() == before);
        return text;
    }
    void accept() { (**this).quotes().accept(*job.quote, "Dana Reyes", "phone"); }

    shop::Appointment job;
};

CompleteRequest without(Lines codes) {
    CompleteRequest request;
    request.not_done = std::move(codes);
    return request;
}

TEST_CASE_FIXTURE(Desk, "work that was left out stays on the job and is not charged") {
    const auto after = done(without({"rotation"}));
    REQUIRE(after.services.size() == 2);
    CHECK(after.services[0].done);
    CHECK_FALSE(after.services[1].done);
    CHECK(after.services[1].price == Money{3'500});
    CHECK(after.total == job.total - Money{3'500});
    const shop::Quote quote = (**this).quotes().get(*after.quote);
    CHECK(quote.supersedes == job.quote);
    CHECK(quote.totals.total == after.total);
}

TEST_CASE_FIXTURE(Desk, "what was left out must be on the job, and something be done") {
    CHECK(refusal(without({"oil", "rotation"})) ==
          "wrong_state: nothing of A1 would be done | cancel it instead: shopctl cancel A1");
    CHECK(refusal(without({"oli"})) == "not_found: 'oli' is not on A1 | did you mean 'oil'?");
    CHECK(refusal(without({"oil", "oil"})) ==
          "invalid_argument: 'oil' is named twice | name it once");
    (**this).appointments().start(job.id);
    CHECK(refusal(without({"oil", "rotation"})) ==
          "wrong_state: nothing of A1 would be done | say first what was done: shopctl edit A1 "
          "--add CODE");
}

TEST_CASE_FIXTURE(Desk, "a yes covers the work it was given for, on the car it was given for") {
    accept();
    const auto authorized = [&](const shop::EditRequest& request) {
        return (**this).appointments().edit(job.id, request).authorization;
    };
    SUBCASE("other work in place of some of it needs a yes of its own") {
        shop::EditRequest swap;
        swap.remove = {"rotation"};
        swap.add = {"delivery"};
        CHECK(authorized(swap)->total == job.total - Money{3'500});
    }
    SUBCASE("so does all of it exchanged") {
        shop::EditRequest swap;
        swap.remove = {"oil", "rotation"};
        swap.add = {"delivery"};
        CHECK_FALSE(authorized(swap));
    }
    SUBCASE("and the same work on another car") {
        shop::EditRequest other;
        shop::Vehicle car = shop::parse_vehicle("2012 Toyota Camry");
        car.customer = job.customer;
        other.vehicle = (**this).vehicles().add(car).id;
        CHECK_FALSE(authorized(other));
    }
}

TEST_CASE_FIXTURE(Desk, "more than was authorized is not charged but for an override") {
    accept();
    shop::EditRequest more;
    more.add = {"delivery"};
    job = (**this).appointments().edit(job.id, more);
    CHECK(refusal({}) ==
          "rule_refused: A1 comes to $324.67, but $162.30 was authorized | get a yes to the rest: "
          "shopctl quote accept Q2 --by NAME --means phone; or --override authorization --reason "
          "TEXT");
    SUBCASE("a yes to the rest") {
        (**this).quotes().accept(*job.quote, "Dana Reyes", "text");
        CHECK(done({}).status == shop::AppointmentStatus::completed);
    }
    SUBCASE("the rest was left out") {
        CHECK(done(without({"delivery"})).total == job.authorization->total);
    }
    SUBCASE("an override, audited") {
        CompleteRequest request;
        request.overriding = {{shop::Rule::authorization}, "they paid at once"};
        CHECK(done(request).status == shop::AppointmentStatus::completed);
        CHECK(column("SELECT after FROM audit_payload ORDER BY entry_id DESC LIMIT 1") ==
              Lines{R"({"rules":["authorization"],"reason":"they paid at once"})"});
    }
}

TEST_CASE_FIXTURE(Desk, "no other rule is set aside by it") {
    CompleteRequest request;
    request.overriding = {{shop::Rule::hours}, "why not"};
    CHECK(refusal(request) ==
          "invalid_argument: 'hours' does not keep a job from being done | what can: --override "
          "authorization");
}

TEST_CASE_FIXTURE(Desk, "what nobody was asked for, and less than was agreed to, is done") {
    SUBCASE("without any yes") {
        CHECK(done({}).authorization == std::nullopt);
    }
    SUBCASE("for less") {
        accept();
        CHECK(done(without({"oil"})).total < job.total);
    }
}

}  // namespace
