#include <shop/format.hpp>

#include <fmt/format.h>

#include <chrono>

namespace shop {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Takes the text apart from the left.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool done() const { return rest_.empty(); }

    bool skip(std::string_view any_of) {
        if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// Exactly so many digits, with a value up to `largest`.
    std::optional<int> number(std::size_t digits, int largest) {
        if (rest_.size() < digits) return std::nullopt;
        int value = 0;
        for (char c : rest_.substr(0, digits)) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(digits);
        return value <= largest ? std::optional(value) : std::nullopt;
    }

private:
    std::string_view rest_;
};

std::optional<LocalDate> read_date(Reader& reader) {
    const auto year = reader.number(4, 9999);
    if (!year || !reader.skip("-")) return std::nullopt;
    const auto month = reader.number(2, 12);
    if (!month || !reader.skip("-")) return std::nullopt;
    const auto day = reader.number(2, 31);
    if (!day) return std::nullopt;
    const date::year_month_day date{date::year{*year}, date::month{static_cast<unsigned>(*month)},
                                    date::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(LocalDate{date}) : std::nullopt;
}

std::optional<seconds> read_time_of_day(Reader& reader) {
    const auto hour = reader.number(2, 23);
    if (!hour || !reader.skip(":")) return std::nullopt;
    const auto minute = reader.number(2, 59);
    if (!minute) return std::nullopt;
    seconds time = hours{*hour} + minutes{*minute};
    if (!reader.skip(":")) return time;
    const auto second = reader.number(2, 59);
    if (!second) return std::nullopt;
    if (reader.skip(".")) {
        if (!reader.skip("0123456789")) return std::nullopt;
        while (reader.skip("0123456789")) continue;
    }
    return time + seconds{*second};
}

std::optional<seconds> read_offset(Reader& reader) {
    if (reader.skip("Zz")) return seconds{0};
    const bool east = reader.skip("+");
    if (!east && !reader.skip("-")) return std::nullopt;
    const auto hour = reader.number(2, 23);
    if (!hour || !reader.skip(":")) return std::nullopt;
    const auto minute = reader.number(2, 59);
    if (!minute) return std::nullopt;
    const seconds offset = hours{*hour} + minutes{*minute};
    return east ? offset : -offset;
}

}  // namespace

std::string to_rfc3339(Instant instant, const Zone& zone) {
    // RFC 3339 has no seconds in an offset (local mean times do): the instant stays exact.
    const minutes offset = std::chrono::duration_cast<minutes>(zone.wall(instant).offset);
    const LocalTime local{instant.time_since_epoch() + offset};
    const LocalDate day = date::floor<date::days>(local);
    const date::year_month_day date{day};
    const date::hh_mm_ss<seconds> time{local - day};
    const date::hh_mm_ss<minutes> east{offset < minutes{0} ? -offset : offset};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", int{date.year()},
                       unsigned{date.month()}, unsigned{date.day()}, time.hours().count(),
                       time.minutes().count(), time.seconds().count(),
                       offset < minutes{0} ? '-' : '+', east.hours().count(),
                       east.minutes().count());
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
    Reader reader(text);
    const auto date = read_date(reader);
    if (!date || !reader.skip("Tt ")) return std::nullopt;
    const auto time = read_time_of_day(reader);
    if (!time) return std::nullopt;
    const auto offset = read_offset(reader);
    if (!offset || !reader.done()) return std::nullopt;
    return Instant{LocalTime{*date}.time_since_epoch() + *time - *offset};
}

}  // namespace shop
