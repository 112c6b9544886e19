#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace shop::driver {

/// A folder of its own, removed at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::filesystem::path& name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view bytes);
/// The permission bits of what stands at the path, links not followed.
[[nodiscard]] int mode_of(const std::filesystem::path& path);

/// Runs the action in a child process.
/// \return the action's result (0 to 99), 100 for an exception, 200 + n for signal n
[[nodiscard]] int in_child(const std::function<int()>& action);

/// Becomes somebody without rights, where the tests run as root: for children only.
void drop_rights();
/// Gives a folder and what is in it to that somebody.
void give_away(const std::filesystem::path& folder);

}  // namespace shop::driver
