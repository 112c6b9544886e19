#include "service/clash.hpp"

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

}  // namespace shop::service
