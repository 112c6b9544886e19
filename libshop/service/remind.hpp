#pragma once

#include <shop/outbox.hpp>

#include "service/context.hpp"
#include "service/sender.hpp"

namespace shop::service {

/// Outbox::remind() with another way out.
RemindReport remind(Context& context, const OpenMailer& open_mailer);

}  // namespace shop::service
