#pragma once

#include "domain/pricing.hpp"

#include <string>

/// A priced quote in full, one line each, in minor units:
/// `labor 8000 (list 10000) + 4000 - 1200 T: Labor`, then the sums that are not zero.
std::string as_text(const shop::domain::PricedLines& priced);
