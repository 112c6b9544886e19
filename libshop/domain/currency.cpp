#include <shop/money.hpp>

#include "domain/in_quotes.hpp"

#include <shop/error.hpp>

#include <algorithm>
#include <array>

namespace shop {

namespace {

struct KnownCurrency {
    std::string_view code;
    int digits;
    std::string_view symbol;
};

// Codes and minor units as in ISO 4217, list one. A symbol that other currencies share
// carries its country; where none is usual the code stands before the amount.
constexpr std::array kCurrencies{
    KnownCurrency{"AED", 2, "AED "}, KnownCurrency{"ARS", 2, "ARS "},
    KnownCurrency{"AUD", 2, "A$"},   KnownCurrency{"BGN", 2, "BGN "},
    KnownCurrency{"BHD", 3, "BHD "}, KnownCurrency{"BRL", 2, "R$"},
    KnownCurrency{"CAD", 2, "C$"},   KnownCurrency{"CHF", 2, "CHF "},
    KnownCurrency{"CLP", 0, "CLP "}, KnownCurrency{"CNY", 2, "CNY "},
    KnownCurrency{"COP", 2, "COP "}, KnownCurrency{"CRC", 2, "CRC "},
    KnownCurrency{"CZK", 2, "CZK "}, KnownCurrency{"DKK", 2, "DKK "},
    KnownCurrency{"DOP", 2, "DOP "}, KnownCurrency{"EGP", 2, "EGP "},
    KnownCurrency{"EUR", 2, "€"},    KnownCurrency{"GBP", 2, "£"},
    KnownCurrency{"GTQ", 2, "GTQ "}, KnownCurrency{"HKD", 2, "HK$"},
    KnownCurrency{"HUF", 2, "HUF "}, KnownCurrency{"IDR", 2, "IDR "},
    KnownCurrency{"ILS", 2, "₪"},    KnownCurrency{"INR", 2, "₹"},
    KnownCurrency{"ISK", 0, "ISK "}, KnownCurrency{"JMD", 2, "J$"},
    KnownCurrency{"JOD", 3, "JOD "}, KnownCurrency{"JPY", 0, "¥"},
    KnownCurrency{"KES", 2, "KES "}, KnownCurrency{"KRW", 0, "₩"},
    KnownCurrency{"KWD", 3, "KWD "}, KnownCurrency{"MAD", 2, "MAD "},
    KnownCurrency{"MXN", 2, "MX$"},  KnownCurrency{"MYR", 2, "MYR "},
    KnownCurrency{"NGN", 2, "₦"},    KnownCurrency{"NOK", 2, "NOK "},
    KnownCurrency{"NZD", 2, "NZ$"},  KnownCurrency{"OMR", 3, "OMR "},
    KnownCurrency{"PEN", 2, "PEN "}, KnownCurrency{"PHP", 2, "₱"},
    KnownCurrency{"PKR", 2, "PKR "}, KnownCurrency{"PLN", 2, "PLN "},
    KnownCurrency{"PYG", 0, "PYG "}, KnownCurrency{"QAR", 2, "QAR "},
    KnownCurrency{"RON", 2, "RON "}, KnownCurrency{"RSD", 2, "RSD "},
    KnownCurrency{"SAR", 2, "SAR "}, KnownCurrency{"SEK", 2, "SEK "},
    KnownCurrency{"SGD", 2, "S$"},   KnownCurrency{"THB", 2, "฿"},
    KnownCurrency{"TND", 3, "TND "}, KnownCurrency{"TRY", 2, "₺"},
    KnownCurrency{"TWD", 2, "NT$"},  KnownCurrency{"UAH", 2, "₴"},
    KnownCurrency{"USD", 2, "$"},    KnownCurrency{"UYU", 2, "UYU "},
    KnownCurrency{"VND", 0, "₫"},    KnownCurrency{"ZAR", 2, "ZAR "},
};

}  // namespace

Currency find_currency(std::string_view code) {
    const auto* found = std::find_if(kCurrencies.begin(), kCurrencies.end(),
                                     [&](const auto& known) { return known.code == code; });
    if (found == kCurrencies.end()) {
        throw Error(ErrorCode::invalid_argument,
                    "currency " + domain::in_quotes(code) + " is not known",
                    "use a code of ISO 4217 in capital letters, such as USD, CAD or EUR");
    }
    return {std::string(found->code), found->digits, std::string(found->symbol)};
}

}  // namespace shop
