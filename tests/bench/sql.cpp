// Prints what the sqlite3 shell is to run so that it reads the same rows as a command.
//
// usage: bench_sql show ID | slots | today

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench_shop.hpp"
#include "store/sql/appointment.hpp"
#include "store/sql/mechanic.hpp"
#include "store/sql/quote.hpp"

namespace {

namespace sql = shop::store::sql;
using namespace shop::bench;

/// A statement of the catalogue with its values written in.
std::string filled(const shop::driver::Sql& statement, const std::vector<std::string>& values) {
    std::string text{statement.text};
    for (std::size_t number = values.size(); number > 0; --number) {
        const std::string placeholder = fmt::format("${}", number);
        for (auto at = text.find(placeholder); at != std::string::npos;
             at = text.find(placeholder, at)) {
            text.replace(at, placeholder.size(), values[number - 1]);
        }
    }
    return text + ";\n";
}

std::string number(std::int64_t value) {
    return std::to_string(value);
}

std::string wall(date::local_days day) {
    return number(shop::LocalTime{day}.time_since_epoch().count());
}

std::string instant(date::local_days day, int days_before = 0, int days_after = 0) {
    const auto moved = day + date::days{days_after - days_before};
    return number(instant_of(shop::LocalTime{moved}).time_since_epoch().count());
}

std::string mechanics() {
    return filled(sql::kMechanicAll, {}) + filled(sql::kMechanicHours, {}) +
           filled(sql::kMechanicSkills, {});
}

std::string show(const std::string& id) {
    std::vector<std::string> ids(32, "NULL");
    ids.front() = id;
    return filled(sql::kAppointmentGet, {id}) + filled(sql::kAppointmentServices, ids);
}

/// What holds the mechanics' time: of days that a search looks at.
std::string held(date::local_days until) {
    std::string text;
    for (int mechanic = 1; mechanic <= kMechanics; ++mechanic) {
        text += filled(sql::kAppointmentBusyMechanic,
                       {number(mechanic), instant(kToday, 2), instant(until, 0, 1)});
    }
    return text;
}

std::string slots() {
    const date::local_days until = kToday + date::days{kDaysToCome};
    return mechanics() + filled(sql::kClosureBetween, {wall(kToday), wall(until + date::days{1})}) +
           held(until);
}

/// The day, and what stands below it: jobs not closed, estimates that run out, the next open
/// time, for which three days are looked at first.
std::string today() {
    const date::local_days tomorrow = kToday + date::days{1};
    const date::local_days searched = kToday + date::days{3};
    const std::string jobs = filled(
        sql::kAppointmentTouching,
        {instant(kToday, 2), instant(tomorrow, 0, 1), instant(kToday), instant(tomorrow), "NULL"});
    const std::string services = fmt::format(
        "SELECT s.appointment_id, s.code, s.name, s.is_package, s.duration, s.price, "
        "s.done FROM appointment a "
        "JOIN appointment_service s ON s.appointment_id = a.id "
        "WHERE a.starts_at >= {} AND a.starts_at < {} AND a.ends_at > {} "
        "ORDER BY a.starts_at, a.id, s.position;\n",
        instant(kToday, 1), instant(tomorrow), instant(kToday));
    return mechanics() + filled(sql::kClosureBetween, {wall(kToday), wall(tomorrow)}) + jobs +
           services + filled(sql::kAppointmentNotClosed, {instant(kToday), "NULL", "3"}) +
           filled(sql::kQuoteCountExpiring, {wall(kToday), wall(kToday + date::days{8})}) +
           filled(sql::kClosureBetween, {wall(kToday), wall(searched + date::days{1})}) +
           held(searched);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    if (what == "show" && argc == 3) {
        fmt::print("{}", show(argv[2]));
    } else if (what == "slots" && argc == 2) {
        fmt::print("{}", slots());
    } else if (what == "today" && argc == 2) {
        fmt::print("{}", today());
    } else {
        fmt::print(stderr, "usage: bench_sql show ID | slots | today\n");
        return 2;
    }
    return 0;
}
