#pragma once

#include "config/fields.hpp"

namespace shop::config {

/// What a writer does about a key that has no value: says so in a comment, or nothing.
enum class Unset { comment, omit };

/// Writes a table as it is described.
class TomlWriter : public Fields {
public:
    /// \param out must outlive the writer; appended to
    TomlWriter(std::string& out, Unset unset, std::string name = {});

    void table(std::string_view key, Presence presence, const Describe& describe) override;
    void check(std::string_view key, bool holds, std::string_view what,
               std::string_view hint) override;

protected:
    void field(std::string_view key, Presence presence, const Read& read,
               const Write& write) override;
    void table_list(std::string_view key, Layout layout, std::size_t most, std::size_t count,
                    const Resize& resize, const DescribeIndex& describe) override;

private:
    void begin_block(std::string_view header);

    std::string& out_;
    Unset unset_;
    std::string name_;
};

/// The text as a TOML basic string, quotes included.
[[nodiscard]] std::string toml_string(std::string_view text);

}  // namespace shop::config
