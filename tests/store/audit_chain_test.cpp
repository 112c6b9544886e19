#include "store/audit.hpp"

#include <doctest/doctest.h>

#include <array>

#include <string>
#include <vector>

#include "raw_store.hpp"

namespace {

using Problems = std::vector<std::string>;

/// A store with entries 1 (init) to 4, and somebody who can write its file.
struct LoggedStore : test::RawStore {
    LoggedStore() {
        close();
        const auto connection = connect();
        shop::driver::Transaction transaction(*connection, shop::driver::Transaction::Mode::write);
        for (int customer = 1; customer <= 3; ++customer) {
            const std::array<shop::store::AuditNote, 1> note{
                {{test::kMade, "ann", "add", "customer", customer, std::nullopt,
                  R"({"name":"Zoë"})"}}};
            shop::store::append_audit(*connection, shop::store::audit_head(*connection), note);
        }
        transaction.commit();
        reopen();
    }

    /// Does what the triggers forbid.
    void tamper(const std::string& sql) {
        for (const char* trigger :
             {"audit_entry_update", "audit_entry_delete", "audit_entry_insert",
              "audit_payload_update", "audit_payload_delete", "audit_payload_insert"}) {
            REQUIRE(run(std::string("DROP TRIGGER IF EXISTS ") + trigger) == "done");
        }
        REQUIRE(run(sql) == "done");
    }

    [[nodiscard]] shop::AuditVerification verify() const {
        return shop::store::verify_audit(*connect());
    }
    [[nodiscard]] Problems problems() const { return verify().problems; }
};

TEST_CASE_FIXTURE(LoggedStore, "an untouched chain is whole, and its head is the newest entry") {
    const shop::AuditVerification found = verify();
    CHECK(found.problems == Problems{});
    CHECK(found.entries == 4);
    CHECK(found.erased == 0);
    CHECK(found.head == text("SELECT hash FROM audit_entry WHERE id = 4"));
}

TEST_CASE_FIXTURE(LoggedStore, "verifying finds an entry that was edited") {
    const auto field = [this](const std::string& change) {
        tamper("UPDATE audit_entry SET " + change + " WHERE id = 2");
        return problems();
    };
    const Problems edited{"entry 2 was edited"};
    SUBCASE("its actor") {
        CHECK(field("actor = 'bob'") == edited);
    }
    SUBCASE("its time") {
        CHECK(field("at = at + 1") == edited);
    }
    SUBCASE("its action") {
        CHECK(field("action = 'edit'") == edited);
    }
    SUBCASE("its record") {
        CHECK(field("entity_id = 9") == edited);
    }
    SUBCASE("letters moved from one field to the next") {
        CHECK(field("action = 'addc', entity = 'ustomer'") == edited);
    }
    SUBCASE("its hash") {
        CHECK(field("hash = replace(hash, substr(hash, 1, 8), '00000000')") ==
              Problems{"entry 2 was edited", "entry 3 does not follow the entry before it"});
    }
}

TEST_CASE_FIXTURE(LoggedStore, "verifying finds a payload that was edited") {
    const Problems edited{"the payload of entry 3 was edited"};
    SUBCASE("what it became") {
        tamper("UPDATE audit_payload SET after = '{}' WHERE entry_id = 3");
        CHECK(problems() == edited);
    }
    SUBCASE("an absent text made an empty one") {
        tamper("UPDATE audit_payload SET before = '' WHERE entry_id = 3");
        CHECK(problems() == edited);
    }
    SUBCASE("before and after exchanged") {
        tamper("UPDATE audit_payload SET before = after, after = NULL WHERE entry_id = 3");
        CHECK(problems() == edited);
    }
}

TEST_CASE_FIXTURE(LoggedStore, "verifying finds a gap") {
    tamper("DELETE FROM audit_payload WHERE entry_id = 3; DELETE FROM audit_entry WHERE id = 3");
    CHECK(problems() == Problems{"a gap: entry 3 is followed by entry 4",
                                 "entry 4 does not follow the entry before it"});
}

TEST_CASE_FIXTURE(LoggedStore, "verifying finds two entries that were swapped") {
    tamper(
        "PRAGMA foreign_keys = OFF; UPDATE audit_entry SET id = 99 WHERE id = 2;"
        "UPDATE audit_entry SET id = 2 WHERE id = 3; UPDATE audit_entry SET id = 3 WHERE id = 99");
    const Problems found = problems();
    CHECK(found.size() >= 4);
    CHECK(found.front() == "entry 2 does not follow the entry before it");
}

TEST_CASE_FIXTURE(LoggedStore, "verifying finds a tail that was cut off") {
    const Problems cut{"the newest entry is not the one noted as the head: entries were cut off"};
    SUBCASE("some entries") {
        tamper(
            "DELETE FROM audit_payload WHERE entry_id = 4; DELETE FROM audit_entry WHERE id = 4");
        CHECK(problems() == cut);
    }
    SUBCASE("all entries") {
        tamper("DELETE FROM audit_payload; DELETE FROM audit_entry");
        CHECK(problems() == cut);
    }
    SUBCASE("the head itself") {
        tamper("DELETE FROM audit_head");
        CHECK(problems() == cut);
    }
}

TEST_CASE_FIXTURE(LoggedStore, "a payload may only be gone where an erase entry says so") {
    SUBCASE("without leave it is a problem") {
        tamper("DELETE FROM audit_payload WHERE entry_id = 2");
        CHECK(problems() == Problems{"the payload of entry 2 is missing"});
        CHECK(verify().erased == 1);
    }
    SUBCASE("with an erase entry it is not") {
        close();
        {
            const auto connection = connect();
            shop::driver::Transaction transaction(*connection,
                                                  shop::driver::Transaction::Mode::write);
            const std::array<shop::store::AuditNote, 1> note{
                {{test::kMade, "ann", "erase", "customer", 1, std::nullopt, std::nullopt}}};
            shop::store::append_audit(*connection, shop::store::audit_head(*connection), note);
            transaction.commit();
        }
        reopen();
        CHECK(run("INSERT INTO audit_erasure (entry_id, erased_by) VALUES (2, 5)") == "done");
        CHECK(run("DELETE FROM audit_payload WHERE entry_id = 3") == "audit_append_only");
        CHECK(run("DELETE FROM audit_payload WHERE entry_id = 2") == "done");
        const shop::AuditVerification found = verify();
        CHECK(found.problems == Problems{});
        CHECK(found.entries == 5);
        CHECK(found.erased == 1);
    }
}

TEST_CASE_FIXTURE(LoggedStore, "the database itself keeps the log from being changed") {
    const std::string refused = "audit_append_only";
    CHECK(run("UPDATE audit_entry SET actor = 'bob' WHERE id = 2") == refused);
    CHECK(run("DELETE FROM audit_entry WHERE id = 4") == refused);
    CHECK(run("UPDATE audit_payload SET after = NULL WHERE entry_id = 2") == refused);
    CHECK(run("DELETE FROM audit_payload WHERE entry_id = 2") == refused);
    CHECK(run("INSERT OR REPLACE INTO audit_entry SELECT id, at, 'bob', action, entity, entity_id, "
              "payload_digest, previous_hash, hash FROM audit_entry WHERE id = 2") == refused);
    CHECK(run("INSERT OR REPLACE INTO audit_entry SELECT 77, at, 'bob', action, entity, entity_id, "
              "payload_digest, previous_hash, hash FROM audit_entry WHERE id = 2") == refused);
    CHECK(run("INSERT OR REPLACE INTO audit_payload SELECT entry_id, salt, before, '{}' "
              "FROM audit_payload WHERE entry_id = 2") == refused);
    CHECK(problems() == Problems{});
}

TEST_CASE_FIXTURE(LoggedStore, "leave to erase is given by an erase entry that was just made") {
    const std::string missing = "audit_erase_entry_missing";
    CHECK(run("INSERT INTO audit_erasure (entry_id, erased_by) VALUES (2, 4)") == missing);
    CHECK(run("INSERT INTO audit_erasure (entry_id, erased_by) VALUES (2, 99)") == missing);
    CHECK(number("SELECT count(*) FROM audit_erasure") == 0);
}

TEST_CASE_FIXTURE(LoggedStore, "the newest entries come first, filtered by record and time") {
    const auto connection = connect();
    const auto ids = [&](const shop::AuditFilter& filter, std::int64_t before = 0) {
        std::vector<std::int64_t> found;
        for (const auto& entry :
             shop::store::audit_page(*connection, filter, shop::AuditEntryId{before})) {
            found.push_back(entry.id.value());
        }
        return found;
    };
    using Ids = std::vector<std::int64_t>;
    CHECK(ids({}) == Ids{4, 3, 2, 1});
    CHECK(ids({}, 3) == Ids{2, 1});
    shop::AuditFilter of_customers;
    of_customers.entity = "customer";
    CHECK(ids(of_customers) == Ids{4, 3, 2});
    of_customers.entity_id = 2;
    CHECK(ids(of_customers) == Ids{3});
    shop::AuditFilter in_time;
    in_time.from = test::kMade;
    CHECK(ids(in_time) == Ids{4, 3, 2, 1});
    in_time.from = test::kMade + std::chrono::seconds{1};
    CHECK(ids(in_time) == Ids{});
    in_time = {};
    in_time.before = test::kMade;
    CHECK(ids(in_time) == Ids{});
}

}  // namespace
