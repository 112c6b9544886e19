#include "store/outbox.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <string>
#include <type_traits>

#include "raw_store.hpp"

namespace {

using shop::Instant;
using shop::MessageId;
using shop::MessageState;
using namespace std::chrono_literals;

constexpr Instant kNow{std::chrono::seconds{1'800'000'000}};

/// A store where estimates wait, without quotes behind them.
struct Waiting {
    test::RawStore store;
    std::unique_ptr<shop::driver::Connection> connection = store.connect();

    /// In a transaction of its own.
    template <class Work>
    auto write(Work work) {
        shop::driver::Transaction transaction(*connection,
                                              shop::driver::Transaction::Mode::write);
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            transaction.commit();
        } else {
            auto result = work();
            transaction.commit();
            return result;
        }
    }
    void queue(std::chrono::seconds wait) {
        shop::store::QueuedMessage message;
        message.kind = "estimate";
        message.audience = "customer";
        message.not_before = kNow + wait;
        write([&] { shop::store::queue_message(*connection, message, kNow); });
    }
    /// \return the message's number; 0: none
    std::int64_t claim(const std::string& run, Instant now, Instant real = kNow) {
        return write([&] {
            const auto message =
                shop::store::claim_message(*connection, now, real, {run, real + 15min});
            return message ? message->id.value() : 0;
        });
    }
    bool sent(const std::string& run) {
        return write([&] {
            return shop::store::note_sent(*connection, MessageId{1}, run, {"x@example.com", {}, {}},
                                          kNow);
        });
    }
    bool failed(const std::string& run) {
        return write([&] {
            return shop::store::end_message(*connection, MessageId{1}, run, MessageState::failed,
                                            {}, "550");
        });
    }
    bool put_back(const std::string& run) {
        return write([&] {
            return shop::store::put_back(*connection, MessageId{1}, run, kNow, 1, {}, "451");
        });
    }
    MessageState state() { return shop::store::find_message(*connection, MessageId{1})->state; }
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

TEST_CASE_FIXTURE(Waiting, "a claim that is over is another's, and the first one notes nothing") {
    queue(0s);
    REQUIRE(claim("a", kNow, kNow) == 1);
    CHECK(claim("b", kNow, kNow + 15min - 1s) == 0);
    CHECK(claim("b", kNow, kNow + 15min) == 1);
    CHECK_FALSE(sent("a"));
    CHECK_FALSE(put_back("a"));
    CHECK_FALSE(failed("a"));
    CHECK(state() == MessageState::queued);
    CHECK(sent("b"));
    CHECK(state() == MessageState::sent);
}

TEST_CASE_FIXTURE(Waiting, "what was sent is noted so, though it was superseded on its way") {
    queue(0s);
    REQUIRE(claim("a", kNow) == 1);
    REQUIRE(store.run("UPDATE outbox SET state = 'superseded'") == "done");
    CHECK(sent("a"));
    CHECK(state() == MessageState::sent);
}

TEST_CASE_FIXTURE(Waiting, "what was superseded on its way and refused stays superseded") {
    queue(0s);
    REQUIRE(claim("a", kNow) == 1);
    REQUIRE(store.run("UPDATE outbox SET state = 'superseded'") == "done");
    CHECK(failed("a"));
    CHECK(state() == MessageState::superseded);
}

TEST_CASE_FIXTURE(Waiting, "what is on its way can neither be sent again by hand nor seen as due") {
    queue(0s);
    REQUIRE(claim("a", kNow) == 1);
    CHECK_FALSE(write([&] {
        return shop::store::requeue_message(*connection, MessageId{1}, kNow);
    }));
    CHECK(shop::store::count_due(*connection, kNow, kNow) == 0);
    CHECK(shop::store::count_due(*connection, kNow, kNow + 15min) == 1);
}

}  // namespace
