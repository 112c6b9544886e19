#include "store/outbox.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "raw_store.hpp"

namespace {

using shop::Instant;
using shop::MessageState;
using namespace std::chrono_literals;

constexpr Instant kNow{std::chrono::seconds{1'800'000'000}};

/// A store with some estimates that wait, without quotes behind them.
struct Waiting {
    test::RawStore store;
    std::unique_ptr<shop::driver::Connection> connection = store.connect();

    void queue(std::chrono::seconds wait) {
        shop::store::QueuedMessage message;
        message.kind = "estimate";
        message.audience = "customer";
        message.not_before = kNow + wait;
        shop::store::queue_message(*connection, message, kNow);
    }
    std::int64_t claim(const std::string& run, Instant now, Instant real = kNow) {
        const auto message =
            shop::store::claim_message(*connection, now, real, {run, real + 15min});
        return message ? message->id.value() : 0;
    }
};

TEST_CASE("the store's real clock is the machine's, whatever is asked about") {
    test::RawStore store;
    const auto before = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const Instant real = shop::store::real_time(*store.connect());
    CHECK(real >= before);
    CHECK(real <= std::chrono::system_clock::now());
}

TEST_CASE_FIXTURE(Waiting, "what has waited longest is claimed first, and by one run alone") {
    queue(60s);
    queue(0s);
    queue(1h);
    CHECK(claim("a", kNow + 5min) == 2);
    CHECK(claim("b", kNow + 5min) == 1);
    CHECK(claim("b", kNow + 5min) == 0);
}

TEST_CASE_FIXTURE(Waiting, "a claim that is over can be had by another, and the first notes nothing") {
    queue(0s);
    REQUIRE(claim("a", kNow, kNow) == 1);
    CHECK(claim("b", kNow, kNow + 15min - 1s) == 0);
    CHECK(claim("b", kNow, kNow + 15min) == 1);
    const shop::MessageId id{1};
    CHECK_FALSE(shop::store::note_sent(*connection, id, "a", {"x@example.com", {}, {}}, kNow));
    CHECK_FALSE(shop::store::put_back(*connection, id, "a", kNow, 1, {}, "busy"));
    CHECK_FALSE(shop::store::end_message(*connection, id, "a", MessageState::failed, {}, "bad"));
    CHECK(shop::store::find_message(*connection, id)->state == MessageState::queued);
    CHECK(shop::store::note_sent(*connection, id, "b", {"x@example.com", {}, {}}, kNow));
    CHECK(shop::store::find_message(*connection, id)->attempts == 2);
}

TEST_CASE_FIXTURE(Waiting, "what was sent is noted so, though it was superseded on its way") {
    queue(0s);
    REQUIRE(claim("a", kNow) == 1);
    store.run("UPDATE outbox SET state = 'superseded'");
    CHECK(shop::store::note_sent(*connection, shop::MessageId{1}, "a", {"x@example.com", {}, {}},
                                 kNow));
    CHECK(shop::store::find_message(*connection, shop::MessageId{1})->state == MessageState::sent);
}

TEST_CASE_FIXTURE(Waiting, "what was superseded on its way and refused stays superseded") {
    queue(0s);
    REQUIRE(claim("a", kNow) == 1);
    store.run("UPDATE outbox SET state = 'superseded'");
    CHECK(shop::store::end_message(*connection, shop::MessageId{1}, "a", MessageState::failed, {},
                                   "550"));
    CHECK(shop::store::find_message(*connection, shop::MessageId{1})->state ==
          MessageState::superseded);
}

TEST_CASE_FIXTURE(Waiting, "what is on its way can neither be sent again nor seen as due") {
    queue(0s);
    REQUIRE(claim("a", kNow) == 1);
    CHECK_FALSE(shop::store::requeue_message(*connection, shop::MessageId{1}, kNow));
    CHECK(shop::store::count_due(*connection, kNow, kNow) == 0);
    CHECK(shop::store::count_due(*connection, kNow, kNow + 15min) == 1);
}

}  // namespace
