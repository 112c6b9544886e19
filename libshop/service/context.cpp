#include "service/context.hpp"

#include <string_view>
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

void Context::keep_file(Settings file) {
    constexpr std::string_view kOther =
        "this machine's file has other rules than the store, whose rules count; to put the file's "
        "in force: shopctl config publish";
    if (policy_document(file) != policy_document(settings_)) notices_.emplace_back(kOther);
    file_ = std::move(file);
}

void Context::use(Settings settings) {
    zone_ = Zone::load(settings.profile.timezone);
    settings_ = std::move(settings);
}

std::vector<std::string> Context::take_notices() { return std::exchange(notices_, {}); }

}  // namespace shop
