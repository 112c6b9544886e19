#include "message_rows.hpp"

#include "print/message.hpp"
#include "print/when.hpp"

#include <string>

namespace shop::cli {

MessageRows::MessageRows(Session& session)
    : session_(session),
      array_(session.out()),
      table_({{"ID", Table::Align::right},
              {"MESSAGE"},
              {"TO", Table::Align::left, true},
              {"STATE"},
              {"WHEN"},
              {"REASON", Table::Align::left, true, true}}) {
    if (session.format() != "csv") return;
    session.out().write(csv_.row({"id", "kind", "about", "audience", "recipient", "state",
                                  "not_before", "sent_at", "attempts", "error"}));
}

void MessageRows::add(const Message& message) {
    const Shop& shop = session_.shop();
    if (session_.json()) {
        array_.add(to_json(message, session_.json_style()));
    } else if (session_.format() == "csv") {
        session_.out().write(csv_.row(
            {std::to_string(message.id.value()), message.kind, message_about(message),
             message.audience, message.recipient, std::string{to_string(message.state)},
             to_rfc3339(message.not_before, shop.zone()),
             message.sent_at ? to_rfc3339(*message.sent_at, shop.zone()) : "",
             std::to_string(message.attempts), message.last_error}));
    } else {
        table_.add({std::to_string(message.id.value()), message_name(message),
                    message_reader(message), message_status(message),
                    date_and_time(message.sent_at.value_or(message.not_before), shop.zone(),
                                  shop.settings().booking.clock, shop.today()),
                    message.last_error});
    }
}

void MessageRows::close() {
    if (session_.json()) array_.close();
    if (session_.format() != "text") return;
    if (table_.empty()) session_.note("no messages");
    session_.out().write(table_.text(session_.columns()));
}

}  // namespace shop::cli
