#include "service/in_change.hpp"

#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <thread>

namespace shop::service {

bool is_clash(const driver::ConstraintViolation& violation) {
    return violation.name() == "mechanic_overlap" || violation.name() == "vehicle_overlap";
}

void throw_clash(const driver::ConstraintViolation& violation) {
    const bool of_mechanic = violation.name() == "mechanic_overlap";
    throw SlotTaken(of_mechanic ? "the mechanic is taken at that time"
                                : "the vehicle has another appointment at that time",
                    "see what is open: shopctl slots",
                    {Obstacle{of_mechanic ? Rule::taken : Rule::vehicle_taken, std::nullopt,
                              std::nullopt, std::nullopt, "refused by the store"}},
                    {});
}

void pause_after(int attempt) {
    std::random_device source;
    std::uniform_int_distribution<int> milliseconds(1, 5 << attempt);
    std::this_thread::sleep_for(std::chrono::milliseconds{milliseconds(source)});
}

}  // namespace shop::service
