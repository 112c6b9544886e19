#include <shop/templates.hpp>

#include "mail/letters.hpp"

namespace shop {

std::vector<std::string> broken_templates(const Settings& settings, const Zone& zone,
                                          const std::filesystem::path& folder) {
    mail::TemplateSet templates(folder / "templates");
    const mail::Desk desk{settings, zone, templates, {}, {}, {}};
    // What a template may name does not depend on what it stands for: empty records do.
    for (const mail::Kind& kind : mail::kinds()) {
        switch (kind.about) {
            case mail::Kind::About::quote:
                static_cast<void>(mail::write_letter(kind, mail::QuoteFacts{}, desk));
                break;
            case mail::Kind::About::job:
                static_cast<void>(mail::write_letter(kind, mail::JobFacts{}, desk));
                break;
            case mail::Kind::About::day:
                static_cast<void>(mail::write_letter(kind, mail::DaySheetFacts{}, desk));
                break;
        }
    }
    return templates.take_notices();
}

}  // namespace shop
