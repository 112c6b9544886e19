#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shop::mail {

/// A job of a day sheet as text: lines one below the other, beside its time and what else stands
/// below that.
class DayBlock {
public:
    explicit DayBlock(std::vector<std::string> beside);

    /// \param going_on stands before what goes on in a further line
    void add(std::string_view line, std::string_view going_on = "");
    void add_priced(const std::string& line, const std::string& price);

    /// Each line with its end.
    [[nodiscard]] std::string text() const;

private:
    void append(const std::string& line);

    std::vector<std::string> beside_;
    std::size_t lines_ = 0;
    std::string text_;
};

}  // namespace shop::mail
