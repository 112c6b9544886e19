#include "exit_code.hpp"

namespace shop::cli {

ExitCode exit_code(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::internal:
            return ExitCode::internal;
        case ErrorCode::invalid_argument:
        case ErrorCode::ambiguous:
        case ErrorCode::bad_config:
        case ErrorCode::bad_file:
            return ExitCode::not_understood;
        case ErrorCode::not_found:
            return ExitCode::not_found;
        case ErrorCode::slot_taken:
        case ErrorCode::duplicate:
        case ErrorCode::wrong_state:
        case ErrorCode::stale_revision:
        case ErrorCode::request_id_reused:
        case ErrorCode::already_exists:
            return ExitCode::conflict;
        case ErrorCode::rule_refused:
        case ErrorCode::out_of_area:
        case ErrorCode::quote_expired:
            return ExitCode::refused;
        case ErrorCode::store_missing:
        case ErrorCode::store_unavailable:
        case ErrorCode::store_busy:
        case ErrorCode::store_read_only:
        case ErrorCode::store_full:
        case ErrorCode::store_damaged:
        case ErrorCode::schema_newer:
        case ErrorCode::schema_older:
        case ErrorCode::output_failed:
        case ErrorCode::outcome_unknown:
            return ExitCode::store;
        case ErrorCode::incomplete:
            return ExitCode::incomplete;
    }
    return ExitCode::internal;
}

}  // namespace shop::cli
