#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shop::mail {

/// What the placeholders of a template stand for.
class Values {
public:
    /// `{name}`: one line; line breaks and controls in it become blanks.
    void set(std::string_view name, std::string_view line);
    /// `{name}` in a text: lines that are laid out already, and stay as they are.
    void set_lines(std::string_view name, std::string lines);
    /// `{each name} ... {end}`: once if `holds`, else not at all.
    void only_if(std::string_view name, bool holds);
    /// `{each name} ... {end}`: once for each item. \param fields what an item may have
    void list(std::string_view name, std::vector<std::string_view> fields,
              std::vector<Values> items);

    struct List;
    [[nodiscard]] const std::string* find(std::string_view name) const;
    [[nodiscard]] const List* find_list(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<std::string, List, std::less<>> lists_;
};

}  // namespace shop::mail
