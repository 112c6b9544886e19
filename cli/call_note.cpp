#include "call_note.hpp"

#include "print/appointment.hpp"
#include "print/safe.hpp"

#include <fmt/format.h>

namespace shop::cli {

bool is_written_to(const Appointment& job) {
    return !job.customer_email.empty() || !job.contact.email.empty();
}

std::string call_line(const Appointment& job) {
    if (is_written_to(job)) return {};
    const Callee callee = person_to_call(job);
    if (callee.phone.empty()) {
        return fmt::format("  Call      {}: neither an e-mail address nor a number is known\n",
                           safe(callee.name));
    }
    return fmt::format("  Call      {} {}: no e-mail address is known\n", safe(callee.name),
                       safe(callee.phone));
}

}  // namespace shop::cli
