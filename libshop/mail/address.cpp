#include "mail/address.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/email.hpp"

namespace shop::mail {

namespace {

[[noreturn]] void refuse(std::string_view address, std::string_view why) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("the address '{}' {}", shown(address), why), "ask for another address");
}

bool is_outside_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void require_plain_address(std::string_view address) {
    if (address.starts_with('-')) refuse(address, "begins with a dash, as an option does");
    if (std::ranges::any_of(address, is_outside_ascii)) {
        refuse(address, "needs SMTPUTF8 (RFC 6531), which not every mail system on its way offers");
    }
    if (domain::checked_email(address) != address) refuse(address, "has blanks around it");
}

}  // namespace shop::mail
