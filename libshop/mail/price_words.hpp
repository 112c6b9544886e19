#pragma once

#include <shop/quote.hpp>
#include <shop/settings.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "mail/desk.hpp"

// How letters speak of prices, and of who agreed to them.
namespace shop::mail {

/// `$542.30`; `no charge` for nothing.
[[nodiscard]] std::string price_text(Money total, const Desk& desk);

/// `authorized by you by phone on November 17 at 9:21 am`
/// \param reader who is `you`; empty: nobody
[[nodiscard]] std::string authorization_text(const Authorization& given, std::string_view reader,
                                             const Desk& desk);

/// The same of a total: what of it is authorized, where that is not all. Empty: nothing is.
[[nodiscard]] std::string authorization_of(const std::optional<Authorization>& given, Money total,
                                           std::string_view reader, const Desk& desk);

/// Whether a yes is still to be had: nothing is authorized, or less than the total.
[[nodiscard]] bool needs_yes(const std::optional<Authorization>& given, Money total);

}  // namespace shop::mail
