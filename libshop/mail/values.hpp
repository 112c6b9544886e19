#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shop::mail {

/// What the placeholders of a template stand for.
class Values {
public:
    /// `{name}`: one line, as one_line() makes it (mail/words.hpp).
    void set(std::string_view name, std::string_view line);
    /// The same for lines that are laid out already: their breaks stay.
    void set_lines(std::string_view name, std::string_view lines);
    /// `{each name} ... {end}`, once for each item.
    /// \param shape has every name that an item may have; what it stands for does not matter
    void set_list(std::string_view name, const Values& shape, std::vector<Values> items);
    /// `{each name} ... {end}`, once if `holds`, else not at all.
    void only_if(std::string_view name, bool holds);
    /// The same, with lines (as set() takes them) that may be named in it.
    using Lines = std::initializer_list<std::pair<std::string_view, std::string_view>>;
    void set_one(std::string_view name, bool holds, Lines lines);

    struct List;
    /// None: null.
    [[nodiscard]] const std::string* find(std::string_view name) const;
    [[nodiscard]] const List* find_list(std::string_view name) const;
    /// Of both.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<std::string, List, std::less<>> lists_;
};

struct Values::List {
    std::vector<Values> shape;  ///< just one
    std::vector<Values> items;
};

}  // namespace shop::mail
