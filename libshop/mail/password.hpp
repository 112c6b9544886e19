#pragma once

#include <shop/settings.hpp>

#include <filesystem>
#include <string>

namespace shop::mail {

/// The password of the mail account: the first line that password_command prints, or of
/// password_file, or of `smtp.password` in the folder of systemd's credentials.
/// \param folder the relative path of a file counts from here
/// \throws Error (bad_config) where there is none, or a file lies open to others
[[nodiscard]] std::string password_of(const MailSettings& settings,
                                      const std::filesystem::path& folder);

}  // namespace shop::mail
