#include <shop/error.hpp>

#include <utility>

namespace shop {

Error::Error(ErrorCode code, std::string message, std::string hint)
    : code_(code), message_(std::move(message)), hint_(std::move(hint)) {}

Error::~Error() = default;

std::string_view to_string(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::internal: return "internal";
        case ErrorCode::invalid_argument: return "invalid_argument";
        case ErrorCode::ambiguous: return "ambiguous";
        case ErrorCode::bad_config: return "bad_config";
        case ErrorCode::bad_file: return "bad_file";
        case ErrorCode::not_found: return "not_found";
        case ErrorCode::slot_taken: return "slot_taken";
        case ErrorCode::duplicate: return "duplicate";
        case ErrorCode::wrong_state: return "wrong_state";
        case ErrorCode::stale_revision: return "stale_revision";
        case ErrorCode::request_id_reused: return "request_id_reused";
        case ErrorCode::already_exists: return "already_exists";
        case ErrorCode::rule_refused: return "rule_refused";
        case ErrorCode::out_of_area: return "out_of_area";
        case ErrorCode::quote_expired: return "quote_expired";
        case ErrorCode::store_missing: return "store_missing";
        case ErrorCode::store_unavailable: return "store_unavailable";
        case ErrorCode::store_busy: return "store_busy";
        case ErrorCode::store_read_only: return "store_read_only";
        case ErrorCode::store_full: return "store_full";
        case ErrorCode::store_damaged: return "store_damaged";
        case ErrorCode::schema_newer: return "schema_newer";
        case ErrorCode::schema_older: return "schema_older";
        case ErrorCode::output_failed: return "output_failed";
        case ErrorCode::outcome_unknown: return "outcome_unknown";
        case ErrorCode::incomplete: return "incomplete";
    }
    return "internal";
}

}  // namespace shop
