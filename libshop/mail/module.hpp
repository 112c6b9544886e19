#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "mail/letter.hpp"
#include "mail/transport.hpp"

// What the library and the module that is loaded for mail agree on.
namespace shop::mail {

struct SmtpOptions {
    std::string url;       ///< smtp:// or smtps://
    std::string username;  ///< empty: no authentication
    std::string password;
    std::filesystem::path authorities;  ///< in place of the system's; empty: those
    std::chrono::seconds connect_timeout{30};
    std::chrono::seconds answer_timeout{300};
    std::chrono::seconds message_timeout{600};
    std::function<void(const std::string& line)> conversation;
};

/// Rises with every change of mail/letter.hpp, mail/transport.hpp or of this file: a module that
/// was built for another library is not used.
inline constexpr int kMailModule = 1;

/// What the module exports under the name kMailModuleEntry.
struct MailModule {
    int number;
    /// The bytes of a letter whose addresses and words are safe.
    std::string (*compose)(const Letter& letter);
    std::unique_ptr<Transport> (*open_smtp)(const SmtpOptions& options);
};

inline constexpr const char* kMailModuleFile = "shop_mail.so";
inline constexpr const char* kMailModuleEntry = "shop_mail_module";

}  // namespace shop::mail
