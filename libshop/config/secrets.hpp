#pragma once

#include <shop/settings.hpp>

#include <string>
#include <string_view>

namespace shop::config {

/// A URL or libpq connection string with `***` in place of each password: the one
/// before the host, and what `password`, `sslpassword` and the like are set to.
[[nodiscard]] std::string mask_url(std::string_view url);

/// The settings as they may be shown.
[[nodiscard]] Settings mask_secrets(Settings settings);

}  // namespace shop::config
