#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace shop::cli {

/// Files and folders that were made, and are removed again unless they are kept.
class MadeThings {
public:
    MadeThings() = default;
    ~MadeThings();
    MadeThings(const MadeThings&) = delete;
    MadeThings& operator=(const MadeThings&) = delete;

    /// The folder and what is missing above it, for its owner only.
    /// \throws Error (bad_config) when that cannot be done, or when everybody could
    ///         replace files in it
    void make_folder(const std::filesystem::path& folder);

    /// A new file for its owner only, complete on the disk.
    /// \throws Error (already_exists), (output_failed)
    void make_file(const std::filesystem::path& file, std::string_view text);

    /// To be removed too, if it comes to be.
    void expect(const std::filesystem::path& file);

    void keep() noexcept { made_.clear(); }

private:
    std::vector<std::filesystem::path> made_;
};

}  // namespace shop::cli
