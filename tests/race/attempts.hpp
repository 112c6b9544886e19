#pragma once

#include <shop/shop.hpp>

#include <algorithm>

#include "crew.hpp"
#include "plain_sql.hpp"

namespace shop::race {

/// Runs a call of the service, which returns its appointment's id, and notes how it ended.
template <class Call>
void try_by_service(Attempt& attempt, Call call) {
    attempt.by_service = true;
    try {
        attempt.appointment = call();
        attempt.outcome = Outcome::won;
    } catch (const SlotTaken& taken) {
        attempt.outcome = Outcome::refused;
        attempt.named_others = !taken.nearest().empty();
        for (const Obstacle& obstacle : taken.in_the_way()) {
            if (obstacle.appointment) attempt.in_the_way = obstacle.appointment->value();
        }
        attempt.complain(taken.message());
    }
}

/// Runs one write by plain SQL, which returns its row's id, and notes how it ended.
template <class Work>
void try_by_sql(Attempt& attempt, PlainSql& sql, Work work) {
    try {
        attempt.appointment = sql.write(work);
        attempt.outcome = Outcome::won;
    } catch (const SQLite::Exception& failure) {
        if (!refused_by_guard(failure)) throw;
        attempt.outcome = Outcome::refused;
    }
}

}  // namespace shop::race
