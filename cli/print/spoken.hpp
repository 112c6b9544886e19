#pragma once

#include <shop/money.hpp>
#include <shop/time.hpp>

#include <cstdint>
#include <string>

// What is read out on the telephone.
namespace shop::cli {

/// `five hundred forty-two`
[[nodiscard]] std::string spoken_number(std::int64_t number);

/// `five hundred forty-two dollars and thirty cents`; empty for a currency whose words are
/// not known here, and below zero.
[[nodiscard]] std::string spoken_amount(Money amount, const Currency& currency);

/// `about two and a quarter hours`: whole quarters, up.
[[nodiscard]] std::string spoken_duration(Minutes minutes);

}  // namespace shop::cli
