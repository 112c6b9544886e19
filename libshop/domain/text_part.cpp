#include <shop/text.hpp>

#include "domain/fold.hpp"
#include "domain/phone.hpp"

namespace shop {

TextPart::TextPart(std::string_view text)
    : folded_(domain::fold(text)), digits_(domain::digits_of_part(text)) {}

bool TextPart::is_in(std::string_view field) const {
    if (field.empty()) return false;
    if (!digits_.empty() && field.find(digits_) != std::string_view::npos) return true;
    return !folded_.empty() && domain::fold(field).find(folded_) != std::string::npos;
}

}  // namespace shop
