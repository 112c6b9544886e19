#include "mail/folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>

#include "driver/printable.hpp"
#include "process/descriptor.hpp"

namespace shop::mail {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_failed(const char* call) {
    throw std::system_error(errno, std::generic_category(), call);
}

/// A name that no other id has, and that is no path: what else an id may hold stands as %XX.
std::string file_name(std::string_view id) {
    std::string name;
    for (const char c : id) {
        const bool is_kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '@' || c == '-' || c == '_' ||
                             (c == '.' && !name.empty());
        name += is_kept
                    ? std::string(1, c)
                    : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return name + ".eml";
}

void make_folder(const fs::path& folder) {
    if (folder.has_parent_path() && folder.parent_path() != folder &&
        !fs::exists(folder.parent_path())) {
        make_folder(folder.parent_path());
    }
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) throw_failed("mkdir");
}

void write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw_failed("write");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void sync_folder(const fs::path& folder) {
    const process::Descriptor file{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (file.get() < 0 || ::fsync(file.get()) != 0) throw_failed("fsync");
}

/// The bytes under a name of their own, readable by the owner alone (mkostemp).
std::string write_aside(const fs::path& folder, std::string_view bytes) {
    std::string name = (folder / ".letter-XXXXXX").native();
    const process::Descriptor file{::mkostemp(name.data(), O_CLOEXEC)};
    if (file.get() < 0) throw_failed("mkostemp");
    try {
        write_all(file.get(), bytes);
        if (::fsync(file.get()) != 0) throw_failed("fsync");
    } catch (const std::system_error&) {
        ::unlink(name.c_str());
        throw;
    }
    return name;
}

void write_whole(const fs::path& folder, const fs::path& path, std::string_view bytes) {
    make_folder(folder);
    const std::string aside = write_aside(folder, bytes);
    if (::rename(aside.c_str(), path.c_str()) != 0) {
        const std::error_code reason{errno, std::generic_category()};
        ::unlink(aside.c_str());
        throw std::system_error(reason, "rename");
    }
    sync_folder(folder);
}

}  // namespace

Delivery FolderTransport::deliver(const Message& message) {
    const fs::path path = folder_ / file_name(message.id);
    try {
        write_whole(folder_, path, message.bytes);
        return {Delivery::Outcome::sent, {}};
    } catch (const std::system_error& error) {
        return {Delivery::Outcome::stop,
                fmt::format("cannot write {}: {}", driver::quoted(path), error.code().message())};
    }
}

}  // namespace shop::mail
