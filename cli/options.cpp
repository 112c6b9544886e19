#include "options.hpp"

#include "input/words.hpp"
#include "print/safe.hpp"

#include <shop/error.hpp>

namespace shop::cli {

CLI::Option* add_optional(CLI::App& parser, const std::string& name,
                          std::optional<std::string>& target, const std::string& description,
                          const std::string& type) {
    const auto take = [&target](const CLI::results_t& values) {
        target = values.front();
        return true;
    };
    return parser.add_option(name, take, description)->expected(1)->type_name(type);
}

CLI::Option* add_repeatable(CLI::App& parser, const std::string& name,
                            std::vector<std::string>& target, const std::string& description,
                            const std::string& type) {
    return parser.add_option(name, target, description)->allow_extra_args(false)->type_name(type);
}

CLI::Option* add_request_id(CLI::App& parser, std::string& target) {
    const auto take = [&target](const CLI::results_t& values) {
        target = values.front();
        // A script's empty variable must not book twice.
        if (without_blanks_around(target).empty()) {
            throw Error(ErrorCode::invalid_argument, "--request-id is empty",
                        "name an id that only this request has, or leave the option out");
        }
        return true;
    };
    return parser
        .add_option("--request-id", take, "repeating the same id gives the first answer again")
        ->expected(1)
        ->type_name("ID");
}

bool on_or_off(std::string_view option, std::string_view value) {
    if (value == "on") return true;
    if (value == "off") return false;
    throw Error(ErrorCode::invalid_argument,
                std::string{option} + " is 'on' or 'off', not '" + safe(value) + "'");
}

}  // namespace shop::cli
