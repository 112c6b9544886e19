#pragma once

#include "session.hpp"

#include <shop/format.hpp>

#include <string>

namespace shop::cli {

/// The JSON of a record that a command makes says whether its request id had made it before.
[[nodiscard]] std::string with_replayed(std::string object, bool replayed);

/// Says that nothing new was made, where a request id came again.
void note_replayed(const Session& session, bool replayed);

/// The answer of a command that makes a record. \param card prints it for people
template <class Record, class Card>
void answer_made(Session& session, const Record& made, const Card& card) {
    note_replayed(session, made.replayed);
    if (session.json()) {
        session.print(with_replayed(to_json(made, session.json_style()), made.replayed));
    } else {
        card(session, made);
    }
}

}  // namespace shop::cli
