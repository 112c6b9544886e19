#include "service/change.hpp"

#include <shop/error.hpp>
#include <shop/shop.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/limits.hpp"
#include "domain/refusal_text.hpp"
#include "domain/text.hpp"
#include "service/misfits.hpp"
#include "service/program_version.hpp"
#include "store/appointments.hpp"
#include "store/audit.hpp"
#include "store/digest.hpp"
#include "store/quotes.hpp"

namespace shop::service {

namespace {

/// The jobs that no longer fit what the shop's file says now; empty where all do.
std::string misfits_text(Context& context, Instant now) {
    constexpr std::size_t kNamed = 5;
    const auto misfits = find_misfits(context, now, false, {});
    if (misfits.empty()) return {};
    std::string text = misfits.size() == 1
                           ? std::string{"a job no longer fits: "}
                           : fmt::format("{} jobs no longer fit: ", misfits.size());
    for (std::size_t i = 0; i < std::min(kNamed, misfits.size()); ++i) {
        const Appointment& job = misfits[i].job;
        text += fmt::format("{}A{} {}, {}", i == 0 ? "" : "; ", job.id.value(),
                            domain::describe_time(context.zone(), context.settings().booking.clock,
                                                  job.work.begin),
                            job.customer_name);
    }
    if (misfits.size() > kNamed) text += "; ...";
    return text;
}

}  // namespace

Change::Change(Context& context)
    : context_(&context), transaction_(context.connection(), driver::Transaction::Mode::write) {
    const store::StoreState state = store::find_state(connection());
    // Now that it is our turn.
    now_ = context.now();
    head_ = state.head;
    require_sane_clock();
    record_policy(state);
}

void Change::require_sane_clock() const {
    if (!head_ || now_ >= head_->at - std::chrono::days{1}) return;
    throw Error(
        ErrorCode::store_unavailable,
        fmt::format("the clock says {}, but the newest entry of the audit log is of {}",
                    to_rfc3339(now_, context_->zone()), to_rfc3339(head_->at, context_->zone())),
        "set this machine's clock (or unset SHOPCTL_NOW) and try again");
}

void Change::record_policy(const store::StoreState& state) {
    if (!state.info) {
        throw Error(ErrorCode::store_damaged, "the store does not say which shop it belongs to",
                    "run: shopctl db check");
    }
    require_program_at_least(state.info->minimum_program);

    if (state.policy) policy_ = state.policy->id;
    // On a server the store's rules count, whatever this machine's file says.
    const bool by_file = connection().dialect() == driver::Dialect::sqlite;
    if (by_file || !state.policy) publish(context_->settings());
}

void Change::publish(const Settings& settings) {
    const auto info = store::find_info(connection());
    const bool same_basis = !info || (info->timezone == settings.profile.timezone &&
                                      info->currency == settings.profile.currency.code);
    if (!same_basis) {
        // Somebody may have booked since this shop was opened.
        require_same_basis(connection(), settings.profile);
        store::set_zone_and_currency(connection(), settings.profile.timezone,
                                     settings.profile.currency.code);
    }
    const std::string document = policy_document(settings);
    const std::string digest = store::sha256_hex(document);
    const auto newest = store::newest_policy(connection());
    if (newest && newest->digest == digest) return;
    policy_ = store::insert_policy(connection(), document, digest, now_, context_->actor());
    audit_text("publish", "policy", policy_, std::nullopt, document);
    policy_changed_ = newest.has_value();
}

void Change::audit_text(std::string_view action, std::string_view entity, std::int64_t id,
                        std::optional<std::string> before, std::optional<std::string> after) {
    notes_.push_back({now_, context_->actor(), std::string{action}, std::string{entity}, id,
                      std::move(before), std::move(after)});
}

std::optional<std::int64_t> Change::replay(std::string_view request_id, std::string_view command,
                                           const std::string& fields) {
    if (request_id.empty()) return std::nullopt;
    const std::string id =
        domain::required_line(request_id, "request id", domain::limits::kRequestId);
    const auto past = store::find_request(connection(), id);
    if (!past) return std::nullopt;
    if (past->command != command || past->digest != store::sha256_hex(fields)) {
        throw Error(ErrorCode::request_id_reused,
                    fmt::format("request id '{}' was used for another request before", id),
                    "use a new request id for a new request");
    }
    return past->entity_id;
}

void Change::remember(std::string_view request_id, std::string_view command,
                      const std::string& fields, std::int64_t entity_id) {
    if (request_id.empty()) return;
    store::insert_request(
        connection(), domain::required_line(request_id, "request id", domain::limits::kRequestId),
        {std::string{command}, store::sha256_hex(fields), entity_id}, context_->actor(), now_);
}

void Change::commit() {
    store::append_audit(connection(), head_, notes_);
    // A dry run leaves the transaction to its destructor, which takes it back.
    if (context_->dry_run()) {
        connection().settle();
        return;
    }
    const std::string misfits = policy_changed_ ? misfits_text(*context_, now_) : std::string{};
    transaction_.commit();
    if (policy_changed_) {
        context_->notice(std::string{kPolicyRecorded});
    }
    if (!misfits.empty()) context_->notice(misfits);
}

void require_same_basis(driver::Connection& connection, const ShopProfile& profile) {
    const auto info = store::find_info(connection);
    if (!info || (info->timezone == profile.timezone && info->currency == profile.currency.code)) {
        return;
    }
    if (!store::any_appointment(connection) && !store::any_quote(connection)) return;
    throw Error(
        ErrorCode::bad_config,
        fmt::format("the store was booked in {} and {}, the shop's file says {} and {}",
                    info->timezone, info->currency, profile.timezone, profile.currency.code),
        "set timezone and currency of [shop] back: they cannot change once something "
        "is booked");
}

void throw_stale(std::string_view what) {
    throw Error(ErrorCode::stale_revision,
                fmt::format("{} was changed by somebody else in between", what),
                "look at it again and repeat the change");
}

void require_revision(std::optional<Revision> seen, Revision current, std::string_view what) {
    if (seen && *seen != current) throw_stale(what);
}

}  // namespace shop::service
