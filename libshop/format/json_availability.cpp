#include <set>

#include "format/json.hpp"

namespace shop {

namespace format {

Json slot_object(const Slot& slot, const JsonStyle& style) {
    Json object = interval_object(slot.work, style);
    object["mechanics"] = list(slot.mechanics, [](MechanicId id) { return id.value(); });
    return object;
}

Json obstacle_object(const Obstacle& obstacle) {
    return {{"rule", to_string(obstacle.rule)},
            {"mechanic_id", id_or_null(obstacle.mechanic)},
            {"appointment_id", id_or_null(obstacle.appointment)},
            {"closure_id", id_or_null(obstacle.closure)},
            {"detail", text_or_null(obstacle.detail)}};
}

namespace {

Json slot_list(const std::vector<Slot>& slots, const JsonStyle& style) {
    return list(slots, [&](const Slot& slot) { return slot_object(slot, style); });
}

/// What was asked and taken for granted, without what was found.
Json question_object(const SlotSearch& search) {
    const auto mechanic = [](const Mechanic& m) {
        return Json{{"id", m.id.value()}, {"name", m.name}};
    };
    return {{"what", text_or_null(search.what)},
            {"duration_minutes", search.duration.count()},
            {"travel_minutes", search.travel.count()},
            {"wrap_up_minutes", search.wrap_up.count()},
            {"area", text_or_null(search.area)},
            {"area_assumed", search.area_assumed},
            {"mechanics", list(search.mechanics, mechanic)}};
}

Json search_object(const SlotSearch& search, const JsonStyle& style) {
    Json object = question_object(search);
    object["from"] = date_text(search.from);
    object["days"] = search.days;
    object["slots"] = slot_list(search.slots, style);
    return object;
}

void add_circumstances(Json& error, std::string_view key, const std::vector<Obstacle>& obstacles,
                       const std::vector<Slot>& nearest, const JsonStyle* style) {
    error[std::string{key}] = list(obstacles, obstacle_object);
    if (style != nullptr) error["nearest"] = slot_list(nearest, *style);
}

}  // namespace

}  // namespace format

std::string to_json(const Slot& slot, const JsonStyle& style) {
    return format::dump(format::slot_object(slot, style));
}

std::string to_json(const SlotSearch& search, const JsonStyle& style) {
    return format::dump(format::search_object(search, style));
}

std::string to_json(const SlotSearch& search, const std::vector<Explanation>& beyond_rules,
                    const JsonStyle& style) {
    const auto start = [&](const Explanation& one) {
        std::set<Rule> rules;
        for (const Obstacle& obstacle : one.obstacles) rules.insert(obstacle.rule);
        format::Json object = format::interval_object(one.work, style);
        object["override"] = format::Json::array();
        for (const Rule rule : rules) object["override"].push_back(to_string(rule));
        object["obstacles"] = format::list(one.obstacles, format::obstacle_object);
        return object;
    };
    format::Json object = format::search_object(search, style);
    object["beyond_rules"] = format::list(beyond_rules, start);
    return format::dump(object);
}

namespace format {

Json misfit_object(const Misfit& misfit, const JsonStyle& style) {
    const auto slot = [&](const Slot& open) { return slot_object(open, style); };
    return {{"job", appointment_object(misfit.job, style)},
            {"broken", list(misfit.broken, obstacle_object)},
            {"first_open", or_null(misfit.first_open, slot)}};
}

}  // namespace format

std::string to_json(const Misfit& misfit, const JsonStyle& style) {
    return format::dump(format::misfit_object(misfit, style));
}

std::string to_json(const Explanation& explanation, const JsonStyle& style) {
    format::Json object = format::interval_object(explanation.work, style);
    object["open_to"] = format::list(explanation.open_to, [](MechanicId id) { return id.value(); });
    object["obstacles"] = format::list(explanation.obstacles, format::obstacle_object);
    object["nearest"] = format::slot_list(explanation.nearest, style);
    object["assumed"] = format::question_object(explanation.assumed);
    return format::dump(object);
}

std::string to_json(const Error& error, const JsonStyle* style) {
    format::Json inner{{"code", to_string(error.code())},
                       {"message", error.message()},
                       {"hint", format::text_or_null(error.hint())}};
    if (const auto* taken = dynamic_cast<const SlotTaken*>(&error)) {
        format::add_circumstances(inner, "in_the_way", taken->in_the_way(), taken->nearest(),
                                  style);
    } else if (const auto* refused = dynamic_cast<const RuleRefused*>(&error)) {
        format::add_circumstances(inner, "broken", refused->broken(), refused->nearest(), style);
    }
    format::Json object = format::Json::object();
    object["error"] = std::move(inner);
    return format::dump(object);
}

}  // namespace shop
