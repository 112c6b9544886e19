#include "driver/printable.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <cstddef>

namespace shop::driver {

namespace {

bool is_control(utf8proc_int32_t character) {
    return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

void append_escaped(std::string& out, std::string_view bytes) {
    for (const char byte : bytes) {
        if (byte == '\n') {
            out += "\\n";
        } else if (byte == '\t') {
            out += "\\t";
        } else {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
        }
    }
}

}  // namespace

std::string printable(std::string_view bytes) {
    std::string out;
    while (!bytes.empty()) {
        utf8proc_int32_t character = 0;
        const utf8proc_ssize_t read =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()),
                             static_cast<utf8proc_ssize_t>(bytes.size()), &character);
        const auto length = read > 0 ? static_cast<std::size_t>(read) : std::size_t{1};
        if (read <= 0 || is_control(character)) {
            append_escaped(out, bytes.substr(0, length));
        } else {
            out += bytes.substr(0, length);
        }
        bytes.remove_prefix(length);
    }
    return out;
}

std::string quoted(const std::filesystem::path& path) {
    return "'" + printable(path.native()) + "'";
}

}  // namespace shop::driver
