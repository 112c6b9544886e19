#pragma once

#include <shop/format.hpp>
#include <shop/shop.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "postgresql/server.hpp"
#include "shown_values.hpp"
#include "temporary_folder.hpp"

namespace test {

/// A clock that stands still until it is set.
class MovableClock final : public shop::Clock {
public:
    [[nodiscard]] shop::Instant now() const override { return now_; }
    void set(shop::Instant now) { now_ = now; }

private:
    shop::Instant now_{};
};

/// A small shop's file: weekdays 8:00-12:00 and 12:30-17:00, Saturday 9:00-14:00; two
/// areas; travel 15, wrap-up 10, an hour's notice; $145 an hour, 8.25 % tax on parts.
extern const char* const kSettings;
/// oil (45 min), rotation (45 min), brakes (hourly, 135 min), diagnostic (credited),
/// starter (asks for electrical), delivery (parts alone), and the package basic.
extern const char* const kCatalogue;

/// A shop in a folder of its own, or where SHOP_TEST_STORE is `postgresql` in a database of its
/// own on the tests' server. Its clock stands at Monday 2026-11-23, 8:00 in the
/// shop's zone, where nothing else is said.
class TestShop {
public:
    explicit TestShop(const std::string& toml = kSettings);
    explicit TestShop(shop::Settings settings, const std::string& now = "2026-11-23 08:00");

    [[nodiscard]] shop::Shop& operator*() { return *shop_; }
    [[nodiscard]] shop::Shop* operator->() { return &*shop_; }

    /// Another Shop on the same store.
    [[nodiscard]] shop::Shop open(bool dry_run = false) const;
    /// The same store from now on, with another file.
    void reopen(shop::Settings settings);
    [[nodiscard]] shop::Settings settings() const { return settings_; }

    /// `2026-11-24 09:00`: the first instant with this wall time.
    [[nodiscard]] shop::Instant at(const std::string& wall) const;
    void set_clock(const std::string& wall) { clock_->set(at(wall)); }
    void set_clock(shop::Instant now) { clock_->set(now); }

    shop::Customer add_customer(const std::string& name = "Dana Reyes",
                                const std::string& postal_code = "95695");
    shop::Vehicle add_vehicle(shop::CustomerId owner, const std::string& text = "2015 Honda Civic",
                              const std::string& plate = {});
    shop::Mechanic add_mechanic(const std::string& name, std::vector<std::string> skills = {});
    /// A job of the first customer's car, which are made when there are none.
    shop::Appointment book(const std::string& wall, std::vector<std::string> codes = {"oil"});
    [[nodiscard]] shop::BookingRequest request(const std::string& wall,
                                               std::vector<std::string> codes = {"oil"});

    /// Moves a job. \return as it then is
    shop::Appointment move(shop::AppointmentId id, const std::string& wall,
                           std::optional<shop::MechanicId> mechanic = std::nullopt);

    /// Of SQLite.
    [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "shop.db"; }
    [[nodiscard]] shop::StoreLocation location() const;
    /// All that the store holds: the file's bytes, or every row of a server's tables.
    [[nodiscard]] std::string contents() const;
    /// Rows of every table, and the last id that each gave out.
    [[nodiscard]] std::map<std::string, std::int64_t> row_counts() const;
    /// The first column of each row.
    [[nodiscard]] std::vector<std::string> column(const std::string& sql) const;
    /// Does by hand what the library would not.
    void run(const std::string& sql) const;

private:
    TemporaryFolder folder_;
    std::unique_ptr<TestDatabase> database_;  ///< none: the store is a file
    shop::Settings settings_;
    std::shared_ptr<MovableClock> clock_ = std::make_shared<MovableClock>();
    std::optional<shop::Shop> shop_;
};

/// With a customer who can be written to.
class ShopWithCustomer : public TestShop {
public:
    ShopWithCustomer();
    [[nodiscard]] shop::Appointments appointments() { return (**this).appointments(); }
};

[[nodiscard]] shop::Settings settings_of(const std::string& toml);
/// `2026-11-24 09:00` as wall time.
[[nodiscard]] shop::LocalTime wall_time(const std::string& text);
[[nodiscard]] shop::LocalDate wall_date(const std::string& text);
/// `2026-11-24 09:00 1,2`: when, and who can.
[[nodiscard]] std::string written(const shop::Slot& slot, const shop::Zone& zone);
/// `2026-11-24 09:00`
[[nodiscard]] std::string written(shop::Instant instant, const shop::Zone& zone);

/// What an action was refused with.
template <class Action>
std::optional<shop::ErrorCode> code_of(const Action& action) {
    try {
        action();
    } catch (const shop::Error& error) {
        return error.code();
    }
    return std::nullopt;
}

/// That an action is refused with this code and leaves nothing behind, no used-up id
/// either.
template <class Action>
bool refused_whole(TestShop& shop, shop::ErrorCode code, const Action& action) {
    const auto before = shop.row_counts();
    const std::string contents = shop.contents();
    return code_of(action) == code && shop.row_counts() == before && shop.contents() == contents;
}

}  // namespace test
