#pragma once

#include <shop/clock.hpp>
#include <shop/format.hpp>
#include <shop/settings.hpp>
#include <shop/zone.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "driver/connection.hpp"
#include "store/journal.hpp"

namespace shop {

/// What every use case of one open Shop works with. Not part of the public API.
class Context {
public:
    Context(Settings settings, Zone zone, std::shared_ptr<const Clock> clock,
            std::unique_ptr<driver::Connection> connection, std::string actor, bool dry_run);

    [[nodiscard]] const Settings& settings() const noexcept { return settings_; }
    [[nodiscard]] const Zone& zone() const noexcept { return zone_; }
    [[nodiscard]] driver::Connection& connection() noexcept { return *connection_; }
    [[nodiscard]] const std::string& actor() const noexcept { return actor_; }
    [[nodiscard]] bool dry_run() const noexcept { return dry_run_; }
    [[nodiscard]] Instant now() const { return clock_->now(); }
    [[nodiscard]] LocalDate today() const { return zone_.date(now()); }
    [[nodiscard]] JsonStyle json() const { return {zone_, settings_.profile.currency}; }

    /// What relative paths of the settings count from.
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
    void set_folder(std::filesystem::path folder) { folder_ = std::move(folder); }

    /// The shop's own file, where the store holds the policy that is in force instead.
    [[nodiscard]] const Settings& file() const noexcept { return file_ ? *file_ : settings_; }
    /// Takes note of it, and says so where it has other rules than those in force.
    void keep_file(Settings file);
    /// Works by these from now on.
    void use(Settings settings);

    void notice(std::string text) { notices_.push_back(std::move(text)); }
    [[nodiscard]] std::vector<std::string> take_notices();

private:
    Settings settings_;
    Zone zone_;
    std::shared_ptr<const Clock> clock_;
    std::unique_ptr<driver::Connection> connection_;
    std::string actor_;
    bool dry_run_;
    std::filesystem::path folder_;
    std::optional<Settings> file_;
    std::vector<std::string> notices_;
};

}  // namespace shop
