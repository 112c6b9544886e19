#include "exit_code.hpp"

#include <doctest/doctest.h>

#include <vector>

using shop::ErrorCode;
using shop::cli::exit_code;
using shop::cli::ExitCode;

TEST_CASE("each kind of refusal has the exit code that was promised") {
    const auto all_are = [](ExitCode expected, const std::vector<ErrorCode>& codes) {
        for (const ErrorCode code : codes) {
            CHECK_MESSAGE(exit_code(code) == expected, to_string(code));
        }
    };
    all_are(ExitCode{1}, {ErrorCode::internal});
    all_are(ExitCode{2}, {ErrorCode::invalid_argument, ErrorCode::ambiguous, ErrorCode::bad_config,
                          ErrorCode::bad_file});
    all_are(ExitCode{3}, {ErrorCode::not_found});
    all_are(ExitCode{4},
            {ErrorCode::slot_taken, ErrorCode::duplicate, ErrorCode::wrong_state,
             ErrorCode::stale_revision, ErrorCode::request_id_reused, ErrorCode::already_exists});
    all_are(ExitCode{5},
            {ErrorCode::rule_refused, ErrorCode::out_of_area, ErrorCode::quote_expired});
    all_are(ExitCode{6},
            {ErrorCode::store_missing, ErrorCode::store_unavailable, ErrorCode::store_busy,
             ErrorCode::store_read_only, ErrorCode::store_full, ErrorCode::store_damaged,
             ErrorCode::schema_newer, ErrorCode::schema_older, ErrorCode::output_failed,
             ErrorCode::outcome_unknown});
    all_are(ExitCode{7}, {ErrorCode::incomplete});
}
