#include "mail/template_file.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string_view>
#include <system_error>

#include "domain/utf8.hpp"

namespace shop::mail {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& what, const char* hint) {
    throw Error(ErrorCode::bad_file, what, hint);
}

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(kLargestTemplate + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad() || (in.fail() && !in.eof())) refuse("it cannot be read", "look at its rights");
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > kLargestTemplate) {
        refuse(fmt::format("it is larger than {} bytes", kLargestTemplate),
               "a letter with pictures in it is better a link");
    }
    return text;
}

void require_text(std::string_view text) {
    int line = 1;
    while (!text.empty()) {
        const auto next = domain::first_code_point(text);
        if (!next) {
            refuse(fmt::format("{}: it is no UTF-8", line), "save the file as UTF-8");
        }
        if (next->value == U'\n') ++line;
        const bool allowed = next->value == U'\n' || next->value == U'\t' || next->value == U'\r';
        if (domain::is_control(next->value) && !allowed) {
            refuse(fmt::format("{}: a control character (U+{:04X}) stands in it", line,
                               static_cast<unsigned>(next->value)),
                   "take it out");
        }
        text.remove_prefix(next->length);
    }
}

}  // namespace

std::optional<std::string> read_template(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) return std::nullopt;
    if (error) refuse("it cannot be read: " + error.message(), "look at its rights");
    // A pipe would be waited for.
    if (status.type() != fs::file_type::regular) refuse("it is no regular file", "");
    std::string text = contents(file);
    require_text(text);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    std::erase(text, '\r');
    return text;
}

}  // namespace shop::mail
