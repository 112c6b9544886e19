#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/values.hpp"

namespace shop::mail {

/// A text with placeholders: `{name}` stands for a value, `{each name} ... {end}` for its
/// middle once for each item of a list; with a list of none or one that says "only if". `{{`
/// is a brace. There is nothing else. A line with nothing but `{each ...}` or `{end}` on it
/// leaves no line behind.
class Template {
public:
    /// \param values what may be named: those of an item within its list, and those around it
    /// \param first_line the number of the text's first line in its file
    /// \throws Error (bad_file), its message `LINE: what is wrong`
    [[nodiscard]] static Template parse(std::string_view text, const Values& values,
                                        int first_line = 1);

    /// \param values have the names that it was parsed with
    /// \param escape makes a value fit for the kind of text; null: as it is
    using Escape = std::string (*)(std::string_view);
    [[nodiscard]] std::string filled(const Values& values, Escape escape = nullptr) const;

private:
    struct Node;
    friend class TemplateParser;
    static void fill(std::string& text, const std::vector<Node>& nodes,
                     std::vector<const Values*>& scopes, Escape escape);
    std::vector<Node> nodes_;
};

struct Template::Node {
    enum class Kind { text, value, list };
    Kind kind = Kind::text;
    std::string text;  ///< or the name
    std::vector<Node> inner;
};

/// A value in an HTML text or a quoted attribute.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace shop::mail
