#include "shared_contact.hpp"

#include "input/words.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>

namespace shop::cli {

void note_shared(Session& session, CustomerId customer, const std::string& phone,
                 const std::string& email) {
    Shop& shop = session.shop();
    std::map<CustomerId, std::pair<std::string, std::string>> others;  // name, what is shared
    const auto look_for = [&](const std::string& value, std::string Customer::*field,
                              std::string_view what) {
        if (value.empty()) return;
        for (const Customer& other : shop.customers().find(value)) {
            const bool same = in_lower_case(other.*field) == in_lower_case(value);
            if (other.id == customer || !same) continue;
            auto& [name, shared] = others[other.id];
            name = other.name;
            shared += (shared.empty() ? "" : " and ") + std::string{what};
        }
    };
    look_for(phone, &Customer::phone, "telephone number");
    look_for(email, &Customer::email, "e-mail address");
    for (const auto& [id, other] : others) {
        session.note(
            fmt::format("note: customer {}, {}, has the same {}; nothing of theirs was changed",
                        id.value(), shown(other.first), other.second));
        const auto missed = shop.customers().missed(id).no_shows;
        if (missed > 0) {
            session.note(fmt::format("note: customer {} missed {} appointment{}; if that is who "
                                        "called, book them as --customer {}",
                                        id.value(), missed, missed == 1 ? "" : "s", id.value()));
        }
    }
}

}  // namespace shop::cli
