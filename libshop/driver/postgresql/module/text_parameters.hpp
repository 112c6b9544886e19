#pragma once

#include "driver/connection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace shop::driver {

/// Parameters as libpq takes them: all as text, NULL as none.
class TextParameters {
public:
    /// \throws Error (internal) for a text with a NUL: a C string would end there
    explicit TextParameters(Parameters parameters);
    TextParameters(const TextParameters&) = delete;
    TextParameters& operator=(const TextParameters&) = delete;

    [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
    [[nodiscard]] const std::vector<std::optional<std::string>>& texts() const { return texts_; }
    [[nodiscard]] const char* const* values() const { return values_.data(); }

private:
    std::vector<std::optional<std::string>> texts_;
    std::vector<const char*> values_;  ///< point into texts_
};

}  // namespace shop::driver
