#include <shop/availability.hpp>

#include <utility>

namespace shop {

SlotTaken::SlotTaken(std::string message, std::string hint, std::vector<Obstacle> in_the_way,
                     std::vector<Slot> nearest)
    : Error(ErrorCode::slot_taken, std::move(message), std::move(hint)),
      in_the_way_(std::move(in_the_way)),
      nearest_(std::move(nearest)) {}

SlotTaken::~SlotTaken() = default;

RuleRefused::RuleRefused(std::string message, std::string hint, std::vector<Obstacle> broken,
                         std::vector<Slot> nearest)
    : Error(ErrorCode::rule_refused, std::move(message), std::move(hint)),
      broken_(std::move(broken)),
      nearest_(std::move(nearest)) {}

RuleRefused::~RuleRefused() = default;

}  // namespace shop
