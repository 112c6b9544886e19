#include "config/table_reader.hpp"

#include "domain/in_quotes.hpp"
#include "domain/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace shop::config {

std::string join_key(std::string_view table, std::string_view key) {
    return table.empty() ? std::string{key} : fmt::format("{}.{}", table, key);
}

TableReader::TableReader(const Node& table, const Source& source, std::string name)
    : table_(table), source_(source), name_(std::move(name)) {}

const Member* TableReader::ask(std::string_view key, Presence presence, std::string_view missing) {
    known_.emplace_back(key);
    const Member* member = table_.find(key);
    if (member == nullptr && presence == Presence::required) {
        defer(source_.error(table_.at, missing));
    }
    return member;
}

void TableReader::defer(Error error) {
    if (!deferred_) deferred_ = std::move(error);
}

void TableReader::field(std::string_view key, Presence presence, const Read& read,
                        const Write& /*write*/) {
    const std::string name = join_key(name_, key);
    const Member* member = ask(key, presence, name + " is missing");
    if (member != nullptr) read(Value{member->value, source_, name});
}

void TableReader::table(std::string_view key, Presence presence, const Describe& describe) {
    const std::string name = join_key(name_, key);
    const Member* member = ask(key, presence, fmt::format("the table [{}] is missing", name));
    if (member == nullptr) return;
    if (member->value.kind != Node::Kind::table) {
        throw source_.error(member->value.at, name + " must be a table",
                            fmt::format("write it as [{}]", name));
    }
    TableReader reader(member->value, source_, name);
    describe(reader);
    reader.finish();
}

void TableReader::table_list(std::string_view key, Layout layout, std::size_t most,
                             std::size_t /*count*/, const Resize& resize,
                             const DescribeIndex& describe) {
    const std::string name = join_key(name_, key);
    const Member* member = ask(key, Presence::optional, {});
    if (member == nullptr) return;
    const Node& list = member->value;
    const bool tables_only =
        list.kind == Node::Kind::array &&
        std::all_of(list.items.begin(), list.items.end(),
                    [](const Node& item) { return item.kind == Node::Kind::table; });
    if (!tables_only) {
        throw source_.error(list.at, name + " must be a list of tables",
                            layout == Layout::blocks
                                ? fmt::format("write each as [[{}]]", name)
                                : fmt::format("write it as {} = [{{ ... }}, {{ ... }}]", key));
    }
    if (list.items.size() > most) {
        throw source_.error(
            list.items[most].at,
            fmt::format("{} may be given at most {} times, not {}", name, most, list.items.size()));
    }
    resize(list.items.size());
    for (std::size_t index = 0; index < list.items.size(); ++index) {
        TableReader reader(list.items[index], source_, name);
        describe(index, reader);
        reader.finish();
    }
}

void TableReader::check(std::string_view key, bool holds, std::string_view what,
                        std::string_view hint) {
    if (holds) return;
    const Member* member = table_.find(key);
    defer(source_.error(member == nullptr ? table_.at : member->value.at,
                        fmt::format("{} {}", join_key(name_, key), what), std::string{hint}));
}

void TableReader::finish() const {
    for (const Member& member : table_.members) {
        if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
        const std::string where = name_.empty() ? "" : fmt::format(" in [{}]", name_);
        const auto meant = domain::nearest(member.key, known_);
        throw source_.error(member.at,
                            fmt::format("unknown key {}{}", domain::in_quotes(member.key), where),
                            meant ? fmt::format("did you mean '{}'?", *meant)
                                  : fmt::format("known here: {}", fmt::join(known_, ", ")));
    }
    if (deferred_) throw *deferred_;
}

void read_document(const Node& document, const Source& source, const Fields::Describe& describe) {
    TableReader reader(document, source, {});
    describe(reader);
    reader.finish();
}

}  // namespace shop::config
