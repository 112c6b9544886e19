#include <shop/format.hpp>
#include <shop/shop.hpp>

#include <optional>
#include <utility>

#include "driver/location.hpp"
#include "service/change.hpp"
#include "service/context.hpp"
#include "service/in_change.hpp"
#include "store/journal.hpp"
#include "store/migrations.hpp"

namespace shop {

Shop Shop::open(OpenOptions options) {
    const bool own = options.store_url.empty();
    const StoreSettings& store = options.settings.store;
    driver::OpenOptions how;
    how.busy_timeout = options.busy_timeout;
    // The password of the file's store is for no other.
    if (own) how.password_command = store.password_command;
    auto connection = driver::open(
        driver::parse_location(own ? store.url : options.store_url, options.folder), how);
    store::require_current_schema(*connection);
    // A file counts at once where it is the only one; on a server what was published counts.
    std::optional<Settings> file;
    if (connection->dialect() == driver::Dialect::postgresql) {
        file = options.settings;
        if (const auto policy = store::newest_policy(*connection)) {
            options.settings = with_policy(std::move(options.settings), policy->document);
        }
    }
    service::require_same_basis(*connection, options.settings.profile);
    Zone zone = Zone::load(options.settings.profile.timezone);
    if (!options.clock) options.clock = std::make_shared<SystemClock>();
    auto context = std::make_unique<Context>(std::move(options.settings), std::move(zone),
                                             std::move(options.clock), std::move(connection),
                                             std::move(options.actor), options.dry_run);
    context->set_folder(std::move(options.folder));
    if (file) context->keep_file(std::move(*file));
    return Shop(std::move(context));
}

bool Shop::publish_policy() {
    Settings in_force = context_->settings();
    try {
        context_->use(context_->file());
        static_cast<void>(context_->take_notices());
        const bool published = service::in_change(*context_, [&](service::Change& change) {
            change.publish(context_->settings());
            change.commit();
            return change.published();
        });
        // Who publishes knows: what is left to be told is which jobs no longer fit.
        for (std::string& notice : context_->take_notices()) {
            if (notice != service::kPolicyRecorded) context_->notice(std::move(notice));
        }
        if (published && context_->dry_run()) context_->use(std::move(in_force));
        return published;
    } catch (...) {
        context_->use(std::move(in_force));
        throw;
    }
}

Shop::Shop(std::unique_ptr<Context> context) : context_(std::move(context)) {}
Shop::Shop(Shop&&) noexcept = default;
Shop& Shop::operator=(Shop&&) noexcept = default;
Shop::~Shop() = default;

CatalogueBook Shop::catalogue() { return CatalogueBook(*context_); }
Customers Shop::customers() { return Customers(*context_); }
Vehicles Shop::vehicles() { return Vehicles(*context_); }
Mechanics Shop::mechanics() { return Mechanics(*context_); }
Closures Shop::closures() { return Closures(*context_); }
Quotes Shop::quotes() { return Quotes(*context_); }
Availability Shop::availability() { return Availability(*context_); }
Appointments Shop::appointments() { return Appointments(*context_); }
Outbox Shop::outbox() { return Outbox(*context_); }
Schedule Shop::schedule() { return Schedule(*context_); }
AuditLog Shop::audit() { return AuditLog(*context_); }

const Settings& Shop::settings() const noexcept { return context_->settings(); }
const Zone& Shop::zone() const noexcept { return context_->zone(); }
Instant Shop::now() const { return context_->now(); }
LocalDate Shop::today() const { return context_->today(); }
std::vector<std::string> Shop::take_notices() { return context_->take_notices(); }

}  // namespace shop
