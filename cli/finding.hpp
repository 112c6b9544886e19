#pragma once

#include <shop/shop.hpp>

#include <string_view>
#include <vector>

namespace shop::cli {

/// What a text leads to: records that contain it, and the open jobs and quotes of the
/// customers and cars among them.
struct Found {
    std::vector<Customer> customers;
    std::vector<Vehicle> vehicles;
    std::vector<Appointment> appointments;
    std::vector<Quote> quotes;
};

/// By id (`A118`, `Q42`, `v21`, or a number alone for each of them), or by any part of a
/// name, number, e-mail, plate, VIN or address.
/// \throws Error (invalid_argument) for a text of blanks
[[nodiscard]] Found find_everywhere(Shop& shop, std::string_view text);

}  // namespace shop::cli
