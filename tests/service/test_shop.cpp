#include "test_shop.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace test {

const char* const kSettings = R"toml(
[shop]
name     = "Edgar's Mobile Auto Repair"
timezone = "America/Los_Angeles"
currency = "USD"
email    = "edgar@example.com"

[store]
url = "sqlite:shop.db"

[hours]
monday    = ["08:00-12:00", "12:30-17:00"]
tuesday   = ["08:00-12:00", "12:30-17:00"]
wednesday = ["08:00-12:00", "12:30-17:00"]
thursday  = ["08:00-12:00", "12:30-17:00"]
friday    = ["08:00-12:00", "12:30-17:00"]
saturday  = ["09:00-14:00"]
sunday    = []

[booking]
slot_minutes           = 30
travel_minutes         = 15
wrap_up_minutes        = 10
minimum_notice_minutes = 60
emergency_notice_minutes = 15
horizon_days           = 60

[pricing]
labor_rate = "145.00"
tax_rate   = "8.25%"
taxable    = ["parts"]
quote_valid_days = 14
emergency_multiplier = "1.5"
parts_markup = "50%"

[pricing.supplies]
percent_of_labor = "6%"
cap = "25.00"

[[pricing.fee]]
name = "Used oil disposal"
amount = "3.50"
taxable = false
services = ["oil"]

[[area]]
name = "Home"
postal_codes = ["95695", "95776"]
travel_fee = "0.00"

[[area]]
name = "Extended"
postal_codes = ["95694"]
travel_fee = "45.00"
travel_minutes = 35
return_minutes = 20
tax_rate = "7.875%"
)toml";

const char* const kCatalogue = R"toml(
[[service]]
code = "oil"
name = "Oil change"
category = "Maintenance"
price = "74.00"
labor_minutes = 30
duration_minutes = 45
part = [{ name = "Oil and filter", price = "46.00", condition = "new" }]

[[service]]
code = "rotation"
name = "Tire rotation"
price = "35.00"
labor_minutes = 30
duration_minutes = 45

[[service]]
code = "brakes"
name = "Front brakes"
labor_minutes = 120
duration_minutes = 135
part = [
  { name = "Brake pads", number = "ACT914", price = "68.00" },
  { name = "Brake rotor", quantity = "2", price = "74.50" },
]

[[service]]
code = "diagnostic"
name = "No-start diagnostic"
price = "160.00"
labor_minutes = 120
duration_minutes = 90
credited_when_repaired = true

[[service]]
code = "starter"
name = "Starter replacement"
labor_minutes = 90
duration_minutes = 105
skills = ["electrical"]
part = [
  { name = "Starter", price = "189.00" },
  { name = "Core charge", price = "35.00", refundable = true },
]

[[service]]
code = "delivery"
name = "Battery, delivered"
labor_minutes = 0
duration_minutes = 15
part = [{ name = "Battery", cost = "100.00" }]

[[package]]
code = "basic"
name = "Oil and rotation"
services = ["oil", "rotation"]
price = "139.00"
duration_minutes = 70
)toml";

shop::Settings settings_of(const std::string& toml) {
    return shop::parse_settings(toml, "shop.toml");
}

namespace {

/// One link for the database of the moment: making one for every look takes longer than looking.
RawDatabase& raw_link(const TestDatabase& database) {
    static std::string of;
    static std::unique_ptr<RawDatabase> link;
    if (of != database.name()) {
        link = std::make_unique<RawDatabase>(database.conninfo());
        of = database.name();
    }
    return *link;
}

bool on_a_server() {
    const char* store = std::getenv("SHOP_TEST_STORE");
    return store != nullptr && std::string_view{store} == "postgresql";
}

}  // namespace

TestShop::TestShop(const std::string& toml) : TestShop(settings_of(toml)) {}

ShopWithCustomer::ShopWithCustomer() {
    shop::Customer customer;
    customer.name = "Dana Reyes";
    customer.email = "dana@example.com";
    customer.postal_code = "95695";
    (**this).customers().add(customer);
}

TestShop::TestShop(shop::Settings settings, const std::string& now)
    : database_(on_a_server() ? std::make_unique<TestDatabase>() : nullptr),
      settings_(std::move(settings)) {
    clock_->set(at(now));
    shop::create_store(location(), settings_, *clock_, "test");
    shop_.emplace(open());
    shop_->catalogue().import(
        shop::parse_catalogue(kCatalogue, "catalogue.toml", settings_.profile.currency));
    shop::Mechanic edgar;
    edgar.name = "Edgar";
    shop_->mechanics().add(edgar);
}

shop::Shop TestShop::open(bool dry_run) const {
    shop::OpenOptions options;
    options.settings = settings_;
    options.folder = folder_.path();
    options.store_url = location().url;
    options.actor = "ann";
    options.clock = clock_;
    options.dry_run = dry_run;
    return shop::Shop::open(std::move(options));
}

void TestShop::reopen(shop::Settings settings) {
    settings_ = std::move(settings);
    shop_.reset();
    shop_.emplace(open());
    if (!database_) return;
    // On a server the file counts when it is published.
    shop_->publish_policy();
}

shop::Instant TestShop::at(const std::string& wall) const {
    return shop::Zone::load(settings_.profile.timezone).resolve(wall_time(wall)).first;
}

shop::Customer TestShop::add_customer(const std::string& name, const std::string& postal_code) {
    shop::Customer customer;
    customer.name = name;
    customer.postal_code = postal_code;
    return shop_->customers().add(customer);
}

shop::Vehicle TestShop::add_vehicle(shop::CustomerId owner, const std::string& text,
                                    const std::string& plate) {
    shop::Vehicle vehicle = shop::parse_vehicle(text);
    vehicle.customer = owner;
    vehicle.plate = plate;
    return shop_->vehicles().add(vehicle);
}

shop::Mechanic TestShop::add_mechanic(const std::string& name, std::vector<std::string> skills) {
    shop::Mechanic mechanic;
    mechanic.name = name;
    mechanic.skills = std::move(skills);
    return shop_->mechanics().add(mechanic);
}

shop::BookingRequest TestShop::request(const std::string& wall, std::vector<std::string> codes) {
    if (column("SELECT id FROM customer").empty()) add_customer();
    if (column("SELECT id FROM vehicle WHERE customer_id = 1").empty()) {
        add_vehicle(shop::CustomerId{1});
    }
    shop::BookingRequest request;
    request.codes = std::move(codes);
    request.start = at(wall);
    request.customer = shop::CustomerId{1};
    request.vehicle =
        shop::VehicleId{std::stoll(column("SELECT min(id) FROM vehicle WHERE customer_id = 1")[0])};
    return request;
}

shop::Appointment TestShop::book(const std::string& wall, std::vector<std::string> codes) {
    return shop_->appointments().book(request(wall, std::move(codes))).appointment;
}

shop::Appointment TestShop::move(shop::AppointmentId id, const std::string& wall,
                                 std::optional<shop::MechanicId> mechanic) {
    shop::MoveRequest request;
    request.start = at(wall);
    request.mechanic = mechanic;
    return shop_->appointments().move(id, request).appointment;
}

shop::StoreLocation TestShop::location() const {
    return {database_ ? database_->conninfo() : "sqlite:shop.db", folder_.path()};
}

std::string TestShop::contents() const {
    if (!database_) return file_bytes(file());
    RawDatabase& raw = raw_link(*database_);
    std::string all;
    for (const auto& [table, rows] : row_counts()) {
        if (table.find(' ') != std::string::npos) continue;
        for (const std::string& row :
             raw.column("SELECT CAST(t AS TEXT) FROM " + table + " t ORDER BY 1")) {
            all += table + " " + row + "\n";
        }
    }
    return all;
}

std::map<std::string, std::int64_t> TestShop::row_counts() const {
    const auto tables = column(database_ ? "SELECT tablename FROM pg_tables WHERE schemaname = "
                                           "'public' AND tablename <> 'id_counter'"
                                         : "SELECT name FROM sqlite_schema WHERE type = 'table'");
    std::map<std::string, std::int64_t> counts;
    for (const std::string& name : tables) {
        counts[name] = std::stoll(column("SELECT count(*) FROM " + name).at(0));
    }
    const auto ids = column(database_ ? "SELECT name || ' ' || last FROM id_counter"
                                      : "SELECT name || ' ' || seq FROM sqlite_sequence");
    for (const std::string& line : ids) {
        const auto blank = line.find(' ');
        counts["last id of " + line.substr(0, blank)] = std::stoll(line.substr(blank + 1));
    }
    return counts;
}

std::vector<std::string> TestShop::column(const std::string& sql) const {
    if (database_) return raw_link(*database_).column(sql);
    SQLite::Database raw(file().native());
    SQLite::Statement rows(raw, sql);
    std::vector<std::string> values;
    while (rows.executeStep()) values.push_back(rows.getColumn(0).getString());
    return values;
}

void TestShop::run(const std::string& sql) const {
    if (database_) {
        const std::string done = raw_link(*database_).run(sql);
        if (done != "done") throw std::runtime_error(done + ": " + sql);
        return;
    }
    SQLite::Database raw(file().native(), SQLite::OPEN_READWRITE);
    raw.exec(sql);
}

shop::LocalTime wall_time(const std::string& text) {
    return shop::LocalTime{shop::parse_rfc3339(text.substr(0, 10) + "T" + text.substr(11) + ":00Z")
                               .value()
                               .time_since_epoch()};
}

shop::LocalDate wall_date(const std::string& text) {
    return date::floor<date::days>(wall_time(text + " 00:00"));
}

std::string written(shop::Instant instant, const shop::Zone& zone) {
    return date::format("%F %H:%M", date::floor<std::chrono::minutes>(zone.wall(instant).time));
}

std::string written(const shop::Slot& slot, const shop::Zone& zone) {
    std::string line = written(slot.work.begin, zone);
    char separator = ' ';
    for (const shop::MechanicId mechanic : slot.mechanics) {
        line += separator + std::to_string(mechanic.value());
        separator = ',';
    }
    return line;
}

}  // namespace test
