#include <shop/format.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using namespace std::chrono_literals;
using namespace date::literals;
using shop::Appointment;
using shop::AppointmentId;
using shop::AuditEntry;
using shop::AuditEntryId;
using shop::AuditVerification;
using shop::Booked;
using shop::Closure;
using shop::ClosureId;
using shop::Currency;
using shop::Customer;
using shop::CustomerId;
using shop::DatabaseCheck;
using shop::Error;
using shop::ErrorCode;
using shop::Instant;
using shop::json_string;
using shop::JsonStyle;
using shop::LocalDate;
using shop::LocalTime;
using shop::Mechanic;
using shop::MechanicId;
using shop::Money;
using shop::Obstacle;
using shop::Package;
using shop::PackageId;
using shop::policy_document;
using shop::Quantity;
using shop::QuoteId;
using shop::Service;
using shop::ServiceId;
using shop::Settings;
using shop::Slot;
using shop::SlotTaken;
using shop::Vehicle;
using shop::VehicleId;
using shop::Zone;

namespace {

const Zone& zone() {
    static const Zone zone = Zone::load("America/Los_Angeles");
    return zone;
}

JsonStyle style() {
    static const Currency dollars;
    return {zone(), dollars};
}

Instant at(date::year_month_day day, std::chrono::seconds utc) {
    return Instant{date::sys_days{day}} + utc;
}

Appointment job() {
    Appointment job;
    job.id = AppointmentId{118};
    job.revision = 2;
    job.mechanic = MechanicId{1};
    job.customer = CustomerId{17};
    job.vehicle = VehicleId{21};
    job.quote = QuoteId{42};
    job.work = {at(2026_y / 11 / 24, 17h), at(2026_y / 11 / 24, 19h + 15min)};
    job.travel = 15min;
    job.wrap_up = 10min;
    job.planned = 135min;
    job.promised = {LocalTime{LocalDate{2026_y / 11 / 24}} + 9h, "America/Los_Angeles", -8h};
    job.address = "19 Oak Ct, Davis";
    job.postal_code = "95616";
    job.area = "Home";
    job.contact.name = "Ana \"Nan\" Chan";
    job.created_at = at(2026_y / 7 / 1, 12h);
    job.services = {{"brakes-front", "Front brakes", false, 135min, Money{52440}}};
    job.total = Money{54230};
    job.customer_name = "Maria Lopez";
    job.customer_phone = "+15305550142";
    job.mechanic_name = "Edgar";
    job.vehicle_label = "2015 Honda Civic";
    return job;
}

constexpr const char* kJob =
    R"({"id":118,"revision":2,"status":"booked","start":"2026-11-24T09:00:00-08:00",)"
    R"("end":"2026-11-24T11:15:00-08:00","mechanic":{"id":1,"name":"Edgar"},)"
    R"("customer":{"id":17,"name":"Maria Lopez","phone":"+15305550142","email":null},)"
    R"("vehicle":{"id":21,"label":"2015 Honda Civic","plate":null,"vin":null},"quote":42,)"
    R"("travel_minutes":15,"wrap_up_minutes":10,"planned_minutes":135,"promised":{"start":"2026-11-24T09:00:00",)"
    R"("zone":"America/Los_Angeles","offset_seconds":-28800},"held_until":null,"started_at":null,)"
    R"("finished_at":null,"address":"19 Oak Ct, Davis","postal_code":"95616","area":"Home",)"
    R"("contact":{"name":"Ana \"Nan\" Chan","phone":null,"email":null},"emergency":false,)"
    R"("services":[{"code":"brakes-front","name":"Front brakes","package":false,)"
    R"("duration_minutes":135,"price_cents":52440,"not_done":false}],"total_cents":54230,"currency":"USD",)"
    R"("authorization":null,"confirmation":null,)"
    R"("notes":null,"work_notes":null,"odometer":null,"cancel_reason":null,"cancelled_at":null,)"
    R"("cancelled_late":false,"stop":null,"follows":null,"overrides":[],)"
    R"("moves":0,"sequence":0,"created_at":"2026-07-01T05:00:00-07:00")";

}  // namespace

TEST_CASE("an appointment is written whole, with what people need beside it") {
    CHECK(to_json(job(), style()) == std::string{kJob} + "}");
    CHECK(to_json(Booked{job(), true}, style()) == std::string{kJob} + ",\"replayed\":true}");
}

TEST_CASE("a customer's absent values are null") {
    Customer customer;
    customer.id = CustomerId{17};
    customer.revision = 1;
    customer.name = "Núñez 김";
    customer.created_at = at(2026_y / 1 / 1, 8h);
    CHECK(to_json(customer, style()) ==
          R"({"id":17,"revision":1,"name":"Núñez 김","phone":null,"phone_extension":null,)"
          R"("email":null,"address":null,"postal_code":null,"notes":null,"reminders":true,)"
          R"("created_at":"2026-01-01T00:00:00-08:00"})");
}

TEST_CASE("a vehicle carries its label beside its parts") {
    Vehicle vehicle;
    vehicle.id = VehicleId{21};
    vehicle.revision = 3;
    vehicle.customer = CustomerId{17};
    vehicle.year = 2015;
    vehicle.make = "Honda";
    vehicle.model = "Civic";
    vehicle.odometer = 88210;
    CHECK(to_json(vehicle, style()) ==
          R"({"id":21,"revision":3,"customer_id":17,"label":"2015 Honda Civic","year":2015,)"
          R"("make":"Honda","model":"Civic","plate":null,"vin":null,"odometer":88210,)"
          R"("notes":null,"created_at":"1969-12-31T16:00:00-08:00"})");
}

TEST_CASE("a mechanic's own hours name every day, the shop's are null") {
    Mechanic mechanic;
    mechanic.id = MechanicId{2};
    mechanic.name = "Luis";
    mechanic.skills = {"electrical"};
    CHECK(to_json(mechanic, style()) ==
          R"({"id":2,"revision":0,"name":"Luis","phone":null,"email":null,"hours":null,)"
          R"("skills":["electrical"],"retired":false})");
    mechanic.hours.emplace();
    mechanic.hours->at(0) = {{480min, 720min}, {750min, 1440min}};
    CHECK(to_json(mechanic, style()) ==
          R"({"id":2,"revision":0,"name":"Luis","phone":null,"email":null,)"
          R"("hours":{"monday":["08:00-12:00","12:30-24:00"],"tuesday":[],"wednesday":[],)"
          R"("thursday":[],"friday":[],"saturday":[],"sunday":[]},)"
          R"("skills":["electrical"],"retired":false})");
}

TEST_CASE("a closure is wall time beside its zone") {
    Closure closure;
    closure.id = ClosureId{4};
    closure.begins = LocalTime{LocalDate{2026_y / 11 / 26}};
    closure.ends = LocalTime{LocalDate{2026_y / 11 / 27}} + 12h;
    CHECK(to_json(closure, style()) ==
          R"({"id":4,"revision":0,"mechanic_id":null,"begins":"2026-11-26T00:00:00",)"
          R"("ends":"2026-11-27T12:00:00","zone":"America/Los_Angeles","reason":null})");
}

TEST_CASE("a service lists its parts, a package its services") {
    Service service;
    service.id = ServiceId{1};
    service.code = "starter";
    service.name = "Starter replacement";
    service.labor = 90min;
    service.duration = 105min;
    service.parts.resize(1);
    service.parts[0].name = "Core charge";
    service.parts[0].quantity = Quantity{1500};
    service.parts[0].price = Money{3500};
    service.parts[0].refundable = true;
    CHECK(to_json(service, style()) ==
          R"({"id":1,"revision":0,"code":"starter","name":"Starter replacement",)"
          R"("category":null,"price_cents":null,"currency":"USD","labor_minutes":90,)"
          R"("duration_minutes":105,"credited_when_repaired":false,"skills":[],)"
          R"("parts":[{"name":"Core charge","number":null,"condition":null,)"
          R"("quantity_thousandths":1500,"cost_cents":null,"price_cents":3500,)"
          R"("refundable":true}],"retired":false})");
    Package package;
    package.id = PackageId{1};
    package.code = "basic";
    package.name = "Basic";
    package.services = {"oil", "tires"};
    package.price = Money{13900};
    CHECK(to_json(package, style()) ==
          R"({"id":1,"revision":0,"code":"basic","name":"Basic","services":["oil","tires"],)"
          R"("price_cents":13900,"currency":"USD","duration_minutes":null,"retired":false})");
}

TEST_CASE("what was in the way of a booking stands in its error") {
    Obstacle obstacle;
    obstacle.mechanic = MechanicId{1};
    obstacle.appointment = AppointmentId{131};
    obstacle.detail = "A131, 8:00 am-8:45 am";
    const Slot slot{{at(2026_y / 11 / 19, 17h), at(2026_y / 11 / 19, 18h)}, {MechanicId{1}}};
    const JsonStyle known = style();
    CHECK(to_json(SlotTaken("taken", "try 9:30", {obstacle}, {slot}), &known) ==
          R"({"error":{"code":"slot_taken","message":"taken","hint":"try 9:30",)"
          R"("in_the_way":[{"rule":"taken","mechanic_id":1,"appointment_id":131,)"
          R"("closure_id":null,"detail":"A131, 8:00 am-8:45 am"}],)"
          R"("nearest":[{"start":"2026-11-19T09:00:00-08:00",)"
          R"("end":"2026-11-19T10:00:00-08:00","mechanics":[1]}]}})");
    CHECK(to_json(Error(ErrorCode::not_found, "there is no A99"), nullptr) ==
          R"({"error":{"code":"not_found","message":"there is no A99","hint":null}})");
}

TEST_CASE("hostile text can neither end a string nor reach a terminal") {
    CHECK(json_string("a\"b\\c\n\x1b[2J\x7f") == R"("a\"b\\c\n\u001b[2J\u007f")");
    CHECK(json_string("\u009b31m \u061c \u202e \u2066 \ufeff") ==
          R"("\u009b31m \u061c \u202e \u2066 \ufeff")");
    CHECK(json_string("Jos\xe9") == "\"Jos\ufffd\"");
    CHECK(json_string("½ € 👍 김") == "\"½ € 👍 김\"");
}

TEST_CASE("an audit entry shows what changed as JSON, what was erased as null") {
    AuditEntry entry;
    entry.id = AuditEntryId{7};
    entry.at = at(2026_y / 11 / 17, 19h);
    entry.actor = "edgar";
    entry.action = "edit";
    entry.entity = "customer";
    entry.entity_id = 17;
    entry.before = R"({"name":"Maria"})";
    entry.after = "not JSON";
    entry.hash = "ab";
    CHECK(to_json(entry, style()) ==
          R"({"id":7,"at":"2026-11-17T11:00:00-08:00","actor":"edgar","action":"edit",)"
          R"("entity":"customer","entity_id":17,"before":{"name":"Maria"},"after":"not JSON",)"
          R"("erased":false,"payload_digest":"","previous_hash":null,"hash":"ab"})");
}

TEST_CASE("a check and a verification say at once whether all is well") {
    CHECK(to_json(DatabaseCheck{{"integrity"}, {}}) ==
          R"({"ok":true,"checks":["integrity"],"problems":[]})");
    AuditVerification found;
    found.entries = 3;
    found.problems = {"entry 2 was edited"};
    CHECK(to_json(found, style()) ==
          R"({"ok":false,"entries":3,"erased":0,"head":null,"problems":["entry 2 was edited"]})");
}

TEST_CASE("the policy document changes with the policy and with nothing else") {
    Settings settings;
    settings.profile.timezone = "America/Los_Angeles";
    const std::string before = policy_document(settings);
    settings.profile.name = "Another name";
    settings.store.url = "sqlite:other.db";
    CHECK(policy_document(settings) == before);
    settings.booking.slot = 15min;
    CHECK(policy_document(settings) != before);
    CHECK(before ==
          R"({"timezone":"America/Los_Angeles","currency":"USD","hours":{"monday":[],)"
          R"("tuesday":[],"wednesday":[],"thursday":[],"friday":[],"saturday":[],"sunday":[]},)"
          R"("booking":{"slot_minutes":30,"travel_minutes":15,"wrap_up_minutes":10,)"
          R"("minimum_notice_minutes":180,"emergency_notice_minutes":60,"horizon_days":60,)"
          R"("max_per_day":0,"cancel_notice_minutes":120,"no_show_limit":null,"clock":"12h"},)"
          R"("pricing":{"labor_rate_cents":0,"tax_rate_ppm":0,"tax_parts":true,)"
          R"("tax_labor":false,"tax_fees":false,"tax_travel":false,"quote_valid_days":14,)"
          R"("emergency_multiplier_ppm":1500000,"emergency_on_travel":false,)"
          R"("parts_markup_ppm":0,"supplies_percent_ppm":0,"supplies_cap_cents":null,)"
          R"("fees":[]},"areas":[],"reminders":{"before":[],"day_sheet":[],"max_per_run":200,)"
          R"("max_per_customer_a_day":5,"arrival_window_minutes":15,)"
          R"("notify_shop":["booked","cancelled","rescheduled"]}})");
}
