#include "command.hpp"
#include "input/number.hpp"
#include "made_record.hpp"
#include "options.hpp"
#include "print/facts.hpp"
#include "print/json_array.hpp"
#include "print/table.hpp"
#include "session.hpp"

#include <shop/text.hpp>

#include <CLI/CLI.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace shop::cli {

namespace {

constexpr std::int64_t kFarthest = 9'999'999;
constexpr const char* kVehicleHelp = "v21, plate, VIN or \"2015 Honda Civic\"";
constexpr const char* kCustomerHelp = "id, telephone number, e-mail or name";

struct VehicleFields {
    std::optional<std::string> year, make, model, plate, vin, odometer, notes;

    void declare(CLI::App& parser) {
        add_optional(parser, "--plate", plate, "license plate", "PLATE");
        add_optional(parser, "--vin", vin, "vehicle identification number", "VIN");
        add_optional(parser, "--odometer", odometer, "as read on the dashboard", "NUMBER");
        add_optional(parser, "--notes", notes, "what to know about it", "TEXT");
    }

    void declare_label(CLI::App& parser) {
        add_optional(parser, "--year", year, "model year", "YEAR");
        add_optional(parser, "--make", make, "maker", "MAKE");
        add_optional(parser, "--model", model, "model", "MODEL");
    }

    void apply_to(Vehicle& vehicle) const {
        if (year) {
            vehicle.year.reset();
            if (!year->empty())
                vehicle.year = static_cast<int>(parse_number(*year, "--year", 0, 9999));
        }
        if (make) vehicle.make = *make;
        if (model) vehicle.model = *model;
        if (plate) vehicle.plate = *plate;
        if (vin) vehicle.vin = *vin;
        if (odometer) {
            vehicle.odometer.reset();
            if (!odometer->empty())
                vehicle.odometer = parse_number(*odometer, "--odometer", 0, kFarthest);
        }
        if (notes) vehicle.notes = *notes;
    }
};

void answer(Session& session, const Vehicle& vehicle) {
    if (session.json()) {
        session.print(to_json(vehicle, session.json_style()));
        return;
    }
    const Customer owner = session.shop().customers().get(vehicle.customer);
    const std::string doubt = vehicle.vin.empty() ? "" : vin_doubt(vehicle.vin);
    session.out().write(facts({
        {"v" + std::to_string(vehicle.id.value()), label(vehicle)},
        {"Customer", owner.name + ", " + std::to_string(owner.id.value())},
        {"Plate", vehicle.plate},
        {"VIN", vehicle.vin + (doubt.empty() ? "" : "  (" + doubt + ")")},
        {"Odometer", vehicle.odometer ? std::to_string(*vehicle.odometer) : ""},
        {"Notes", vehicle.notes},
    }));
}

Action declare_add(CLI::App& parser) {
    struct Options {
        std::string customer, vehicle, request_id;
        VehicleFields fields;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("customer", options->customer, kCustomerHelp)->required();
    parser.add_option("vehicle", options->vehicle, "year, make and model: \"2015 Honda Civic\"")
        ->required();
    options->fields.declare(parser);
    add_request_id(parser, options->request_id);
    return [options](Session& session) {
        Vehicle vehicle = parse_vehicle(options->vehicle);
        options->fields.apply_to(vehicle);
        vehicle.customer = session.shop().customers().resolve(options->customer).id;
        answer_made(session, session.shop().vehicles().add(vehicle, options->request_id), answer);
    };
}

Action declare_edit(CLI::App& parser) {
    struct Options {
        std::string vehicle;
        VehicleFields fields;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("vehicle", options->vehicle, kVehicleHelp)->required();
    options->fields.declare_label(parser);
    options->fields.declare(parser);
    return [options](Session& session) {
        Vehicle vehicle = session.shop().vehicles().resolve(options->vehicle);
        options->fields.apply_to(vehicle);
        answer(session, session.shop().vehicles().edit(vehicle));
    };
}

Action declare_show(CLI::App& parser) {
    auto which = std::make_shared<std::string>();
    parser.add_option("vehicle", *which, kVehicleHelp)->required();
    return
        [which](Session& session) { answer(session, session.shop().vehicles().resolve(*which)); };
}

class VehicleRows {
public:
    explicit VehicleRows(Session& session) : session_(session), array_(session.out()) {
        if (session.format() == "csv") {
            session.out().write(csv_.row(
                {"id", "customer_id", "year", "make", "model", "plate", "vin", "odometer"}));
        }
    }

    void add(const Vehicle& v) {
        const std::string id = std::to_string(v.id.value());
        const std::string customer = std::to_string(v.customer.value());
        const std::string odometer = v.odometer ? std::to_string(*v.odometer) : "";
        if (session_.json()) {
            array_.add(to_json(v, session_.json_style()));
        } else if (session_.format() == "csv") {
            session_.out().write(csv_.row({id, customer, v.year ? std::to_string(*v.year) : "",
                                           v.make, v.model, v.plate, v.vin, odometer}));
        } else {
            table_.add({"v" + id, label(v), v.plate, v.vin, odometer, customer});
        }
    }

    void close() {
        if (session_.json()) array_.close();
        if (session_.format() != "text") return;
        if (table_.empty()) session_.note("no vehicles");
        session_.out().write(table_.text(session_.columns()));
    }

private:
    Session& session_;
    JsonArray array_;
    CsvWriter csv_{CsvWriter::For::excel};
    Table table_{{{"ID"},
                  {"VEHICLE", Table::Align::left, true},
                  {"PLATE"},
                  {"VIN", Table::Align::left, false, true},
                  {"ODOMETER", Table::Align::right, false, true},
                  {"CUSTOMER", Table::Align::right}}};
};

Action declare_list(CLI::App& parser) {
    auto customer = std::make_shared<std::string>();
    parser.add_option("--customer", *customer, "only of this customer")->type_name("CUSTOMER");
    return [customer](Session& session) {
        VehicleRows rows(session);
        if (customer->empty()) {
            session.shop().vehicles().each([&](const Vehicle& vehicle) { rows.add(vehicle); });
        } else {
            const CustomerId owner = session.shop().customers().resolve(*customer).id;
            for (const Vehicle& vehicle : session.shop().vehicles().of(owner)) rows.add(vehicle);
        }
        rows.close();
    };
}

Action declare_find(CLI::App& parser) {
    auto text = std::make_shared<std::string>();
    parser.add_option("text", *text, "any part of a plate, VIN, make or model")->required();
    return [text](Session& session) {
        VehicleRows rows(session);
        for (const Vehicle& vehicle : session.shop().vehicles().find(*text)) rows.add(vehicle);
        rows.close();
    };
}

}  // namespace

Command vehicle_command() {
    return {
        .name = "vehicle",
        .group = Group::records,
        .summary = "cars of customers",
        .verbs =
            {
                {"add",
                 "add a customer's car",
                 {"shopctl vehicle add 1 \"2012 Toyota Camry\" --plate 6JKL009"},
                 declare_add},
                {"edit",
                 "change what is known of a car",
                 {"shopctl vehicle edit v1 --odometer 88210"},
                 declare_edit},
                {"find",
                 "search cars by any part of a plate, VIN, make or model",
                 {"shopctl vehicle find civic"},
                 declare_find,
                 {"csv"}},
                {"list",
                 "list all cars",
                 {"shopctl vehicle list", "shopctl vehicle list --customer 1"},
                 declare_list,
                 {"csv"}},
                {"show", "show a car", {"shopctl vehicle show v1"}, declare_show},
            },
    };
}

}  // namespace shop::cli
