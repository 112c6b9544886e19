#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/template.hpp"

namespace shop::mail {

/// The templates of one kind of letter.
struct LetterTemplate {
    Template subject;
    Template text;
    std::optional<Template> html;  ///< none: the letter goes as text alone
};

/// The built-in templates, and in their place the shop's own: `KIND.txt` (first line
/// `Subject: ...`, then an empty line, then the text) and `KIND.html` in its folder. Each file
/// is read when its kind is first asked for.
///
/// What the shop writes is what is sent: where it has a `KIND.txt` and no `KIND.html` the
/// letter goes as text alone, and where one of the two is broken both are set aside.
class TemplateSet {
public:
    /// \param folder the shop's own; empty or not there: the built-in ones alone
    explicit TemplateSet(std::filesystem::path folder = {}) : folder_(std::move(folder)) {}

    /// \param values what its placeholders may name
    /// \throws Error (not_found) for a kind without templates
    [[nodiscard]] const LetterTemplate& of(std::string_view kind, const Values& values);

    /// What is wrong with those of the shop's templates that were asked for, each with file
    /// and line, said once; emptied by the call.
    [[nodiscard]] std::vector<std::string> take_notices();

private:
    [[nodiscard]] std::optional<LetterTemplate> own(std::string_view kind, const Values& values);

    std::filesystem::path folder_;
    std::map<std::string, LetterTemplate, std::less<>> read_;
    std::vector<std::string> notices_;
};

}  // namespace shop::mail
