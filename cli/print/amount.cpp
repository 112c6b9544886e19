#include "amount.hpp"

namespace shop::cli {

std::string amount_text(Money amount, const Currency& currency) {
    Currency bare = currency;
    bare.symbol.clear();
    return to_display_string(amount, bare);
}

}  // namespace shop::cli
