#include "config/codecs.hpp"
#include "config/key_lister.hpp"
#include "config/table_reader.hpp"
#include "config/toml_document.hpp"
#include "config/wall_clock.hpp"
#include "domain/in_quotes.hpp"
#include "domain/limits.hpp"

#include <shop/people.hpp>

#include <fmt/format.h>

#include <charconv>

namespace shop {

namespace config {

namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

// A closure as its file says it.
struct ClosureEntry {
    std::optional<LocalDate> day;
    std::optional<LocalTime> from;
    std::optional<LocalTime> to;
    std::string reason;
};

std::optional<int> digits(std::string_view text) {
    if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    return number;
}

std::optional<LocalDate> read_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year < 1970) return std::nullopt;
    const date::year_month_day date{date::year{*year}, date::month{static_cast<unsigned>(*month)},
                                    date::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return LocalDate{date};
}

LocalDate parse_date(const std::string& text) {
    if (const auto date = read_date(text)) return *date;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{} is not a date", domain::in_quotes(text)),
                "write year, month, day: \"2026-12-25\"");
}

LocalTime parse_local_time(const std::string& text) {
    const std::string_view written{text};
    if (written.size() == 16 && (written[10] == ' ' || written[10] == 'T')) {
        const auto date = read_date(written.substr(0, 10));
        const auto at = read_wall_clock(written.substr(11));
        if (date && at) return LocalTime{*date} + *at;
    }
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{} is not a date and time", domain::in_quotes(text)),
                "write the shop's wall time: \"2026-12-24 12:00\"; a whole day is day = "
                "\"2026-12-24\"");
}

std::string no_print(LocalTime /*time*/) {
    return {};
}

void describe_closure(Fields& fields, ClosureEntry& entry) {
    const auto local_time = parsed<LocalTime>(parse_local_time, no_print);
    fields.optional("day", entry.day, parsed<LocalDate>(parse_date, no_print));
    fields.optional("from", entry.from, local_time);
    fields.optional("to", entry.to, local_time);
    fields.sparse("reason", entry.reason, text({domain::limits::kReason, true}));
    fields.check("day", entry.day.has_value() || entry.from.has_value() || entry.to.has_value(),
                 "is missing: a closure has a day, or from and to");
    fields.check("day", !entry.day || (!entry.from && !entry.to),
                 "is given beside from or to: a closure has a day, or from and to");
    fields.check("to", !entry.from || entry.to, "is missing beside from");
    fields.check("from", !entry.to || entry.from, "is missing beside to");
    fields.check("to", !entry.from || !entry.to || *entry.from < *entry.to, "must be after from");
}

void describe_closures(Fields& root, std::vector<ClosureEntry>& closures) {
    root.tables("closure", closures, Layout::blocks, 10'000, describe_closure);
}

Closure to_closure(const ClosureEntry& entry) {
    Closure closure;
    closure.reason = entry.reason;
    if (entry.day) {
        closure.begins = LocalTime{*entry.day};
        closure.ends = LocalTime{*entry.day + date::days{1}};
    } else {
        closure.begins = *entry.from;
        closure.ends = *entry.to;
    }
    return closure;
}

}  // namespace

std::vector<std::string> closure_keys() {
    std::vector<std::string> keys;
    KeyLister lister(keys);
    std::vector<ClosureEntry> closures;
    describe_closures(lister, closures);
    return keys;
}

}  // namespace config

std::vector<Closure> parse_closures(std::string_view toml, const std::filesystem::path& file) {
    const config::Source source{file.string(), ErrorCode::bad_file};
    if (toml.size() > config::kMostBytes) {
        throw Error(ErrorCode::bad_file,
                    fmt::format("{}: a file of closures of more than 1 MiB", source.file));
    }
    const config::Node document = config::parse_document(toml, source);
    std::vector<config::ClosureEntry> entries;
    config::read_document(document, source,
                          [&](config::Fields& root) { config::describe_closures(root, entries); });
    std::vector<Closure> closures;
    closures.reserve(entries.size());
    for (const config::ClosureEntry& entry : entries) {
        closures.push_back(config::to_closure(entry));
    }
    return closures;
}

}  // namespace shop
