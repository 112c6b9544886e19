#include "mail/day_block.hpp"

#include <utility>

#include "mail/layout.hpp"

namespace shop::mail {

namespace {

constexpr std::size_t kIndent = 13;  // " 8:00-8:45   "

}  // namespace

DayBlock::DayBlock(std::vector<std::string> beside) : beside_(std::move(beside)) {}

void DayBlock::add(std::string_view line, std::string_view going_on) {
    if (line.empty()) return;
    std::string rest = laid_out(line, kColumns - kIndent - going_on.size());
    bool begins = true;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n') + 1;
        append((begins ? "" : std::string{going_on}) + rest.substr(0, end));
        rest.erase(0, end);
        begins = false;
    }
}

void DayBlock::add_priced(const std::string& line, const std::string& price) {
    std::string rest = with_amount("", line, price, kColumns - kIndent) + "\n";
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n') + 1;
        append(rest.substr(0, end));
        rest.erase(0, end);
    }
}

std::string DayBlock::text() const {
    std::string text = text_;
    for (std::size_t i = lines_; i < beside_.size(); ++i) text += beside_[i] + "\n";
    return text;
}

void DayBlock::append(const std::string& line) {
    const std::string beside = lines_ < beside_.size() ? beside_[lines_] : "";
    text_ += padded(beside, kIndent) + line;
    ++lines_;
}

}  // namespace shop::mail
