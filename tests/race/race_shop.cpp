#include "race_shop.hpp"

#include <unistd.h>

#include <fstream>
#include <memory>
#include <stdexcept>
#include <system_error>

namespace shop::race {

namespace {

constexpr std::string_view kSettings = R"toml([shop]
name = "Race"
timezone = "America/Los_Angeles"
currency = "USD"
email = "shop@example.com"

[store]
url = "sqlite:shop.db"

[hours]
monday = ["00:00-24:00"]
tuesday = ["00:00-24:00"]
wednesday = ["00:00-24:00"]
thursday = ["00:00-24:00"]
friday = ["00:00-24:00"]
saturday = ["00:00-24:00"]
sunday = ["00:00-24:00"]

[booking]
slot_minutes = 10
minimum_notice_minutes = 0
horizon_days = 3650

[pricing]
labor_rate = "145.00"
tax_rate = "8.25%"
)toml";

constexpr std::string_view kCatalogue = R"toml([[service]]
code = "brakes"
name = "Brake pads, front"
labor_minutes = 90
duration_minutes = 120
)toml";

/// It has just begun: a job of today can be late.
constexpr date::local_days kToday = date::local_days{date::year{2026} / 11 / 18};

Settings race_settings() {
    return parse_settings(kSettings, "shop.toml");
}

Instant wall_instant(date::local_days day, std::chrono::minutes time) {
    return Zone::load("America/Los_Angeles").resolve(LocalTime{day} + time).first;
}

std::shared_ptr<const Clock> race_clock() {
    return std::make_shared<FixedClock>(wall_instant(kToday, {}));
}

}  // namespace

RaceFolder::RaceFolder() : owner_(::getpid()) {
    std::string name = (std::filesystem::current_path() / "race-XXXXXX").native();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the race");
    path_ = name;
}

RaceFolder::~RaceFolder() {
    std::error_code ignored;
    if (::getpid() == owner_) std::filesystem::remove_all(path_, ignored);
}

void make_shop(const RaceFolder& folder) {
    std::ofstream(folder.settings()) << kSettings;
    const Settings settings = race_settings();
    create_store({"sqlite:" + folder.store().native(), "."}, settings, *race_clock(), "race");
    Shop shop = open_shop(folder.store());
    static_cast<void>(shop.catalogue().import(
        parse_catalogue(kCatalogue, "catalogue.toml", settings.profile.currency)));
    for (int i = 1; i <= kSpare; ++i) {
        const std::string number = std::to_string(i);
        Mechanic mechanic;
        mechanic.name = "Mechanic " + number;
        shop.mechanics().add(mechanic);
        Customer customer;
        customer.name = "Customer " + number;
        customer.email = "customer" + number + "@example.com";
        const CustomerId owner = shop.customers().add(customer).id;
        Vehicle car = parse_vehicle("2015 Honda Civic " + number);
        car.customer = owner;
        shop.vehicles().add(car);
    }
}

Shop open_shop(const std::filesystem::path& store, std::chrono::milliseconds patience) {
    OpenOptions options;
    options.settings = race_settings();
    options.store_url = "sqlite:" + store.native();
    options.actor = "race";
    options.clock = race_clock();
    options.busy_timeout = patience;
    return Shop::open(std::move(options));
}

Instant ten_o_clock(int day) {
    return wall_instant(kToday + date::days{day}, std::chrono::hours{10});
}

BookingRequest booking(Instant start, int mechanic, int car) {
    BookingRequest request;
    request.codes = {"brakes"};
    request.start = start;
    request.mechanic = MechanicId{mechanic};
    request.customer = CustomerId{car};
    request.vehicle = VehicleId{car};
    return request;
}

}  // namespace shop::race
