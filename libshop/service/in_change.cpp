#include "service/in_change.hpp"

#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <thread>

namespace shop::service {

void throw_clash(const driver::ConstraintViolation& violation) {
    const std::string& name = violation.name();
    if (name != "mechanic_overlap" && name != "vehicle_overlap") throw violation;
    const bool of_mechanic = name == "mechanic_overlap";
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
