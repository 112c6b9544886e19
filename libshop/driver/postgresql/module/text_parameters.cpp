#include "driver/postgresql/module/text_parameters.hpp"

#include <cstdint>
#include <string_view>
#include <variant>

namespace shop::driver {

namespace {

std::optional<std::string> text_of(const Parameter::Held& held) {
    if (const auto* integer = std::get_if<std::int64_t>(&held)) return std::to_string(*integer);
    const auto* text = std::get_if<std::string_view>(&held);
    if (text == nullptr) return std::nullopt;
    if (text->find('\0') != std::string_view::npos) {
        throw Error(ErrorCode::internal, "a text has a NUL in it");
    }
    return std::string(*text);
}

}  // namespace

TextParameters::TextParameters(Parameters parameters) {
    texts_.reserve(parameters.size());
    values_.reserve(parameters.size());
    for (const Parameter& parameter : parameters) {
        const auto& text = texts_.emplace_back(text_of(parameter.held()));
        values_.push_back(text ? text->c_str() : nullptr);
    }
}

}  // namespace shop::driver
