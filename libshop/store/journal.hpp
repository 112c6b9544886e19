#pragma once

#include <shop/appointment.hpp>
#include <shop/time.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "driver/connection.hpp"
#include "store/audit.hpp"

namespace shop::store {

/// The first request that came with a request id, and what it made.
struct PastRequest {
    std::string command;
    std::string digest;
    std::int64_t entity_id = 0;
};
[[nodiscard]] std::optional<PastRequest> find_request(driver::Connection& connection,
                                                      const std::string& request_id);
void insert_request(driver::Connection& connection, const std::string& request_id,
                    const PastRequest& request, const std::string& actor, Instant now);

/// The policy in force as the store knows it.
struct StoredPolicy {
    std::int64_t id = 0;
    std::string digest;
    std::string document;  ///< JSON
};
[[nodiscard]] std::optional<StoredPolicy> newest_policy(driver::Connection& connection);
std::int64_t insert_policy(driver::Connection& connection, const std::string& document,
                           const std::string& digest, Instant now, const std::string& actor);

struct StoreInfo {
    std::string uid;
    std::string home;
    std::string timezone;
    std::string currency;
    std::string minimum_program;
};
[[nodiscard]] std::optional<StoreInfo> find_info(driver::Connection& connection);

/// What every change looks at before it begins.
struct StoreState {
    std::optional<AuditHead> head;
    std::optional<StoreInfo> info;
    std::optional<StoredPolicy> policy;
};
[[nodiscard]] StoreState find_state(driver::Connection& connection);
void insert_info(driver::Connection& connection, const StoreInfo& info, Instant now);
void set_zone_and_currency(driver::Connection& connection, const std::string& timezone,
                           const std::string& currency);

}  // namespace shop::store
