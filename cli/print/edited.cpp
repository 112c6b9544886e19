#include "edited.hpp"

#include "appointment.hpp"
#include "customer.hpp"
#include "safe.hpp"
#include "when.hpp"
#include "width.hpp"
#include "wrapped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kLabel = 12;

/// A fact of both that differs, as it was.
class Former {
public:
    void add(std::string_view what, const std::string& before, const std::string& after) {
        if (before != after) add(what, before);
    }
    void add(std::string_view what, const std::string& before) {
        facts_.push_back(fmt::format("{} {}", what, before.empty() ? "none" : safe(before)));
    }
    [[nodiscard]] const std::vector<std::string>& facts() const { return facts_; }

private:
    std::vector<std::string> facts_;
};

/// Notes may be long: the audit log has them whole.
std::string cut_to_line(const std::string& notes) {
    const std::size_t end = notes.find('\n');
    const std::string first = notes.substr(0, end) + (end == std::string::npos ? "" : " …");
    return truncated(safe(first), kColumns - kLabel - std::string_view{"notes "}.size());
}

Minutes length(const Appointment& job) {
    return std::chrono::duration_cast<Minutes>(job.work.end - job.work.begin);
}

}  // namespace

std::string edited_lines(Shop& shop, const Appointment& before, const Appointment& after) {
    const Currency& currency = shop.settings().profile.currency;
    Former was;
    was.add("work", work_text(before), work_text(after));
    was.add("time", duration(length(before)), duration(length(after)));
    was.add("price", to_display_string(before.total, currency),
            to_display_string(after.total, currency));
    was.add("travel", duration(before.travel), duration(after.travel));
    was.add("place", with_postal_code(before.address, before.postal_code),
            with_postal_code(after.address, after.postal_code));
    was.add("vehicle", vehicle_text(before), vehicle_text(after));
    was.add("mechanic", before.mechanic_name, after.mechanic_name);
    was.add("on site", contact_text(before), contact_text(after));
    if (before.notes != after.notes) was.add("notes", cut_to_line(before.notes));
    std::string text;
    for (const std::string& line : wrapped(was.facts(), "; ", kColumns - kLabel)) {
        text += pad_right(text.empty() ? "  Was" : "", kLabel) + line + "\n";
    }
    return text;
}

std::string authorization_lines(Shop& shop, const Appointment& job) {
    if (!job.authorization || !job.quote || job.total <= job.authorization->total) return {};
    return fmt::format(
        "Authorized to {}: get a yes to the rest:\n"
        "  shopctl quote accept Q{} --by NAME --means phone\n",
        to_display_string(job.authorization->total, shop.settings().profile.currency),
        job.quote->value());
}

}  // namespace shop::cli
