#include "service/mechanics.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <charconv>

#include "domain/fold.hpp"
#include "domain/records.hpp"
#include "service/change.hpp"
#include "service/in_change.hpp"
#include "store/digest.hpp"
#include "store/mechanics.hpp"

namespace shop {

namespace service {

namespace {

std::string request_fields(const Mechanic& mechanic) {
    store::LengthPrefixed fields;
    fields.add(mechanic.name).add(mechanic.phone).add(mechanic.email);
    fields.add(mechanic.hours ? "own hours" : "");
    if (mechanic.hours) {
        for (const auto& ranges : *mechanic.hours) {
            for (const TimeRange& range : ranges) fields.add(to_string(range));
            fields.add("");
        }
    }
    for (const std::string& skill : mechanic.skills) fields.add(skill);
    return fields.text();
}

void require_new_name(driver::Connection& connection, const Mechanic& mechanic) {
    const std::string folded = domain::fold(mechanic.name);
    for (const Mechanic& other : store::all_mechanics(connection)) {
        if (other.retired || other.id == mechanic.id || domain::fold(other.name) != folded)
            continue;
        throw Error(
            ErrorCode::duplicate,
            fmt::format("mechanic {} is named '{}' already", other.id.value(), shown(other.name)),
            "give this one another name");
    }
}

/// Writes what a mechanic has become.
Mechanic replace(Change& change, const Mechanic& before, const Mechanic& edited,
                 std::string_view action) {
    if (!store::update_mechanic(change.connection(), edited, domain::fold(edited.name))) {
        throw_stale(fmt::format("mechanic {}", edited.id.value()));
    }
    const Mechanic after = require_mechanic(change.connection(), edited.id);
    change.audit(action, "mechanic", after.id.value(), &before, &after);
    return after;
}

}  // namespace

Mechanic require_mechanic(driver::Connection& connection, MechanicId id) {
    if (auto mechanic = store::find_mechanic(connection, id)) return *mechanic;
    throw Error(ErrorCode::not_found, fmt::format("there is no mechanic {}", id.value()),
                "see: shopctl mechanic list");
}

std::vector<Mechanic> working_mechanics(driver::Connection& connection,
                                        std::optional<MechanicId> only) {
    std::vector<Mechanic> working;
    for (Mechanic& mechanic : store::all_mechanics(connection)) {
        if (only && mechanic.id != *only) continue;
        if (mechanic.retired) {
            if (!only) continue;
            throw Error(ErrorCode::rule_refused,
                        fmt::format("{} no longer works here", shown(mechanic.name)),
                        "see: shopctl mechanic list");
        }
        working.push_back(std::move(mechanic));
    }
    if (working.empty() && only) static_cast<void>(require_mechanic(connection, *only));
    if (working.empty()) {
        throw Error(ErrorCode::rule_refused, "the shop has no mechanic",
                    "add one: shopctl mechanic add NAME");
    }
    return working;
}

}  // namespace service

Mechanic Mechanics::add(const Mechanic& mechanic, std::string_view request_id) {
    const Mechanic wanted = domain::normalised(mechanic);
    const std::string fields = service::request_fields(wanted);
    return service::in_change(*context_, [&](service::Change& change) {
        if (const auto first = change.replay(request_id, "mechanic add", fields)) {
            Mechanic known = service::require_mechanic(change.connection(), MechanicId{*first});
            known.replayed = true;
            return known;
        }
        service::require_new_name(change.connection(), wanted);
        const MechanicId id = store::insert_mechanic(change.connection(), wanted,
                                                     domain::fold(wanted.name), change.now());
        Mechanic added = service::require_mechanic(change.connection(), id);
        change.audit<Mechanic>("add", "mechanic", id.value(), nullptr, &added);
        change.remember(request_id, "mechanic add", fields, id.value());
        change.commit();
        return added;
    });
}

Mechanic Mechanics::edit(const Mechanic& mechanic) {
    const Mechanic edited = domain::normalised(mechanic);
    return service::in_change(*context_, [&](service::Change& change) {
        const Mechanic before = service::require_mechanic(change.connection(), edited.id);
        service::require_new_name(change.connection(), edited);
        const Mechanic after = service::replace(change, before, edited, "edit");
        change.commit();
        return after;
    });
}

Mechanic Mechanics::retire(MechanicId id, std::optional<Revision> seen) {
    return service::in_change(*context_, [&](service::Change& change) {
        const Mechanic before = service::require_mechanic(change.connection(), id);
        service::require_revision(seen, before.revision, fmt::format("mechanic {}", id.value()));
        if (before.retired) {
            throw Error(ErrorCode::wrong_state,
                        fmt::format("{} is retired already", shown(before.name)));
        }
        const auto jobs =
            store::jobs_to_do(change.connection(), id, change.now() - std::chrono::days{1});
        if (jobs > 0) {
            throw Error(
                ErrorCode::wrong_state,
                fmt::format("{} still has {} to do", shown(before.name),
                            jobs == 1 ? "a job" : fmt::format("{} jobs", jobs)),
                fmt::format("move them first: shopctl list --open --mechanic {}", id.value()));
        }
        Mechanic retired = before;
        retired.retired = true;
        const Mechanic after = service::replace(change, before, retired, "retire");
        change.commit();
        return after;
    });
}

Mechanic Mechanics::get(MechanicId id) const {
    return service::require_mechanic(context_->connection(), id);
}

Mechanic Mechanics::resolve(std::string_view text) const {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size()) return get(MechanicId{number});

    const std::string folded = domain::fold(text);
    std::vector<Mechanic> found;
    for (Mechanic& mechanic : store::all_mechanics(context_->connection())) {
        const std::string name = domain::fold(mechanic.name);
        if (!mechanic.retired && name == folded) return mechanic;
        if (!folded.empty() && !mechanic.retired && name.starts_with(folded)) {
            found.push_back(std::move(mechanic));
        }
    }
    if (found.size() > 1) {
        throw Error(ErrorCode::ambiguous,
                    fmt::format("{} mechanics match '{}'", found.size(), shown(text)),
                    "use the number of one of them: shopctl mechanic list");
    }
    if (found.empty()) {
        throw Error(ErrorCode::not_found, fmt::format("there is no mechanic '{}'", shown(text)),
                    "see: shopctl mechanic list");
    }
    return found.front();
}

std::vector<Mechanic> Mechanics::all(bool with_retired) const {
    auto mechanics = store::all_mechanics(context_->connection());
    if (!with_retired) std::erase_if(mechanics, [](const Mechanic& m) { return m.retired; });
    return mechanics;
}

}  // namespace shop
