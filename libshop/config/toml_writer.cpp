#include "config/toml_writer.hpp"

#include <fmt/format.h>

#include <utility>

namespace shop::config {

namespace {

std::string toml_value(const Node& node) {
    switch (node.kind) {
        case Node::Kind::text:
            return toml_string(node.text);
        case Node::Kind::integer:
            return fmt::format("{}", node.integer);
        case Node::Kind::boolean:
            return node.boolean ? "true" : "false";
        case Node::Kind::array: {
            std::string list;
            for (const Node& item : node.items) {
                list += list.empty() ? "" : ", ";
                list += toml_value(item);
            }
            return fmt::format("[{}]", list);
        }
        case Node::Kind::table:
        case Node::Kind::other:
            break;
    }
    throw Error(ErrorCode::internal, "a value without a written form");
}

/// Writes `{ name = "...", price = "..." }`.
class InlineWriter : public Fields {
public:
    explicit InlineWriter(std::string& out) : out_(out) {}

    void table(std::string_view key, Presence /*presence*/, const Describe& /*describe*/) override {
        refuse(key);
    }
    void check(std::string_view /*key*/, bool /*holds*/, std::string_view /*what*/,
               std::string_view /*hint*/) override {}

protected:
    void field(std::string_view key, Presence /*presence*/, const Read& /*read*/,
               const Write& write) override {
        const auto value = write();
        if (!value) return;
        out_ += fmt::format("{}{} = {}", first_ ? "" : ", ", key, toml_value(*value));
        first_ = false;
    }
    void table_list(std::string_view key, Layout /*layout*/, std::size_t /*most*/,
                    std::size_t /*count*/, const Resize& /*resize*/,
                    const DescribeIndex& /*describe*/) override {
        refuse(key);
    }

private:
    [[noreturn]] static void refuse(std::string_view key) {
        throw Error(ErrorCode::internal,
                    fmt::format("'{}' is a table within an inline table", key));
    }

    std::string& out_;
    bool first_ = true;
};

}  // namespace

std::string toml_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        switch (c) {
            case '"':
                quoted += "\\\"";
                break;
            case '\\':
                quoted += "\\\\";
                break;
            case '\b':
                quoted += "\\b";
                break;
            case '\t':
                quoted += "\\t";
                break;
            case '\n':
                quoted += "\\n";
                break;
            case '\f':
                quoted += "\\f";
                break;
            case '\r':
                quoted += "\\r";
                break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                if (byte < 0x20 || byte == 0x7F) {
                    quoted += fmt::format("\\u{:04X}", byte);
                } else {
                    quoted += c;
                }
            }
        }
    }
    return quoted + '"';
}

TomlWriter::TomlWriter(std::string& out, Unset unset, std::string name)
    : out_(out), unset_(unset), name_(std::move(name)) {}

void TomlWriter::begin_block(std::string_view header) {
    if (!out_.empty()) out_ += '\n';
    out_ += header;
    out_ += '\n';
}

void TomlWriter::field(std::string_view key, Presence /*presence*/, const Read& /*read*/,
                       const Write& write) {
    const auto value = write();
    if (value) {
        out_ += fmt::format("{} = {}\n", key, toml_value(*value));
    } else if (unset_ == Unset::comment) {
        out_ += fmt::format("# {} is not set\n", key);
    }
}

void TomlWriter::table(std::string_view key, Presence /*presence*/, const Describe& describe) {
    const std::string name = join_key(name_, key);
    begin_block(fmt::format("[{}]", name));
    TomlWriter writer(out_, unset_, name);
    describe(writer);
}

void TomlWriter::table_list(std::string_view key, Layout layout, std::size_t /*most*/,
                            std::size_t count, const Resize& /*resize*/,
                            const DescribeIndex& describe) {
    const std::string name = join_key(name_, key);
    if (layout == Layout::blocks) {
        if (count == 0 && unset_ == Unset::comment) begin_block(fmt::format("# no [[{}]]", name));
        for (std::size_t index = 0; index < count; ++index) {
            begin_block(fmt::format("[[{}]]", name));
            TomlWriter writer(out_, unset_, name);
            describe(index, writer);
        }
        return;
    }
    if (count == 0) {
        if (unset_ == Unset::comment) out_ += fmt::format("{} = []\n", key);
        return;
    }
    out_ += fmt::format("{} = [\n", key);
    for (std::size_t index = 0; index < count; ++index) {
        out_ += "  { ";
        InlineWriter writer(out_);
        describe(index, writer);
        out_ += " },\n";
    }
    out_ += "]\n";
}

void TomlWriter::check(std::string_view /*key*/, bool /*holds*/, std::string_view /*what*/,
                       std::string_view /*hint*/) {}

}  // namespace shop::config
