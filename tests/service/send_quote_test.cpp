#include <doctest/doctest.h>

#include "post_room.hpp"
#include "whole_refusal.hpp"

namespace {

using Lines = std::vector<std::string>;

struct Estimates : test::PostRoom {
    shop::Quote quote(std::optional<shop::CustomerId> customer = shop::CustomerId{1}) {
        shop::QuoteRequest request;
        request.codes = {"oil"};
        request.customer = customer;
        return (**this).quotes().create(request);
    }
};

TEST_CASE_FIXTURE(Estimates, "an estimate goes to its customer when the undo time has passed") {
    const auto made = quote();
    outbox().send_quote(made.id);
    CHECK(remind().sent == 0);
    CHECK(remind_at("2026-11-23 08:03").sent == 1);
    CHECK(taken().size() == 1);
    CHECK(states() == Lines{"estimate to customer, sent"});
}

TEST_CASE_FIXTURE(Estimates, "sent twice in a row it goes once, and once declined not at all") {
    const auto made = quote();
    outbox().send_quote(made.id);
    outbox().send_quote(made.id);
    CHECK(states() == Lines{"estimate to customer, superseded", "estimate to customer, queued"});
    (**this).quotes().decline(made.id, "sold the car");
    CHECK(remind_at("2026-11-23 08:03").superseded == 1);
    CHECK(taken() == Lines{});
}

TEST_CASE_FIXTURE(Estimates, "what nobody could be sent is refused") {
    const auto nobodys = quote(std::nullopt);
    CHECK(whole_refusal([&] { outbox().send_quote(nobodys.id); }) ==
          "invalid_argument: Q1 is nobody's: it cannot be sent | make it for a customer: shopctl "
          "quote CODE --customer NAME");
    const auto made = quote();
    run("UPDATE customer SET email = '', email_folded = ''");
    CHECK(whole_refusal([&] { outbox().send_quote(made.id); }) ==
          "invalid_argument: customer 1 has no e-mail address | add it: shopctl customer edit 1 "
          "--email ADDRESS");
    set_clock("2027-01-04 08:00");
    CHECK(whole_refusal([&] { outbox().send_quote(made.id); }) ==
          "quote_expired: Q2 is no longer good | make a new quote for the same work");
    CHECK(states() == Lines{});
}

}  // namespace
