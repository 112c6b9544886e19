#include "misfits.hpp"

#include "appointment.hpp"
#include "table.hpp"
#include "when.hpp"

#include <fmt/format.h>

namespace shop::cli {

std::string misfit_table(const Shop& shop, const std::vector<Misfit>& misfits,
                         std::optional<std::size_t> columns) {
    if (misfits.empty()) return {};
    const auto when = [&](Instant start) {
        return date_and_time(start, shop.zone(), shop.settings().booking.clock, shop.today());
    };
    Table table({{"JOB"},
                 {"WHEN"},
                 {"CUSTOMER", Table::Align::left, true},
                 {"PHONE"},
                 {"FIRST OPEN"}});
    for (const Misfit& misfit : misfits) {
        const Appointment& job = misfit.job;
        const Callee callee = person_to_call(job);
        table.add({fmt::format("A{}", job.id.value()), when(job.work.begin),
                   callee.name, callee.phone,
                   misfit.first_open ? when(misfit.first_open->work.begin) : "none"});
    }
    return (misfits.size() == 1 ? "\n1 booked job no longer fits\n"
                                : fmt::format("\n{} booked jobs no longer fit\n", misfits.size())) +
           table.text(columns);
}

std::string with_hits(std::string object, const std::vector<Misfit>& misfits,
                      const JsonStyle& style) {
    object.back() = ',';
    object += "\"hits\":[";
    for (std::size_t i = 0; i < misfits.size(); ++i) {
        object += (i == 0 ? "" : ",") + to_json(misfits[i], style);
    }
    return object + "]}";
}

}  // namespace shop::cli
