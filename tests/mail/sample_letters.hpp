#pragma once

#include "mail/letter.hpp"

namespace test {

/// A confirmation as the shop sends it, in all its parts.
[[nodiscard]] shop::mail::Letter confirmation();

/// The least that can be sent.
[[nodiscard]] shop::mail::Letter plain_letter();

}  // namespace test
