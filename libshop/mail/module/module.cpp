#include "mail/module.hpp"

#include "mail/module/compose.hpp"
#include "mail/module/smtp.hpp"

namespace shop::mail {

extern "C" {
__attribute__((visibility("default"))) extern const MailModule shop_mail_module;
const MailModule shop_mail_module{kMailModule, composed, open_smtp};
}

}  // namespace shop::mail
