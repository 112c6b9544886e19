#include "global_options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace shop::cli {

namespace {

constexpr std::array kOptions{
    GlobalOption{"--config", "", true},     GlobalOption{"--store", "", true},
    GlobalOption{"--format", "", true},     GlobalOption{"--json", "", false},
    GlobalOption{"--output", "-o", true},   GlobalOption{"--actor", "", true},
    GlobalOption{"--dry-run", "", false},   GlobalOption{"--yes", "-y", false},
    GlobalOption{"--no-input", "", false},  GlobalOption{"--quiet", "-q", false},
    GlobalOption{"--verbose", "-v", false}, GlobalOption{"--color", "", true},
    GlobalOption{"--help", "-h", false},    GlobalOption{"--version", "", false},
};

}  // namespace

std::span<const GlobalOption> global_options() {
    return kOptions;
}

const GlobalOption* find_global_option(std::string_view word) {
    const std::string_view name = word.substr(0, word.find('='));
    const auto found = std::ranges::find_if(kOptions, [&](const GlobalOption& option) {
        return option.name == name || (!option.brief.empty() && option.brief == word);
    });
    return found == kOptions.end() ? nullptr : &*found;
}

void declare_global_options(CLI::App& parser, GlobalOptions& target) {
    parser.add_option("--config", target.config, "the shop's file")
        ->type_name("FILE")
        ->group(kGlobalGroup);
    parser.add_option("--store", target.store, "the store, in place of the file's: sqlite:PATH")
        ->type_name("URL")
        ->group(kGlobalGroup);
    parser.add_option("--format", target.format, "how the answer is written: text, json, ...")
        ->type_name("FORMAT")
        ->group(kGlobalGroup);
    parser.add_flag("--json", target.json, "the short of --format json")->group(kGlobalGroup);
    parser.add_option("-o,--output", target.output, "write the answer to a new file")
        ->type_name("FILE")
        ->group(kGlobalGroup);
    parser.add_option("--actor", target.actor, "who stands in the audit log")
        ->type_name("NAME")
        ->group(kGlobalGroup);
    parser.add_flag("--dry-run", target.dry_run, "do all checks, change nothing")
        ->group(kGlobalGroup);
    parser.add_flag("-y,--yes", target.yes, "answer questions with yes")->group(kGlobalGroup);
    parser.add_flag("--no-input", target.no_input, "never ask")->group(kGlobalGroup);
    parser.add_flag("-q,--quiet", target.quiet, "no notes on stderr")->group(kGlobalGroup);
    parser.add_flag("-v,--verbose", target.verbose, "say more on stderr")->group(kGlobalGroup);
    parser.add_option("--color", target.color, "auto, always or never")
        ->type_name("WHEN")
        ->group(kGlobalGroup);
    parser.set_help_flag("-h,--help", "this text")->group(kGlobalGroup);
    parser.set_version_flag("--version", std::string{}, "the program's version")
        ->group(kGlobalGroup);
}

}  // namespace shop::cli
