#pragma once

#include "config/fields.hpp"

#include <string>
#include <vector>

namespace shop::config {

/// Lists every key that a description names, with the names of its tables:
/// `booking.slot_minutes`, `pricing.fee.name`.
class KeyLister : public Fields {
public:
    /// \param keys must outlive the lister; added to
    explicit KeyLister(std::vector<std::string>& keys, std::string name = {});

    void table(std::string_view key, Presence presence, const Describe& describe) override;
    void check(std::string_view key, bool holds, std::string_view what,
               std::string_view hint) override;

protected:
    void field(std::string_view key, Presence presence, const Read& read,
               const Write& write) override;
    void table_list(std::string_view key, Layout layout, std::size_t most, std::size_t count,
                    const Resize& resize, const DescribeIndex& describe) override;

private:
    std::vector<std::string>& keys_;
    std::string name_;
};

/// Every key of the shop's file.
[[nodiscard]] std::vector<std::string> settings_keys();

/// Every key of a catalogue file.
[[nodiscard]] std::vector<std::string> catalogue_keys();

/// Every key of a file of closures.
[[nodiscard]] std::vector<std::string> closure_keys();

}  // namespace shop::config
