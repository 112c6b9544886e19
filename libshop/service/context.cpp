#include "service/context.hpp"

#include <utility>

namespace shop {

Context::Context(Settings settings, Zone zone, std::shared_ptr<const Clock> clock,
                 std::unique_ptr<driver::Connection> connection, std::string actor, bool dry_run)
    : settings_(std::move(settings)),
      zone_(std::move(zone)),
      clock_(std::move(clock)),
      connection_(std::move(connection)),
      actor_(std::move(actor)),
      dry_run_(dry_run) {}

std::vector<std::string> Context::take_notices() { return std::exchange(notices_, {}); }

}  // namespace shop
