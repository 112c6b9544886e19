#include "bench_shop.hpp"

#include <shop/format.hpp>

namespace shop::bench {

std::shared_ptr<const Clock> clock() {
    return std::make_shared<FixedClock>(*parse_rfc3339(kNow));
}

Settings settings(const std::filesystem::path& folder) {
    return load_settings(folder / "shop.toml");
}

Shop open_shop(const std::filesystem::path& folder, const std::string& store_url) {
    OpenOptions options;
    options.settings = settings(folder);
    options.folder = folder;
    options.store_url = store_url;
    options.actor = "bench";
    options.clock = clock();
    return Shop::open(std::move(options));
}

namespace {

/// The n-th day after those that are booked; on the 25th of some months the shop is closed.
date::local_days open_day(int n) {
    date::local_days day = kToday + date::days{kDaysToCome};
    const auto is_25th = [&] { return date::year_month_day{day}.day() == date::day{25}; };
    for (; n > 0 || is_25th(); day += date::days{1}) {
        if (!is_25th()) --n;
    }
    return day;
}

}  // namespace

BookingRequest booking(int i) {
    BookingRequest request;
    const int place = i % kRowsADay;
    request.codes = {"oil-synthetic"};
    request.start = instant_of(LocalTime{open_day(i / kRowsADay)} + kFirstStart +
                               kBetweenStarts * (place / kMechanics));
    request.mechanic = MechanicId{place % kMechanics + 1};
    request.customer = CustomerId{i % kRowsADay + 1};
    request.vehicle = VehicleId{i % kRowsADay + 1};
    return request;
}

}  // namespace shop::bench
