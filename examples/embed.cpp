// A program of your own over libshop: makes a shop in a folder, prices a job, finds the
// first open time and books it.
//
//     c++ -std=c++20 embed.cpp -lshop -o embed && ./embed FOLDER

#include <shop/format.hpp>
#include <shop/shop.hpp>

#include <filesystem>
#include <iostream>
#include <memory>

int main(int argc, char** argv) try {
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    // A what-if moment; leave the clock out and the machine's counts.
    const auto clock = std::make_shared<shop::FixedClock>(
        date::sys_days{date::November / 17 / 2026} + std::chrono::hours{19});

    shop::NewShop about;
    about.name = "Edgar's Mobile Auto Repair";
    const shop::Settings settings = shop::parse_settings(shop::settings_template(about), "shop.toml");
    shop::create_store({settings.store.url, folder}, settings, *clock, "embed");

    shop::Shop shop = shop::Shop::open(
        {.settings = settings, .folder = folder, .actor = "embed", .clock = clock});
    shop.mechanics().add({.name = "Edgar"});
    shop.catalogue().add(shop::Service{.code = "brakes-front",
                                       .name = "Front brake pads and rotors",
                                       .labor = shop::Minutes{120},
                                       .duration = shop::Minutes{135}});

    const shop::Quote quote =
        shop.quotes().create({.codes = {"brakes-front"}, .vehicle_text = "2015 Honda Civic"});
    std::cout << "Q" << quote.id.value() << " comes to "
              << to_display_string(quote.totals.total, settings.profile.currency) << "\n";

    const shop::SlotSearch open = shop.availability().search({.quote = quote.id, .first = 1});
    const shop::Instant start = open.slots.at(0).work.begin;
    std::cout << "first open: " << to_rfc3339(start, shop.zone()) << "\n";

    const shop::Booked booked = shop.appointments().book(
        {.quote = quote.id,
         .start = start,
         .new_customer = shop::Customer{.name = "Maria Lopez", .phone = "530-555-0142"},
         .address = "19 Oak Ct, Davis"});
    std::cout << "booked: A" << booked.appointment.id.value() << " for "
              << booked.appointment.customer_name << "\n";
} catch (const shop::Error& error) {
    std::cerr << error.message() << "\n" << error.hint() << "\n";
    return 1;
}
