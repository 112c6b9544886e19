#pragma once

#include "config/fields.hpp"

#include <shop/catalogue.hpp>

namespace shop::config {

/// A catalogue file: `[[service]]` and `[[package]]`.
void describe(Fields& root, Catalogue& catalogue, const Currency& currency);

}  // namespace shop::config
