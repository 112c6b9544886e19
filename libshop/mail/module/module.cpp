#include "mail/module.hpp"

#include "mail/module/compose.hpp"

namespace shop::mail {

extern "C" {
__attribute__((visibility("default"))) extern const MailModule shop_mail_module;
const MailModule shop_mail_module{kMailModule, composed, nullptr};
}

}  // namespace shop::mail
