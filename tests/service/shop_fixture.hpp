#pragma once

#include <shop/shop.hpp>

#include <filesystem>
#include <string>

namespace test {

/// The example shop with its catalogue and one mechanic, Edgar, in a folder of its own that
/// goes with it. It is Tuesday, November 17, 2026, 11:05.
class ExampleShop {
public:
    ExampleShop();
    /// \param rules in place of the file's own; zone and currency as they are there
    explicit ExampleShop(const shop::Settings& settings);
    ~ExampleShop();
    ExampleShop(const ExampleShop&) = delete;
    ExampleShop& operator=(const ExampleShop&) = delete;

    [[nodiscard]] static shop::Settings settings();

    /// The same store, opened again.
    [[nodiscard]] shop::Shop open(const shop::Settings& settings, bool dry_run = false) const;
    /// `2026-11-17T11:05:00-08:00`
    void set_time(const std::string& rfc3339);

    shop::Shop& operator*() { return *shop_; }
    shop::Shop* operator->() { return &*shop_; }

private:
    class AdjustableClock;

    std::filesystem::path folder_;
    std::shared_ptr<AdjustableClock> clock_;
    std::optional<shop::Shop> shop_;
};

/// `123.45`
[[nodiscard]] shop::Money money(const std::string& amount);

}  // namespace test
