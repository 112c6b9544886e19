#include "mail/template.hpp"

#include <shop/error.hpp>
#include <shop/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "domain/in_quotes.hpp"

namespace shop::mail {

using domain::in_quotes;

namespace {

/// What a name can stand for: the values of the innermost list last.
using Scopes = std::vector<const Values*>;

template <class Find>
auto found_in(const Scopes& scopes, Find find) -> decltype(find(*scopes.front())) {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
        if (auto found = find(**scope)) return found;
    }
    return nullptr;
}

const std::string* find_value(const Scopes& scopes, std::string_view name) {
    return found_in(scopes, [&](const Values& values) { return values.find(name); });
}

const Values::List* find_list(const Scopes& scopes, std::string_view name) {
    return found_in(scopes, [&](const Values& values) { return values.find_list(name); });
}

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

}  // namespace

class TemplateParser {
public:
    TemplateParser(std::string_view text, const Values& values, int line)
        : text_(text), line_(line), scopes_{&values} {}

    Template parse() {
        Template parsed;
        parsed.nodes_ = nodes(0);
        return parsed;
    }

private:
    using Node = Template::Node;
    static constexpr int kDeepest = 8;
    static constexpr std::size_t kLongestTag = 80;

    /// Up to the end of the list that has begun on line `each`; 0: of the text.
    std::vector<Node> nodes(int each) {
        std::vector<Node> found;
        for (;;) {
            take_text(found);
            if (at_ == text_.size()) {
                if (each == 0) return found;
                refuse(each, "{each ...} has no {end}", "write {end} where its text ends");
            }
            const int line = line_;
            const std::string_view tag = take_tag(found);
            if (tag == "end") {
                if (each != 0) return found;
                refuse(line, "{end} ends nothing", "{each NAME} has to stand before it");
            } else if (tag.starts_with("each ")) {
                found.push_back(list(tag.substr(5), line));
            } else {
                found.push_back(value(tag, line));
            }
        }
    }

    void take_text(std::vector<Node>& found) {
        std::string text;
        for (; at_ < text_.size(); ++at_) {
            if (text_[at_] == '{') {
                if (!text_.substr(at_).starts_with("{{")) break;
                ++at_;
            }
            if (text_[at_] == '\n') ++line_;
            text += text_[at_];
        }
        if (!text.empty()) found.push_back({Node::Kind::text, std::move(text), {}});
    }

    std::string_view take_tag(std::vector<Node>& before) {
        const std::size_t begin = at_;
        const std::size_t end = text_.substr(begin, kLongestTag).find_first_of("}\n");
        if (end == std::string_view::npos || text_[begin + end] != '}') {
            refuse(line_, "'{' has no '}'", "write {{ for a brace that is to be read");
        }
        at_ = begin + end + 1;
        const std::string_view tag = text_.substr(begin + 1, end - 1);
        if (tag == "end" || tag.starts_with("each ")) leave_no_line(before, begin);
        return tag;
    }

    /// A line with nothing else on it goes.
    void leave_no_line(std::vector<Node>& before, std::size_t begin) {
        const std::size_t line_begin = begin == 0 ? 0 : text_.rfind('\n', begin - 1) + 1;
        const auto blank = [](std::string_view text) {
            return text.find_first_not_of(" \t\r") == std::string_view::npos;
        };
        const std::size_t line_end = std::min(text_.find('\n', at_), text_.size());
        if (!blank(text_.substr(line_begin, begin - line_begin)) ||
            !blank(text_.substr(at_, line_end - at_))) {
            return;
        }
        const std::size_t indent = begin - line_begin;
        if (indent > 0) before.back().text.resize(before.back().text.size() - indent);
        at_ = std::min(line_end + 1, text_.size());
        if (line_end < text_.size()) ++line_;
    }

    Node value(std::string_view name, int line) {
        if (!is_name(name)) {
            refuse(line, fmt::format("{} is no placeholder", in_quotes(name)),
                   "write {NAME}, {each NAME} or {end}, and {{ for a brace that is to be read");
        }
        if (find_value(scopes_, name) == nullptr) {
            refuse_unknown(line, name,
                           find_list(scopes_, name) != nullptr
                               ? fmt::format("write {{each {}}} ... {{end}}", name)
                               : "");
        }
        return {Node::Kind::value, std::string{name}, {}};
    }

    Node list(std::string_view name, int line) {
        const Values::List* known = find_list(scopes_, name);
        if (known == nullptr) {
            refuse_unknown(line, name,
                           find_value(scopes_, name) != nullptr
                               ? fmt::format("it is no list: write {{{}}}", name)
                               : "");
        }
        if (scopes_.size() > kDeepest) refuse(line, "too many lists within each other", "");
        scopes_.push_back(&known->shape.front());
        Node node{Node::Kind::list, std::string{name}, nodes(line)};
        scopes_.pop_back();
        return node;
    }

    [[noreturn]] void refuse_unknown(int line, std::string_view name, std::string hint) const {
        std::vector<std::string> known;
        for (const Values* scope : scopes_) {
            const auto names = scope->names();
            known.insert(known.end(), names.begin(), names.end());
        }
        if (const auto meant = nearest(name, known); hint.empty() && meant) {
            hint = fmt::format("did you mean '{}'?", *meant);
        }
        refuse(line, fmt::format("nothing is called {} here", in_quotes(name)), std::move(hint));
    }

    [[noreturn]] static void refuse(int line, std::string_view what, std::string hint) {
        throw Error(ErrorCode::bad_file, fmt::format("{}: {}", line, what), std::move(hint));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_;
    Scopes scopes_;
};

Template Template::parse(std::string_view text, const Values& values, int first_line) {
    return TemplateParser(text, values, first_line).parse();
}

void Template::fill(std::string& text, const std::vector<Node>& nodes, Scopes& scopes,
                    Escape escape) {
    for (const Node& node : nodes) {
        if (node.kind == Node::Kind::text) {
            text += node.text;
        } else if (node.kind == Node::Kind::value) {
            if (const std::string* value = find_value(scopes, node.text)) {
                text += escape != nullptr ? escape(*value) : *value;
            }
        } else if (const Values::List* list = find_list(scopes, node.text)) {
            for (const Values& item : list->items) {
                scopes.push_back(&item);
                fill(text, node.inner, scopes, escape);
                scopes.pop_back();
            }
        }
    }
}

std::string Template::filled(const Values& values, Escape escape) const {
    std::string text;
    Scopes scopes{&values};
    fill(text, nodes_, scopes, escape);
    return text;
}

std::string html_escaped(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

}  // namespace shop::mail
