#include "store/journal.hpp"

#include "store/rows.hpp"
#include "store/sql/log.hpp"

namespace shop::store {

namespace {

StoredPolicy read_policy(Fields& fields) {
    StoredPolicy policy;
    policy.id = fields.integer();
    policy.digest = fields.text();
    policy.document = fields.text();
    return policy;
}

StoreInfo read_info(Fields& fields) {
    StoreInfo info;
    info.uid = fields.text();
    info.home = fields.text();
    info.timezone = fields.text();
    info.currency = fields.text();
    info.minimum_program = fields.text();
    return info;
}

}  // namespace

std::optional<PastRequest> find_request(driver::Connection& connection,
                                        const std::string& request_id) {
    return read_one(connection.query(sql::kRequestGet, {request_id}), [](Fields& fields) {
        PastRequest request;
        request.command = fields.text();
        request.digest = fields.text();
        request.entity_id = fields.integer();
        return request;
    });
}

void insert_request(driver::Connection& connection, const std::string& request_id,
                    const PastRequest& request, const std::string& actor, Instant now) {
    connection.send(sql::kRequestInsert, {request_id, request.command, request.digest,
                                          request.entity_id, actor, stored(now)});
}

std::optional<StoredPolicy> newest_policy(driver::Connection& connection) {
    return read_one(connection.query(sql::kPolicyNewest, {}), read_policy);
}

std::int64_t insert_policy(driver::Connection& connection, const std::string& document,
                           const std::string& digest, Instant now, const std::string& actor) {
    return read_integer(
        connection.query(sql::kPolicyInsert, {document, digest, stored(now), actor}));
}

std::optional<StoreInfo> find_info(driver::Connection& connection) {
    return read_one(connection.query(sql::kInfoGet, {}), read_info);
}

StoreState find_state(driver::Connection& connection) {
    auto head = connection.query(sql::kAuditHead, {});
    auto info = connection.query(sql::kInfoGet, {});
    auto policy = connection.query(sql::kPolicyNewest, {});
    StoreState state;
    state.head = read_one(std::move(head), read_head);
    state.info = read_one(std::move(info), read_info);
    state.policy = read_one(std::move(policy), read_policy);
    return state;
}

void insert_info(driver::Connection& connection, const StoreInfo& info, Instant now) {
    connection.send(sql::kInfoInsert, {info.uid, info.home, info.timezone, info.currency,
                                       info.minimum_program, stored(now)});
}

void set_zone_and_currency(driver::Connection& connection, const std::string& timezone,
                           const std::string& currency) {
    connection.send(sql::kInfoSetZone, {timezone, currency});
}

}  // namespace shop::store
