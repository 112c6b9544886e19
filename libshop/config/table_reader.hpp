#pragma once

#include "config/fields.hpp"

namespace shop::config {

/// Reads a table as it is described and refuses what the description does not name.
///
/// What is wrong with a value is thrown at once. Missing keys and checks that don't
/// hold wait until finish(), because a misspelt key explains both better.
class TableReader : public Fields {
public:
    /// \param table, source must outlive the reader
    /// \param name `pricing.fee`; empty for the whole file
    TableReader(const Node& table, const Source& source, std::string name);

    /// \throws Error for a key that was not asked for, a missing one, a failed check
    void finish() const;

    void table(std::string_view key, Presence presence, const Describe& describe) override;
    void check(std::string_view key, bool holds, std::string_view what,
               std::string_view hint) override;

protected:
    void field(std::string_view key, Presence presence, const Read& read,
               const Write& write) override;
    void table_list(std::string_view key, Layout layout, std::size_t most, std::size_t count,
                    const Resize& resize, const DescribeIndex& describe) override;

private:
    const Member* ask(std::string_view key, Presence presence, std::string_view missing);
    void defer(Error error);

    const Node& table_;
    const Source& source_;
    std::string name_;
    std::vector<std::string> known_;
    std::optional<Error> deferred_;
};

/// Reads all of a parsed file.
void read_document(const Node& document, const Source& source, const Fields::Describe& describe);

}  // namespace shop::config
