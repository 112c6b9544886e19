#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace shop {

/// What kind of refusal an Error is. Each code belongs to exactly one exit code
/// of the command line (in parentheses) and is the `code` of its JSON errors.
enum class ErrorCode {
    internal,            ///< (1) a fault in the library itself
    invalid_argument,    ///< (2) a value that cannot be understood or is out of range
    ambiguous,           ///< (2) a name or wall time that stands for several things
    bad_config,          ///< (2) the shop's file is missing, unreadable or malformed
    bad_file,            ///< (2) an input file is unreadable or malformed
    not_found,           ///< (3) no such record
    slot_taken,          ///< (4) the time overlaps another appointment; see SlotTaken
    duplicate,           ///< (4) a unique value (VIN, code) is in use already
    wrong_state,         ///< (4) the record's state does not allow the change
    stale_revision,      ///< (4) somebody changed the record in between
    request_id_reused,   ///< (4) the request id stands for a different request
    already_exists,      ///< (4) a file or store that would have to be overwritten
    rule_refused,        ///< (5) the shop's own rules refuse it; see RuleRefused
    out_of_area,         ///< (5) the postal code is in no service area
    quote_expired,       ///< (5) the quote's validity is over
    store_missing,       ///< (6) there is no store at the place named
    store_unavailable,   ///< (6) the store cannot be opened or written
    store_busy,          ///< (6) another writer kept the store for too long
    store_read_only,     ///< (6) the store or its folder cannot be written
    store_full,          ///< (6) no room on the disk
    store_damaged,       ///< (6) not a shop's store, or a damaged one
    schema_newer,        ///< (6) the store needs a newer program
    schema_older,        ///< (6) the store must be migrated first
    output_failed,       ///< (6) the answer could not be written
    outcome_unknown,     ///< (6) the link dropped during COMMIT
    incomplete,          ///< (7) part of the work was left undone
};

/// The code as it stands in JSON errors: `slot_taken`, `not_found`, ...
[[nodiscard]] std::string_view to_string(ErrorCode code) noexcept;

/// The one exception type that leaves the library. When it is thrown the store
/// is as it was before the call, except for ErrorCode::outcome_unknown.
class Error : public std::exception {
public:
    /// \param message what is wrong, lower case, no full stop, the value quoted
    /// \param hint    what to do next; empty where nothing sensible can be said
    Error(ErrorCode code, std::string message, std::string hint = {});
    ~Error() override;

    [[nodiscard]] ErrorCode code() const noexcept { return code_; }
    [[nodiscard]] const std::string& message() const noexcept { return message_; }
    [[nodiscard]] const std::string& hint() const noexcept { return hint_; }
    [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

private:
    ErrorCode code_;
    std::string message_;
    std::string hint_;
};

}  // namespace shop
