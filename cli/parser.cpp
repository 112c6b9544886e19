#include "parser.hpp"

#include "help.hpp"
#include "print/safe.hpp"
#include "suggest.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <utility>

namespace shop::cli {

namespace {

/// Text that becomes data must be UTF-8; the name of a file may be any bytes.
void check_encoding(const CLI::App& parser) {
    for (const CLI::Option* option : parser.get_options()) {
        const std::string type = option->get_type_name();
        if (type == "FILE" || type == "FOLDER" || type == "URL") continue;
        for (const std::string& value : option->results()) {
            if (is_utf8(value)) continue;
            throw Error(ErrorCode::invalid_argument,
                        shown_name(*option) + " is not valid UTF-8: '" + safe(value) + "'");
        }
    }
}

void check_format(const GlobalOptions& options, const Arguments& arguments) {
    if (options.json && options.format != "text" && options.format != "json") {
        throw Error(ErrorCode::invalid_argument,
                    "--json and --format " + safe(options.format) + " contradict each other");
    }
    std::vector<std::string> formats{"text", "json"};
    const auto& more =
        arguments.verb != nullptr ? arguments.verb->more_formats : arguments.found->more_formats;
    formats.insert(formats.end(), more.begin(), more.end());
    if (std::ranges::find(formats, options.format) != formats.end()) return;
    std::string known;
    for (const std::string& format : formats) known += (known.empty() ? "" : ", ") + format;
    throw Error(ErrorCode::invalid_argument,
                arguments.title() + " has no format '" + safe(options.format) + "'",
                "formats: " + known);
}

std::vector<std::string> verb_names(const Command& command) {
    std::vector<std::string> names;
    for (const Verb& verb : command.verbs) names.emplace_back(verb.name);
    return names;
}

[[noreturn]] void refuse_verb(const Arguments& arguments) {
    const auto names = verb_names(*arguments.found);
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    const auto word = std::ranges::find_if(
        arguments.rest, [](const std::string& w) { return !w.empty() && w.front() != '-'; });
    if (word == arguments.rest.end()) {
        throw Error(ErrorCode::invalid_argument, arguments.title() + " needs to be told what to do",
                    "one of: " + list);
    }
    throw Error(ErrorCode::invalid_argument,
                "there is no '" + arguments.title() + " " + safe(*word) + "'",
                did_you_mean(*word, names, "one of: " + list));
}

bool asks_for(const std::vector<std::string>& words, std::string_view name,
              std::string_view brief) {
    return std::ranges::any_of(words,
                               [&](const std::string& w) { return w == name || w == brief; });
}

/// A command that only has verbs, named without one.
Request parse_without_verb(const Arguments& arguments) {
    Request request;
    if (asks_for(arguments.rest, "--help", "-h")) {
        request.kind = Request::Kind::help;
        request.help = command_help(*arguments.found);
        return request;
    }
    if (asks_for(arguments.rest, "--version", "--version")) {
        request.kind = Request::Kind::version;
        return request;
    }
    refuse_verb(arguments);
}

}  // namespace

DeclaredParser declared_parser(Declare declare) {
    DeclaredParser declared;
    declared.parser = std::make_unique<CLI::App>();
    declared.parser->set_help_flag();
    declared.globals = std::make_unique<GlobalOptions>();
    declared.action = declare(*declared.parser);
    declare_global_options(*declared.parser, *declared.globals);
    declared.parser->allow_extras();
    return declared;
}

Request parse(const Arguments& arguments) {
    const Command& command = *arguments.found;
    const Declare declare = arguments.verb != nullptr ? arguments.verb->declare : command.declare;
    if (declare == nullptr) return parse_without_verb(arguments);

    DeclaredParser declared = declared_parser(declare);
    Request request;
    try {
        // The parser wants the words in reverse.
        declared.parser->parse(
            std::vector<std::string>(arguments.rest.rbegin(), arguments.rest.rend()));
    } catch (const CLI::CallForHelp&) {
        request.kind = Request::Kind::help;
        request.help = parser_help(command, arguments.verb, *declared.parser);
        return request;
    } catch (const CLI::CallForVersion&) {
        request.kind = Request::Kind::version;
        return request;
    } catch (const CLI::ParseError& refused) {
        throw_as_error(refused, *declared.parser, arguments.title());
    }
    check_leftovers(*declared.parser, arguments.title());
    check_encoding(*declared.parser);
    check_format(*declared.globals, arguments);
    request.action = std::move(declared.action);
    request.options = std::move(*declared.globals);
    return request;
}

}  // namespace shop::cli
