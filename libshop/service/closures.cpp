#include <shop/error.hpp>
#include <shop/people.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/records.hpp"
#include "service/change.hpp"
#include "service/in_change.hpp"
#include "service/mechanics.hpp"
#include "store/digest.hpp"
#include "store/fields.hpp"
#include "store/mechanics.hpp"

namespace shop {

namespace {

std::string request_fields(const Closure& closure) {
    store::LengthPrefixed fields;
    fields.add(closure.mechanic ? std::to_string(closure.mechanic->value()) : "");
    fields.add(std::to_string(store::stored(closure.begins)));
    fields.add(std::to_string(store::stored(closure.ends))).add(closure.reason);
    return fields.text();
}

Closure require_closure(driver::Connection& connection, ClosureId id) {
    if (auto closure = store::find_closure(connection, id)) return *closure;
    throw Error(ErrorCode::not_found, fmt::format("there is no closure {}", id.value()),
                "see: shopctl closure list");
}

Closure insert(service::Change& change, const Closure& closure) {
    if (closure.mechanic) {
        static_cast<void>(service::require_mechanic(change.connection(), *closure.mechanic));
    }
    Closure added = closure;
    added.id = store::insert_closure(change.connection(), closure, change.now());
    added.revision = 1;
    change.audit<Closure>("add", "closure", added.id.value(), nullptr, &added);
    return added;
}

bool stands_already(driver::Connection& connection, const Closure& closure) {
    return std::ranges::any_of(
        store::closures_between(connection, closure.begins, closure.ends),
        [&](const Closure& other) {
            return other.begins == closure.begins && other.ends == closure.ends &&
                   other.mechanic == closure.mechanic;
        });
}

}  // namespace

Closure Closures::add(const Closure& closure, std::string_view request_id) {
    const Closure wanted = domain::normalised(closure);
    const std::string fields = request_fields(wanted);
    return service::in_change(*context_, [&](service::Change& change) {
        if (const auto first = change.replay(request_id, "closure add", fields)) {
            Closure closed = require_closure(change.connection(), ClosureId{*first});
            closed.replayed = true;
            return closed;
        }
        const Closure added = insert(change, wanted);
        change.remember(request_id, "closure add", fields, added.id.value());
        change.commit();
        return added;
    });
}

std::vector<Closure> Closures::import(const std::vector<Closure>& closures) {
    return service::in_change(*context_, [&](service::Change& change) {
        std::vector<Closure> added;
        for (const Closure& closure : closures) {
            const Closure wanted = domain::normalised(closure);
            if (stands_already(change.connection(), wanted)) continue;
            added.push_back(insert(change, wanted));
        }
        change.commit();
        return added;
    });
}

Closure Closures::remove(ClosureId id, std::optional<Revision> seen) {
    return service::in_change(*context_, [&](service::Change& change) {
        const Closure before = require_closure(change.connection(), id);
        service::require_revision(seen, before.revision, fmt::format("closure {}", id.value()));
        store::delete_closure(change.connection(), id);
        change.audit<Closure>("remove", "closure", id.value(), &before, nullptr);
        change.commit();
        return before;
    });
}

std::vector<Closure> Closures::list(LocalTime from, LocalTime to) const {
    return store::closures_between(context_->connection(), from, to);
}

}  // namespace shop
