#pragma once

#include "environment.hpp"
#include "exit_code.hpp"
#include "global_options.hpp"
#include "output.hpp"
#include "print/ink.hpp"

#include <shop/format.hpp>
#include <shop/shop.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace shop::cli {

/// One run of one command: the shop that it works on and where it answers. Everything is
/// opened when it is first asked for.
class Session {
public:
    Session(GlobalOptions options, Environment environment);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    [[nodiscard]] const GlobalOptions& options() const { return options_; }

    /// `text`, `json`, or one of the command's own.
    [[nodiscard]] const std::string& format() const { return options_.format; }
    [[nodiscard]] bool json() const { return options_.format == "json"; }

    /// The shop's file: --config, SHOPCTL_CONFIG, then the usual places.
    /// \throws Error (bad_config) when none of them has one
    [[nodiscard]] const std::filesystem::path& config_file();
    /// Where `init` makes one: --config, SHOPCTL_CONFIG, or the user's own place.
    [[nodiscard]] std::filesystem::path new_config_file() const;

    [[nodiscard]] const Settings& settings();
    /// The store that --store or SHOPCTL_STORE names, its path absolute.
    [[nodiscard]] std::optional<std::string> named_store() const;
    /// The store that the file, --store or SHOPCTL_STORE names.
    [[nodiscard]] StoreLocation store_location();
    [[nodiscard]] Shop& shop();

    [[nodiscard]] const Clock& clock() { return *shared_clock(); }
    [[nodiscard]] const std::shared_ptr<const Clock>& shared_clock();
    [[nodiscard]] const std::string& actor();
    /// The shop's zone, without opening the store.
    [[nodiscard]] const Zone& zone();
    [[nodiscard]] JsonStyle json_style();
    /// For errors: null while no shop's file was read.
    [[nodiscard]] std::unique_ptr<JsonStyle> known_json_style();

    /// The answer, on stdout or in the file of --output.
    [[nodiscard]] Output& out();
    /// One line of the answer.
    void print(std::string_view line);
    [[nodiscard]] const Ink& ink() const { return ink_; }
    /// Columns to fit the answer into; none where it does not go to a terminal.
    [[nodiscard]] std::optional<std::size_t> columns() const;

    /// Whether somebody watches who wants to know how far long work is.
    [[nodiscard]] bool shows_progress() const {
        return environment_.errors_are_on_terminal && !options_.quiet;
    }

    /// One line on stderr, not with --quiet.
    void note(std::string_view line) const;
    /// One line on stderr with --verbose.
    void detail(std::string_view line) const;

    /// Asks on a terminal; --yes answers. Returns when the answer is yes.
    /// \param question `Cancel A181, Kim Tran, Fri Nov 20 9:00?`
    /// \throws Error (invalid_argument) when nobody can be asked, or the answer is no
    void confirm(const std::string& question) const;

    /// Part of the work was left undone: the answer is complete, the exit code 7.
    void set_incomplete() { exit_code_ = ExitCode::incomplete; }
    [[nodiscard]] ExitCode exit_code() const { return exit_code_; }

    /// Completes the answer and passes on what the library has to say.
    void finish();

private:
    void open_output();
    void refuse_to_overwrite_the_shop();

    GlobalOptions options_;
    Environment environment_;
    Ink ink_;
    std::optional<std::filesystem::path> config_file_;
    std::optional<Settings> settings_;
    std::optional<Zone> zone_;
    std::shared_ptr<const Clock> clock_;
    std::string actor_;
    std::optional<Shop> shop_;
    std::unique_ptr<Output> output_;
    ExitCode exit_code_ = ExitCode::done;
};

}  // namespace shop::cli
