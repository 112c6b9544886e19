#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace shop::cli {

/// Where the answer goes: stdout, or a new file that gets its name only when it is
/// complete.
class Output {
public:
    /// \param closed the caller gave no stdout
    /// \throws Error (output_failed)
    [[nodiscard]] static std::unique_ptr<Output> to_stdout(bool closed);

    /// Writes beside `path` under a random name, readable by its owner only.
    /// \param overwrite whether a file that is there may be replaced
    /// \throws Error (already_exists), (output_failed)
    [[nodiscard]] static std::unique_ptr<Output> to_file(const std::string& path, bool overwrite);

    virtual ~Output() = default;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// \throws Error (output_failed)
    void write(std::string_view text);

    /// Everything is written and, for a file, on the disk under its name. Without it a
    /// file is never seen.
    /// \throws Error (output_failed)
    virtual void finish() = 0;

protected:
    Output() = default;

    /// Hands what is gathered to the system.
    void flush();
    virtual void write_to_system(std::string_view text) = 0;

private:
    std::string gathered_;
};

}  // namespace shop::cli
