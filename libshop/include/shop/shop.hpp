#pragma once

#include <shop/appointment.hpp>
#include <shop/audit.hpp>
#include <shop/availability.hpp>
#include <shop/catalogue.hpp>
#include <shop/clock.hpp>
#include <shop/database.hpp>
#include <shop/error.hpp>
#include <shop/outbox.hpp>
#include <shop/people.hpp>
#include <shop/quote.hpp>
#include <shop/schedule.hpp>
#include <shop/settings.hpp>
#include <shop/zone.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace shop {

/// The library's version, `1.2.3`.
[[nodiscard]] std::string_view version() noexcept;

/// How a Shop is opened.
struct OpenOptions {
    Settings settings;
    std::filesystem::path folder;  ///< relative paths of the settings count from here
    std::string store_url;         ///< in place of settings.store.url, where set
    std::string actor = "library"; ///< who stands in the audit log
    std::shared_ptr<const Clock> clock;  ///< none: the machine's
    bool dry_run = false;  ///< every change does all its checks and is then taken back
    std::chrono::milliseconds busy_timeout{5000};  ///< how long a writer waits for its turn
};

/// An open shop. Used by one thread at a time; several may live in one process.
/// The library never prints, exits, or changes locale, umask or signal handlers.
class Shop {
public:
    /// \throws Error (store_missing), (store_damaged), (schema_newer), (schema_older),
    ///         (store_unavailable), (bad_config) when zone or currency differ from what
    ///         is booked
    [[nodiscard]] static Shop open(OpenOptions options);

    Shop(Shop&&) noexcept;
    Shop& operator=(Shop&&) noexcept;
    ~Shop();

    // Each is a view of this Shop, which must outlive it.
    [[nodiscard]] CatalogueBook catalogue();
    [[nodiscard]] Customers customers();
    [[nodiscard]] Vehicles vehicles();
    [[nodiscard]] Mechanics mechanics();
    [[nodiscard]] Closures closures();
    [[nodiscard]] Quotes quotes();
    [[nodiscard]] Availability availability();
    [[nodiscard]] Appointments appointments();
    [[nodiscard]] Outbox outbox();
    [[nodiscard]] Schedule schedule();
    [[nodiscard]] AuditLog audit();

    [[nodiscard]] const Settings& settings() const noexcept;
    [[nodiscard]] const Zone& zone() const noexcept;
    [[nodiscard]] Instant now() const;
    [[nodiscard]] LocalDate today() const;

    /// Puts the policy of this machine's file in force for all who use the store. On SQLite the
    /// next change does that by itself. This Shop works by it from then on; jobs that no longer
    /// fit are named by take_notices().
    /// \return false where it is in force already
    /// \throws Error (bad_config) when zone or currency differ from what is booked
    bool publish_policy();

    /// What happened that people should be told once, such as a changed policy that
    /// was recorded; emptied by the call.
    [[nodiscard]] std::vector<std::string> take_notices();

private:
    explicit Shop(std::unique_ptr<Context> context);
    std::unique_ptr<Context> context_;
};

}  // namespace shop
