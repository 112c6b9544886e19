#include "store/appointment_fields.hpp"

namespace shop::store {

AppointmentStatus read_status(const std::string& text) {
    try {
        return parse_appointment_status(text);
    } catch (const Error&) {
        throw Error(ErrorCode::store_damaged,
                    "the store has an appointment in state '" + text + "'",
                    "run: shopctl db check");
    }
}

std::vector<Rule> read_rules(std::string_view text) {
    std::vector<Rule> rules;
    while (!text.empty()) {
        const auto end = text.find(',');
        try {
            rules.push_back(parse_rule(text.substr(0, end)));
        } catch (const Error&) {
            throw Error(ErrorCode::store_damaged,
                        "the store has an appointment that overrides '" + std::string{text} + "'",
                        "run: shopctl db check");
        }
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return rules;
}

std::string written(const std::vector<Rule>& rules) {
    std::string text;
    for (const Rule rule : rules) {
        if (!text.empty()) text += ',';
        text += to_string(rule);
    }
    return text;
}

}  // namespace shop::store
