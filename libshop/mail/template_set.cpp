#include "mail/template_set.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <utility>

#include "domain/in_quotes.hpp"
#include "domain/utf8.hpp"
#include "mail/embedded_templates.hpp"
#include "mail/template_file.hpp"

namespace shop::mail {

namespace {

constexpr std::string_view kSubject = "Subject:";

struct Texts {
    std::string_view subject;
    std::string_view text;
    int text_line = 1;  ///< where it begins in its file
};

/// The parts of a `KIND.txt`.
Texts parted(std::string_view file) {
    const auto refuse = [](int line, std::string_view what, std::string_view hint) {
        throw Error(ErrorCode::bad_file, fmt::format("{}: {}", line, what), std::string{hint});
    };
    const std::size_t end = std::min(file.find('\n'), file.size());
    if (!file.starts_with(kSubject)) {
        refuse(1, "the subject is missing", "the first line has to be 'Subject: ...'");
    }
    const std::string_view subject =
        domain::trimmed(file.substr(kSubject.size(), end - kSubject.size()));
    if (subject.empty()) refuse(1, "the subject is empty", "the first line is 'Subject: ...'");
    file.remove_prefix(std::min(end + 1, file.size()));
    if (!file.empty() && file.front() != '\n') {
        refuse(2, "the line after the subject is not empty", "leave one line empty there");
    }
    if (domain::trimmed(file).empty()) refuse(2, "there is no text", "write it from line 3 on");
    return {subject, file.substr(1), 3};
}

/// What stands below a subject may name it; it itself can't.
Values with_subject(Values values) {
    values.set("subject", "");
    return values;
}

void parse_text(LetterTemplate& letter, std::string_view file, const Values& values) {
    const Texts texts = parted(file);
    letter.subject = Template::parse(texts.subject, values);
    letter.text = Template::parse(texts.text, with_subject(values), texts.text_line);
}

Template parsed_html(std::string_view file, const Values& values) {
    return Template::parse(file, with_subject(values));
}

LetterTemplate built_in(std::string_view kind, const Values& values) {
    const auto& files = embedded_templates();
    const auto text = files.find(std::string{kind} + ".txt");
    const auto html = files.find(std::string{kind} + ".html");
    if (text == files.end() || html == files.end()) {
        throw Error(ErrorCode::not_found,
                    fmt::format("there is no template of {}", domain::in_quotes(kind)));
    }
    LetterTemplate letter;
    parse_text(letter, text->second, values);
    letter.html = parsed_html(html->second, values);
    return letter;
}

/// `FILE:LINE: what is wrong (what to do); the built-in template is used`
std::string notice(const std::filesystem::path& file, const Error& error) {
    const std::string& what = error.message();
    const bool has_line = !what.empty() && what.front() >= '0' && what.front() <= '9';
    return fmt::format("{}:{}{}{}; the built-in template is used", shown(file.string(), 200),
                       has_line ? "" : " ", what,
                       error.hint().empty() ? "" : " (" + error.hint() + ")");
}

}  // namespace

const LetterTemplate& TemplateSet::of(std::string_view kind, const Values& values) {
    if (const auto found = read_.find(kind); found != read_.end()) return found->second;
    LetterTemplate letter = built_in(kind, values);
    if (!folder_.empty()) {
        if (auto shops = own(kind, values)) letter = std::move(*shops);
    }
    return read_.insert_or_assign(std::string{kind}, std::move(letter)).first->second;
}

/// None: the shop has none, or a broken one.
std::optional<LetterTemplate> TemplateSet::own(std::string_view kind, const Values& values) {
    LetterTemplate letter = built_in(kind, values);
    bool any = false;
    bool broken = false;
    const auto take = [&](std::string_view ending, const auto& use) {
        const std::filesystem::path file = folder_ / (std::string{kind} + std::string{ending});
        try {
            const auto text = read_template(file);
            if (!text) return;
            any = true;
            use(*text);
        } catch (const Error& error) {
            broken = true;
            notices_.push_back(notice(file, error));
        }
    };
    take(".txt", [&](const std::string& text) {
        parse_text(letter, text, values);
        letter.html.reset();
    });
    take(".html", [&](const std::string& text) { letter.html = parsed_html(text, values); });
    if (!any || broken) return std::nullopt;
    return letter;
}

std::vector<std::string> TemplateSet::take_notices() {
    return std::exchange(notices_, {});
}

}  // namespace shop::mail
