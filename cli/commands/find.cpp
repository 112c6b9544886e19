#include "appointment_rows.hpp"
#include "command.hpp"
#include "finding.hpp"
#include "print/customer.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <shop/text.hpp>

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>
#include <string>

namespace shop::cli {

namespace {

template <class Record>
std::string json_list(const std::vector<Record>& records, const JsonStyle& style) {
    std::string list;
    for (const Record& record : records) {
        list += (list.empty() ? "" : ",") + to_json(record, style);
    }
    return "[" + list + "]";
}

void answer_json(Session& session, const Found& found) {
    const JsonStyle style = session.json_style();
    session.print(fmt::format(R"({{"customers":{},"vehicles":{},"appointments":{},"quotes":{}}})",
                              json_list(found.customers, style), json_list(found.vehicles, style),
                              json_list(found.appointments, style),
                              json_list(found.quotes, style)));
}

std::string customer_table(Session& session, const std::vector<Customer>& customers) {
    Table table({{"CUSTOMER", Table::Align::right},
                 {"NAME", Table::Align::left, true},
                 {"PHONE"},
                 {"EMAIL", Table::Align::left, true},
                 {"ADDRESS", Table::Align::left, true}});
    for (const Customer& c : customers) {
        table.add({std::to_string(c.id.value()), c.name,
                   to_display_phone(c.phone, c.phone_extension), c.email,
                   with_postal_code(c.address, c.postal_code)});
    }
    return table.text(session.columns());
}

std::string vehicle_table(Session& session, const std::vector<Vehicle>& vehicles) {
    Table table({{"VEHICLE", Table::Align::right},
                 {"WHAT", Table::Align::left, true},
                 {"PLATE"},
                 {"VIN"},
                 {"CUSTOMER", Table::Align::left, true}});
    for (const Vehicle& v : vehicles) {
        const Customer owner = session.shop().customers().get(v.customer);
        table.add({fmt::format("v{}", v.id.value()), label(v), v.plate, v.vin,
                   fmt::format("{} {}", owner.id.value(), owner.name)});
    }
    return table.text(session.columns());
}

std::string quote_table(Session& session, const std::vector<Quote>& quotes) {
    Table table({{"QUOTE", Table::Align::right},
                 {"CUSTOMER", Table::Align::left, true},
                 {"VEHICLE", Table::Align::left, true},
                 {"TOTAL", Table::Align::right},
                 {"STATUS"},
                 {"GOOD THROUGH"}});
    const Currency& currency = session.shop().settings().profile.currency;
    for (const Quote& q : quotes) {
        table.add({fmt::format("Q{}", q.id.value()), q.customer_name, q.vehicle_text,
                   to_display_string(q.totals.total, currency), std::string{to_string(q.status)},
                   full_date(q.valid_through)});
    }
    return table.text(session.columns());
}

void answer_text(Session& session, const Found& found, const std::string& text) {
    JobTable jobs(session);
    for (const Appointment& job : found.appointments) jobs.add(job);
    std::string answer;
    for (const std::string& part :
         {customer_table(session, found.customers), vehicle_table(session, found.vehicles),
          jobs.text(), quote_table(session, found.quotes)}) {
        if (!part.empty()) answer += (answer.empty() ? "" : "\n") + part;
    }
    if (answer.empty()) session.note(fmt::format("nothing matches '{}'", shown(text)));
    session.out().write(answer);
}

Action declare(CLI::App& parser) {
    auto text = std::make_shared<std::string>();
    parser
        .add_option("text", *text,
                    "any part of a name, number, e-mail, plate, VIN or address; A118, Q42, v21")
        ->required();
    return [text](Session& session) {
        const Found found = find_everywhere(session.shop(), *text);
        if (session.json()) {
            answer_json(session, found);
        } else {
            answer_text(session, found, *text);
        }
    };
}

}  // namespace

Command find_command() {
    return {
        .name = "find",
        .group = Group::every_day,
        .summary = "find customers, cars, jobs and quotes by any part of what is known",
        .examples = {"shopctl find lopez", "shopctl find 0142"},
        .declare = declare,
    };
}

}  // namespace shop::cli
