#include <shop/clock.hpp>
#include <shop/database.hpp>
#include <shop/error.hpp>
#include <shop/format.hpp>
#include <shop/shop.hpp>

#include <fmt/format.h>

#include <array>

#include "driver/password_free.hpp"
#include "service/open_store.hpp"
#include "store/appointments.hpp"
#include "store/audit.hpp"
#include "store/customers.hpp"
#include "store/digest.hpp"
#include "store/held_time.hpp"
#include "store/journal.hpp"
#include "store/migrations.hpp"
#include "store/outbox.hpp"
#include "store/quotes.hpp"

namespace shop {

namespace {

/// As far as it is known without a shop's file.
std::string hold_reason(driver::Connection& connection) {
    const store::OutboxState state = store::outbox_state(connection);
    if (state.held_at) return state.hold_reason;
    if (connection.home() == state.home) return {};
    return fmt::format("the store was made as '{}'", state.home);
}

/// What the first transaction of a store holds: its schema, whose it is, the policy.
void fill(driver::Connection& connection, const Settings& settings, Instant now,
          const std::string& actor) {
    while (store::apply_next(connection, now)) {
    }
    store::insert_info(connection,
                       {store::random_hex(16), connection.home(),
                        settings.profile.timezone, settings.profile.currency.code,
                        std::string{store::kLowestWriter}},
                       now);
    const std::string document = policy_document(settings);
    const std::int64_t policy =
        store::insert_policy(connection, document, store::sha256_hex(document), now, actor);
    const std::array<store::AuditNote, 1> made{
        {{now, actor, "init", "policy", policy, std::nullopt, document}}};
    store::append_audit(connection, std::nullopt, made);
}

std::string describe(const store::Overlap& overlap) {
    return fmt::format("A{} and A{} overlap for one {}", overlap.first.value(),
                       overlap.second.value(), overlap.of_mechanic ? "mechanic" : "vehicle");
}

}  // namespace

void create_store(const StoreLocation& location, const Settings& settings, const Clock& clock,
                  const std::string& actor) {
    const auto connection = service::open_store(location, true);
    driver::Transaction transaction(*connection, driver::Transaction::Mode::write);
    service::require_empty(*connection, location);
    fill(*connection, settings, clock.now(), actor);
    transaction.commit();
}

DatabaseStatus database_status(const StoreLocation& location) {
    const auto connection = service::open_store(location, false);
    driver::Transaction transaction(*connection, driver::Transaction::Mode::read);
    DatabaseStatus status;
    status.url = driver::without_password(location.url);
    status.engine = connection->engine();
    status.schema = connection->schema_number();
    status.newest_schema = store::newest_schema();
    status.migrations = store::list_migrations(*connection);
    if (status.schema > 0) {
        if (const auto info = store::find_info(*connection)) {
            status.minimum_program = info->minimum_program;
        }
        status.appointments = store::count_appointments(*connection);
        status.customers = store::count_customers(*connection);
        status.quotes = store::count_quotes(*connection);
        status.audit_entries = store::count_audit(*connection);
        status.messages_queued = store::count_queued_messages(*connection);
        if (status.schema == status.newest_schema) status.outbox_hold = hold_reason(*connection);
    }
    transaction.commit();
    return status;
}

std::vector<Migration> migrate(const StoreLocation& location, const Clock& clock,
                               const std::string& actor, bool dry_run) {
    const auto connection = service::open_store(location, false);
    static_cast<void>(store::list_migrations(*connection));  // refuses a changed one first
    std::vector<Migration> applied;
    const auto apply_one = [&] {
        const auto migration = store::apply_next(*connection, clock.now());
        if (!migration) return false;
        const std::array<store::AuditNote, 1> note{
            {{clock.now(), actor, "migrate", "schema", migration->number, std::nullopt,
              std::nullopt}}};
        store::append_audit(*connection, store::audit_head(*connection), note);
        applied.push_back(*migration);
        return true;
    };
    for (bool more = true; more;) {
        driver::Transaction transaction(*connection, driver::Transaction::Mode::write);
        more = apply_one();
        // Each builds on the one before: a dry run tries them together and takes all back.
        while (dry_run && more) more = apply_one();
        if (more) transaction.commit();
    }
    return applied;
}

DatabaseCheck check_database(const StoreLocation& location) {
    const auto connection = service::open_store(location, false);
    store::require_current_schema(*connection);
    DatabaseCheck check;
    check.checks.emplace_back("pages, indexes and references");
    check.problems = connection->check_integrity();
    if (!check.problems.empty()) return check;

    check.checks.emplace_back("migrations, tables and triggers");
    static_cast<void>(store::list_migrations(*connection));
    check.problems = store::check_schema(*connection);

    check.checks.emplace_back("overlapping appointments");
    for (const store::Overlap& overlap : store::find_overlaps(*connection)) {
        check.problems.push_back(describe(overlap));
    }
    check.checks.emplace_back("audit log");
    for (std::string& problem : store::verify_audit(*connection).problems) {
        check.problems.push_back("audit log: " + std::move(problem));
    }
    return check;
}

}  // namespace shop
