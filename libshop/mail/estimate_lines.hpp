#pragma once

#include <shop/money.hpp>
#include <shop/quote.hpp>

#include <string>
#include <vector>

namespace shop::mail {

/// A line of an estimate as its reader sees it.
struct EstimateLine {
    std::string name;
    std::string amount;    ///< empty: the name of the work whose lines follow
    bool of_work = false;  ///< belongs to the work named above it
};

/// All lines up to the total, which is the sum of their amounts.
[[nodiscard]] std::vector<EstimateLine> estimate_lines(const Quote& quote,
                                                       const Currency& currency);

}  // namespace shop::mail
