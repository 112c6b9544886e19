#include "service/same_vehicle.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "domain/fold.hpp"
#include "domain/plate.hpp"

namespace shop::service {

namespace {

template <class Matches>
std::optional<Vehicle> first_that(std::span<const Vehicle> cars, Matches matches) {
    const auto found = std::ranges::find_if(cars, matches);
    return found == cars.end() ? std::nullopt : std::optional{*found};
}

[[noreturn]] void throw_ambiguous(const Vehicle& described, const std::vector<Vehicle>& fitting) {
    std::string list;
    for (const Vehicle& car : fitting) {
        list += fmt::format("{}v{} {} {}", list.empty() ? "" : "; ", car.id.value(),
                            shown(label(car)), car.plate.empty() ? "plate ?" : car.plate);
    }
    throw Error(ErrorCode::ambiguous,
                fmt::format("{} vehicles of this customer match '{}'", fitting.size(),
                            shown(label(described))),
                "use the number of one of them: " + list);
}

}  // namespace

bool fits_description(const Vehicle& vehicle, std::string_view text) {
    const std::string car = domain::fold(label(vehicle));
    const std::string wanted = domain::fold(text);
    return car.find(wanted) != std::string::npos || wanted.find(car) != std::string::npos;
}

std::optional<Vehicle> same_vehicle(std::span<const Vehicle> cars, const Vehicle& described) {
    if (!described.vin.empty()) {
        const std::string vin = domain::fold(described.vin);
        auto found = first_that(cars, [&](const Vehicle& v) { return domain::fold(v.vin) == vin; });
        if (found) return found;
    }
    if (!described.plate.empty()) {
        const std::string plate = domain::plate_key(described.plate);
        auto found =
            first_that(cars, [&](const Vehicle& v) { return domain::plate_key(v.plate) == plate; });
        if (found) return found;
    }
    if (!described.vin.empty() || !described.plate.empty()) return std::nullopt;
    std::vector<Vehicle> fitting;
    const std::string text = label(described);
    std::ranges::copy_if(cars, std::back_inserter(fitting),
                         [&](const Vehicle& car) { return fits_description(car, text); });
    if (fitting.size() > 1) throw_ambiguous(described, fitting);
    return fitting.empty() ? std::nullopt : std::optional{fitting.front()};
}

}  // namespace shop::service
