#include "app.hpp"

#include "arguments.hpp"
#include "help.hpp"
#include "output.hpp"
#include "parser.hpp"
#include "print/safe.hpp"
#include "session.hpp"
#include "suggest.hpp"

#include <shop/format.hpp>

#include <exception>
#include <iostream>
#include <new>
#include <optional>

namespace shop::cli {

namespace {

void report(const Error& error, bool json, const JsonStyle* style) {
    if (json) {
        std::cerr << to_json(error, style) << '\n';
        return;
    }
    std::cerr << "shopctl: " << safe(error.message()) << '\n';
    if (!error.hint().empty()) std::cerr << safe_lines(error.hint()) << '\n';
}

[[noreturn]] void refuse_command(const Arguments& arguments) {
    std::vector<std::string> known;
    for (const Command& command : all_commands()) {
        known.emplace_back(command.name);
        known.insert(known.end(), command.aliases.begin(), command.aliases.end());
    }
    throw Error(ErrorCode::invalid_argument,
                "there is no command '" + safe(arguments.command) + "'",
                did_you_mean(arguments.command, known, "see 'shopctl --help'"));
}

void answer(std::string_view text, const Environment& environment) {
    const auto out = Output::to_stdout(environment.output_is_closed);
    out->write(text);
    out->finish();
}

/// The program itself: `--help`, `--version`, or nothing to do.
ExitCode run_without_command(const Arguments& arguments, const Environment& environment) {
    for (const std::string& word : arguments.rest) {
        if (word == "--help" || word == "-h") {
            answer(program_help(), environment);
            return ExitCode::done;
        }
        if (word == "--version") {
            answer("shopctl " + std::string{version()} + "\n", environment);
            return ExitCode::done;
        }
    }
    for (const std::string& word : arguments.rest) {
        if (word.size() > 1 && word.front() == '-' && find_global_option(word) == nullptr) {
            throw Error(ErrorCode::invalid_argument,
                        "there is no option '" + safe(word.substr(0, word.find('='))) + "'",
                        "see 'shopctl --help'");
        }
    }
    std::cerr << program_help();
    return ExitCode::not_understood;
}

ExitCode act(const Request& request, const Environment& environment,
             std::optional<Session>& session) {
    switch (request.kind) {
        case Request::Kind::help:
            answer(request.help, environment);
            return ExitCode::done;
        case Request::Kind::version:
            answer("shopctl " + std::string{version()} + "\n", environment);
            return ExitCode::done;
        case Request::Kind::act:
            break;
    }
    session.emplace(request.options, environment);
    // What cannot be answered must not be done either.
    static_cast<void>(session->out());
    request.action(*session);
    session->finish();
    return session->exit_code();
}

ExitCode understood_and_done(const std::vector<std::string>& words, const Environment& environment,
                             std::optional<Session>& session) {
    const Arguments arguments = take_apart(words);
    if (arguments.command.empty()) return run_without_command(arguments, environment);
    if (arguments.found == nullptr) refuse_command(arguments);
    return act(parse(arguments), environment, session);
}

}  // namespace

ExitCode run(const std::vector<std::string>& words, const Environment& environment) {
    std::optional<Session> session;
    const auto fail = [&](const Error& error) {
        const bool json = session ? session->json() : wants_json(words);
        const auto style = session ? session->known_json_style() : nullptr;
        report(error, json, style.get());
        return exit_code(error.code());
    };
    try {
        return understood_and_done(words, environment, session);
    } catch (const Error& error) {
        return fail(error);
    } catch (const std::bad_alloc&) {
        return fail(Error(ErrorCode::internal, "out of memory"));
    } catch (const std::exception& fault) {
        return fail(Error(ErrorCode::internal, std::string{"a fault in shopctl: "} + fault.what(),
                          "please report it, with the command that was run"));
    } catch (...) {
        return fail(Error(ErrorCode::internal, "a fault in shopctl",
                          "please report it, with the command that was run"));
    }
}

}  // namespace shop::cli
