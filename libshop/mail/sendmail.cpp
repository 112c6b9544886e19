#include "mail/sendmail.hpp"

#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <string_view>
#include <system_error>

#include "driver/printable.hpp"
#include "process/run.hpp"

namespace shop::mail {

namespace {

using Outcome = Delivery::Outcome;

constexpr std::size_t kLongestReason = 300;

/// Lines as programs of this machine write them: who reads a message from a pipe ends them itself.
std::string with_line_feeds(std::string text) {
    std::erase(text, '\r');
    return text;
}

/// What a shell and `env` say of a program that they don't find or can't run.
constexpr int kCannotRun = 126;
constexpr int kNotFound = 127;

Outcome outcome_of(int exit_code) {
    switch (exit_code) {
        case EX_OK:
            return Outcome::sent;
        case EX_DATAERR:
        case EX_NOUSER:
        case EX_NOHOST:
            return Outcome::dead;
        case EX_USAGE:
        case EX_NOPERM:
        case EX_CONFIG:
        case kCannotRun:
        case kNotFound:
            return Outcome::stop;
        // EX_UNAVAILABLE too: some say it of a recipient, others of themselves.
        default:
            return Outcome::retry;
    }
}

/// Behind a colon, the first line of what it said; nothing where it said nothing.
std::string first_words(std::string_view errors) {
    errors = errors.substr(0, errors.find('\n')).substr(0, kLongestReason);
    if (errors.ends_with('\r')) errors.remove_suffix(1);
    return errors.empty() ? std::string{} : ": " + driver::printable(errors);
}

Delivery delivery_of(const std::string& program, const process::Ended& end) {
    if (!end.exit_code || end.timed_out) {
        // It may have handed the whole message on before that.
        return {end.read_all ? Outcome::ambiguous : Outcome::retry,
                fmt::format("'{}' {}{}", program,
                            end.timed_out ? "did not end in time" : "was ended by a signal",
                            first_words(end.errors))};
    }
    const Outcome outcome = outcome_of(*end.exit_code);
    if (outcome == Outcome::sent) {
        if (end.read_all) return {Outcome::sent, {}};
        return {Outcome::stop, fmt::format("'{}' does not read the message", program)};
    }
    return {outcome, fmt::format("'{}' ended with exit code {}{}", program, *end.exit_code,
                                 first_words(end.errors))};
}

}  // namespace

Delivery SendmailTransport::deliver(const Message& message) {
    const std::string program = driver::printable(command_.front());
    const std::string input = with_line_feeds(message.bytes);
    process::Command command;
    command.words = command_;
    command.words.insert(command.words.end(), {"-f", message.from, "--", message.to});
    command.input = input;
    command.keeps_errors = true;
    command.time_limit = time_limit_;
    try {
        return delivery_of(program, process::run(command));
    } catch (const std::system_error& error) {
        return {Outcome::stop,
                fmt::format("'{}' cannot be run: {}", program, error.code().message())};
    }
}

}  // namespace shop::mail
