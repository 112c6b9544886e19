#include <shop/audit.hpp>

#include <shop/error.hpp>

#include <fmt/format.h>

#include "service/context.hpp"
#include "store/audit.hpp"

namespace shop {

void AuditLog::each(const AuditFilter& filter,
                    const std::function<bool(const AuditEntry&)>& visit) const {
    AuditEntryId last;
    for (;;) {
        const auto page = store::audit_page(context_->connection(), filter, last);
        if (page.empty()) return;
        for (const AuditEntry& entry : page) {
            if (!visit(entry)) return;
        }
        last = page.back().id;
    }
}

AuditEntry AuditLog::get(AuditEntryId id) const {
    if (auto entry = store::find_audit(context_->connection(), id)) return *entry;
    throw Error(ErrorCode::not_found, fmt::format("there is no audit entry {}", id.value()),
                "see: shopctl audit list");
}

AuditVerification AuditLog::verify() const {
    return store::verify_audit(context_->connection());
}

}  // namespace shop
