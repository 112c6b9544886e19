#include "service/day_sheets.hpp"

#include <shop/schedule.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "service/sheet_contents.hpp"
#include "store/mechanics.hpp"

namespace shop::service {

namespace {

constexpr Minutes kNoon{12 * 60};
constexpr std::chrono::hours kUseful{12};
constexpr int kDaysAhead = 14;

using Reader = std::optional<MechanicId>;

/// A sheet whose time has come.
struct DueSheet {
    DaySheet sheet;
    LocalDate date{};  ///< on which it came
    Instant since{};
};

/// The last first.
std::vector<DueSheet> sheets_due(const Context& context, Instant now) {
    const LocalDate today = context.zone().date(now);
    std::vector<DueSheet> due;
    for (const DaySheet& sheet : context.settings().reminders.day_sheet) {
        for (const LocalDate date : {today - date::days{1}, today}) {
            const Instant since = context.zone().resolve(LocalTime{date} + sheet.at).first;
            if (since <= now && now < since + kUseful) due.push_back({sheet, date, since});
        }
    }
    std::ranges::sort(due, std::ranges::greater{}, &DueSheet::since);
    return due;
}

std::vector<Reader> readers(Context& context) {
    const std::string& shop = context.settings().profile.email;
    std::vector<Reader> all;
    if (!shop.empty()) all.emplace_back(std::nullopt);
    for (const Mechanic& mechanic : store::all_mechanics(context.connection())) {
        if (mechanic.retired || mechanic.email.empty() || mechanic.email == shop) continue;
        all.emplace_back(mechanic.id);
    }
    return all;
}

bool is_worked(const MechanicDay& day) {
    return !day.open.empty() ||
           std::ranges::any_of(day.appointments,
                               [](const Appointment& job) { return takes_place(job.status); });
}

/// The first day in a stretch that its reader works.
std::optional<LocalDate> working_day(Context& context, LocalDate from, int days, Reader reader) {
    for (const MechanicDay& day : Schedule(context).days(from, days, reader)) {
        if (is_worked(day)) return day.date;
    }
    return std::nullopt;
}

std::optional<LocalDate> day_of(Context& context, const DueSheet& due, Reader reader) {
    if (due.sheet.at < kNoon) return working_day(context, due.date, 1, reader);
    return working_day(context, due.date + date::days{1}, kDaysAhead, reader);
}

/// Whether what the day is now was told already; an empty day is no news.
bool is_told(Context& context, LocalDate day, Reader reader) {
    const auto told = store::sheet_contents(context.connection(), day, reader);
    return told.value_or("") == contents_of(context, Schedule(context).days(day, 1, reader));
}

void add_sheets(Context& context, const std::vector<DueSheet>& sheets, Reader reader, Instant now,
                std::vector<DueMessage>& due) {
    std::vector<LocalDate> seen;
    for (const DueSheet& sheet : sheets) {
        const auto day = day_of(context, sheet, reader);
        // Of two about one day the later is enough.
        if (!day || std::ranges::find(seen, *day) != seen.end()) continue;
        seen.push_back(*day);
        if (*day < context.zone().date(now)) continue;
        if (store::has_sheet(context.connection(), *day, sheet.sheet.at, reader)) continue;
        DueMessage one;
        one.message.kind = "day_sheet";
        one.message.audience = reader ? "mechanic" : "shop";
        one.message.mechanic = reader;
        one.message.sheet_date = *day;
        one.message.sheet_at = sheet.sheet.at;
        one.message.not_before = now;
        one.told = sheet.sheet.only_when_changed && is_told(context, *day, reader);
        due.push_back(std::move(one));
    }
}

}  // namespace

std::vector<DueMessage> due_sheets(Context& context, Instant now) {
    std::vector<DueMessage> due;
    const auto sheets = sheets_due(context, now);
    if (sheets.empty()) return due;
    for (const Reader& reader : readers(context)) add_sheets(context, sheets, reader, now, due);
    return due;
}

}  // namespace shop::service
