#pragma once

#include <shop/money.hpp>
#include <shop/time.hpp>

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

/// A stretch of a day in wall time, half-open, in minutes since 00:00.
struct TimeRange {
    Minutes opens;   ///< 0 to 1439
    Minutes closes;  ///< above opens, at most 1440 (24:00)

    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// Opening hours: for each weekday, Monday first, ranges in order that do not touch
/// or overlap. The gap between two ranges is a break.
using WeeklyHours = std::array<std::vector<TimeRange>, 7>;

/// How people read the time of day.
enum class ClockStyle { twelve_hours, twenty_four_hours };

/// `[shop]`
struct ShopProfile {
    std::string name;
    std::string timezone;  ///< IANA name
    Currency currency;
    std::string phone;
    std::string email;
    std::string address;
    std::string registration;  ///< printed on estimates where the state asks for it

    friend bool operator==(const ShopProfile&, const ShopProfile&) = default;
};

/// `[store]`
struct StoreSettings {
    std::string url = "sqlite:shop.db";  ///< a relative SQLite path counts from the file's folder
    std::vector<std::string> password_command;  ///< run without a shell

    friend bool operator==(const StoreSettings&, const StoreSettings&) = default;
};

/// `[booking]`
struct BookingRules {
    Minutes slot{30};      ///< the grid of start times, 1 to 1440
    Minutes travel{15};    ///< kept free before each job, 0 to 1440
    Minutes wrap_up{10};   ///< kept free after each job, 0 to 1440
    Minutes minimum_notice{180};
    Minutes emergency_notice{60};
    int horizon_days = 60;  ///< the last day that can be booked, counted from today, 0 to 3650
    int max_per_day = 0;    ///< jobs a mechanic and day; 0: no limit
    Minutes cancel_notice{120};
    std::optional<int> no_show_limit;
    ClockStyle clock = ClockStyle::twelve_hours;

    friend bool operator==(const BookingRules&, const BookingRules&) = default;
};

/// `[[pricing.fee]]`: a flat fee that is neither multiplied nor discounted.
struct FlatFee {
    std::string name;
    Money amount;
    std::optional<bool> taxable;        ///< absent: as `taxable` of [pricing] says of fees
    std::vector<std::string> services;  ///< codes it goes with; none: on every quote

    friend bool operator==(const FlatFee&, const FlatFee&) = default;
};

/// `[pricing]`
struct PricingRules {
    Money labor_rate;  ///< an hour
    Rate tax_rate;     ///< where the area names none of its own
    bool tax_parts = true;
    bool tax_labor = false;
    bool tax_fees = false;
    bool tax_travel = false;
    int quote_valid_days = 14;
    Rate emergency_multiplier{1'500'000};  ///< at least 1
    bool emergency_on_travel = false;      ///< the surcharge applies to travel too
    Rate parts_markup;                     ///< for parts with a cost and no price
    Rate supplies_percent;                 ///< of hourly labor
    std::optional<Money> supplies_cap;
    std::vector<FlatFee> fees;

    friend bool operator==(const PricingRules&, const PricingRules&) = default;
};

/// `[[area]]`: the first that lists a postal code counts. A shop without any area
/// serves every place, at no travel fee.
struct Area {
    std::string name;
    std::vector<std::string> postal_codes;
    Money travel_fee;
    std::optional<Minutes> travel;   ///< in place of BookingRules::travel
    Minutes way_back{0};             ///< added to the wrap-up
    std::optional<Rate> tax_rate;    ///< in place of PricingRules::tax_rate

    friend bool operator==(const Area&, const Area&) = default;
};

enum class MailTransport { none, smtp, sendmail, file };

/// `[mail]`
struct MailSettings {
    std::string from;
    MailTransport transport = MailTransport::none;
    std::string smtp_url;
    std::string username;
    std::vector<std::string> password_command;
    std::string password_file;
    std::vector<std::string> sendmail;  ///< program and arguments, run without a shell
    std::string directory;              ///< for MailTransport::file
    Minutes undo{3};                    ///< mail to customers waits this long

    friend bool operator==(const MailSettings&, const MailSettings&) = default;
};

/// How long before an appointment a reminder goes out.
struct LeadTime {
    enum class Unit { elapsed, days };  ///< `24h` is elapsed; `1d` the same wall time a day before
    Unit unit = Unit::elapsed;
    Minutes elapsed{0};
    int days = 0;

    friend bool operator==(const LeadTime&, const LeadTime&) = default;
};

struct DaySheet {
    Minutes at{0};                   ///< wall minutes since 00:00
    bool only_when_changed = false;

    friend bool operator==(const DaySheet&, const DaySheet&) = default;
};

/// `[reminders]`
struct ReminderSettings {
    std::vector<LeadTime> before;
    std::vector<DaySheet> day_sheet;
    int max_per_run = 200;
    int max_per_customer_a_day = 5;
    Minutes arrival_window{15};
    std::vector<std::string> notify_shop{"booked", "cancelled", "rescheduled"};

    friend bool operator==(const ReminderSettings&, const ReminderSettings&) = default;
};

/// `[backup]`
struct BackupSettings {
    std::string directory = "backups";
    int keep_daily = 7;
    int keep_weekly = 4;
    int keep_monthly = 12;
    std::vector<std::string> encrypt_to;

    friend bool operator==(const BackupSettings&, const BackupSettings&) = default;
};

/// The shop's whole file, checked.
struct Settings {
    ShopProfile profile;
    StoreSettings store;
    WeeklyHours hours;
    BookingRules booking;
    PricingRules pricing;
    std::vector<Area> areas;
    MailSettings mail;
    ReminderSettings reminders;
    BackupSettings backup;

    friend bool operator==(const Settings&, const Settings&) = default;
};

/// Reads and checks a shop's file.
/// \throws Error (bad_config) naming file, line and column; an unknown key names
///         the nearest known one
[[nodiscard]] Settings load_settings(const std::filesystem::path& file);

/// The same from text; `file` is only named in errors.
[[nodiscard]] Settings parse_settings(std::string_view toml, const std::filesystem::path& file);

/// What `shopctl init` is told about a new shop.
struct NewShop {
    std::string name = "My Mobile Auto Repair";
    std::string timezone = "America/Los_Angeles";
    std::string currency = "USD";
    std::string phone;
    std::string email;
    std::string address;
};

/// A commented file for a new shop, every key in it, that parse_settings() accepts.
[[nodiscard]] std::string settings_template(const NewShop& shop);

/// The settings as they are in force, as TOML with every key, secrets masked.
[[nodiscard]] std::string to_toml(const Settings& settings);

/// The default hours of a day that the file does not name: none.
/// Reads `08:00-12:00`.
/// \throws Error (invalid_argument)
[[nodiscard]] TimeRange parse_time_range(std::string_view text);

/// `08:00-12:00`
[[nodiscard]] std::string to_string(const TimeRange& range);

}  // namespace shop
