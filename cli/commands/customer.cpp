#include "print/customer.hpp"
#include "command.hpp"
#include "made_record.hpp"
#include "options.hpp"
#include "print/json_array.hpp"
#include "print/table.hpp"
#include "session.hpp"
#include "shared_contact.hpp"

#include <shop/text.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

namespace shop::cli {

namespace {

/// What `add` and `edit` can set.
struct CustomerFields {
    std::optional<std::string> name, phone, extension, email, address, zip, notes;

    void declare(CLI::App& parser) {
        add_optional(parser, "--phone", phone, "telephone number", "NUMBER");
        add_optional(parser, "--extension", extension, "what to dial after it", "DIGITS");
        add_optional(parser, "--email", email, "e-mail address", "ADDRESS");
        add_optional(parser, "--address", address, "street and town", "TEXT");
        add_optional(parser, "--zip", zip, "postal code, which gives the service area", "CODE");
        add_optional(parser, "--notes", notes, "what to know: dog in the yard, ring first", "TEXT");
    }

    void apply_to(Customer& customer) const {
        if (name) customer.name = *name;
        if (phone) customer.phone = *phone;
        if (extension) customer.phone_extension = *extension;
        if (email) customer.email = *email;
        if (address) customer.address = *address;
        if (zip) customer.postal_code = *zip;
        if (notes) customer.notes = *notes;
    }
};

void answer(Session& session, const Customer& customer) {
    if (session.json()) {
        session.print(to_json(customer, session.json_style()));
    } else {
        session.out().write(customer_card(customer, session.shop().zone()));
    }
}

Action declare_add(CLI::App& parser) {
    struct Options {
        std::string name;
        CustomerFields fields;
        bool no_reminders = false;
        std::string request_id;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("name,--name", options->name, "first and last name, or the company")
        ->required();
    options->fields.declare(parser);
    parser.add_flag("--no-reminders", options->no_reminders, "send this customer no reminders");
    add_request_id(parser, options->request_id);
    return [options](Session& session) {
        Customer customer;
        customer.name = options->name;
        customer.reminders = !options->no_reminders;
        options->fields.apply_to(customer);
        const auto made = session.shop().customers().add(customer, options->request_id);
        if (!made.replayed) note_shared(session, made.id, made.phone, made.email);
        answer_made(session, made, answer);
    };
}

Action declare_edit(CLI::App& parser) {
    struct Options {
        std::string customer;
        CustomerFields fields;
        std::optional<std::string> reminders;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("customer", options->customer, "id, telephone number, e-mail or name")
        ->required();
    add_optional(parser, "--name", options->fields.name, "another name", "NAME");
    options->fields.declare(parser);
    add_optional(parser, "--reminders", options->reminders, "on or off", "ON|OFF");
    return [options](Session& session) {
        Customer customer = session.shop().customers().resolve(options->customer);
        options->fields.apply_to(customer);
        if (options->reminders) customer.reminders = on_or_off("--reminders", *options->reminders);
        answer(session, session.shop().customers().edit(customer));
    };
}

/// \param wanted whether reminders go to the customer from now on
Action declare_opt(CLI::App& parser, bool wanted) {
    auto who = std::make_shared<std::string>();
    parser.add_option("customer", *who, "id, telephone number, e-mail or name")->required();
    return [who, wanted](Session& session) {
        Customer customer = session.shop().customers().resolve(*who);
        customer.reminders = wanted;
        answer(session, session.shop().customers().edit(customer));
    };
}

Action declare_opt_out(CLI::App& parser) { return declare_opt(parser, false); }
Action declare_opt_in(CLI::App& parser) { return declare_opt(parser, true); }

std::string with_habits(std::string object, const MissedVisits& missed) {
    object.back() = ',';
    return object + "\"no_shows\":" + std::to_string(missed.no_shows) +
           ",\"late_cancellations\":" + std::to_string(missed.late_cancellations) + "}";
}

Action declare_show(CLI::App& parser) {
    auto who = std::make_shared<std::string>();
    parser.add_option("customer", *who, "id, telephone number, e-mail or name")->required();
    return [who](Session& session) {
        const Customer customer = session.shop().customers().resolve(*who);
        if (session.json()) {
            session.print(with_habits(to_json(customer, session.json_style()),
                                      session.shop().customers().missed(customer.id)));
            return;
        }
        answer(session, customer);
        session.out().write(customer_history(session.shop(), customer));
    };
}

/// Rows as they come, in whichever format was asked for.
class CustomerRows {
public:
    explicit CustomerRows(Session& session) : session_(session), array_(session.out()) {
        if (session.format() == "csv") {
            session.out().write(
                csv_.row({"id", "name", "phone", "email", "address", "postal_code"}));
        }
    }

    void add(const Customer& c) {
        const std::string phone = to_display_phone(c.phone, c.phone_extension);
        if (session_.json()) {
            array_.add(to_json(c, session_.json_style()));
        } else if (session_.format() == "csv") {
            session_.out().write(csv_.row(
                {std::to_string(c.id.value()), c.name, phone, c.email, c.address, c.postal_code}));
        } else {
            table_.add({std::to_string(c.id.value()), c.name, phone, c.email,
                        with_postal_code(c.address, c.postal_code)});
        }
    }

    void close() {
        if (session_.json()) array_.close();
        if (session_.format() != "text") return;
        if (table_.empty()) session_.note("no customers");
        session_.out().write(table_.text(session_.columns()));
    }

private:
    Session& session_;
    JsonArray array_;
    CsvWriter csv_{CsvWriter::For::excel};
    Table table_{{{"ID", Table::Align::right},
                  {"NAME", Table::Align::left, true},
                  {"PHONE"},
                  {"EMAIL", Table::Align::left, true, true},
                  {"ADDRESS", Table::Align::left, true, true}}};
};

Action declare_list(CLI::App&) {
    return [](Session& session) {
        CustomerRows rows(session);
        session.shop().customers().each([&](const Customer& customer) { rows.add(customer); });
        rows.close();
    };
}

Action declare_find(CLI::App& parser) {
    auto text = std::make_shared<std::string>();
    parser.add_option("text", *text, "any part of a name, number, e-mail or address")->required();
    return [text](Session& session) {
        CustomerRows rows(session);
        for (const Customer& customer : session.shop().customers().find(*text)) rows.add(customer);
        rows.close();
    };
}

}  // namespace

Command customer_command() {
    return {
        .name = "customer",
        .group = Group::records,
        .summary = "people and companies who pay",
        .verbs =
            {
                {"add",
                 "add a customer",
                 {"shopctl customer add \"Ana Chan\" --phone 916-555-0108 --zip 95605"},
                 declare_add},
                {"edit",
                 "change what is known of a customer",
                 {"shopctl customer edit 1 --notes \"Dog in the yard, ring first\""},
                 declare_edit},
                {"find",
                 "search customers by any part of a name, number, e-mail or address",
                 {"shopctl customer find lopez"},
                 declare_find,
                 {"csv"}},
                {"list",
                 "list all customers",
                 {"shopctl customer list", "shopctl customer list --format csv"},
                 declare_list,
                 {"csv"}},
                {"opt-in",
                 "send a customer reminders again",
                 {"shopctl customer opt-in 1"},
                 declare_opt_in},
                {"opt-out",
                 "send a customer no more reminders",
                 {"shopctl customer opt-out 1"},
                 declare_opt_out},
                {"show",
                 "show a customer with cars, next and last visits",
                 {"shopctl customer show 530-555-0142"},
                 declare_show},
            },
    };
}

}  // namespace shop::cli
