#include "session.hpp"

#include "config_places.hpp"
#include "present_moment.hpp"
#include "print/safe.hpp"
#include "same_file.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <iostream>
#include <utility>

namespace shop::cli {

namespace {

std::filesystem::path folder_of(const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
}

}  // namespace

Session::Session(GlobalOptions options, Environment environment)
    : options_(std::move(options)), environment_(std::move(environment)) {
    if (options_.json) options_.format = "json";
    const bool terminal = environment_.output_is_terminal && options_.output.empty();
    ink_ = Ink{wants_color(options_.color, terminal && !environment_.dumb_terminal,
                           environment_.no_color)};
}

Session::~Session() = default;

const std::filesystem::path& Session::config_file() {
    if (!config_file_) config_file_ = find_config_file(options_.config, environment_);
    return *config_file_;
}

std::filesystem::path Session::new_config_file() const {
    if (!options_.config.empty()) return options_.config;
    if (environment_.config) return *environment_.config;
    return own_config_place(environment_);
}

const Settings& Session::settings() {
    if (!settings_) settings_ = load_settings(config_file());
    return *settings_;
}

std::optional<std::string> Session::named_store() const {
    const std::string url =
        options_.store.empty() ? environment_.store.value_or("") : options_.store;
    if (url.empty()) return std::nullopt;
    constexpr std::string_view kScheme = "sqlite:";
    if (!url.starts_with(kScheme) || url.size() == kScheme.size() ||
        url.at(kScheme.size()) == ':') {
        return url;
    }
    const std::filesystem::path file = url.substr(kScheme.size());
    return std::string{kScheme} + std::filesystem::absolute(file).native();
}

StoreLocation Session::store_location() {
    if (const auto named = named_store()) return {*named, "."};
    return {settings().store.url, folder_of(config_file()), settings().store.password_command};
}

Shop& Session::shop() {
    if (!shop_) {
        OpenOptions open;
        open.settings = settings();
        open.folder = folder_of(config_file());
        open.store_url = named_store().value_or("");
        open.actor = actor();
        open.clock = shared_clock();
        open.dry_run = options_.dry_run;
        shop_ = Shop::open(std::move(open));
    }
    return *shop_;
}

const std::shared_ptr<const Clock>& Session::shared_clock() {
    if (!clock_) clock_ = present_moment(environment_.now);
    return clock_;
}

const std::string& Session::actor() {
    if (actor_.empty()) actor_ = options_.actor;
    if (actor_.empty()) actor_ = environment_.actor.value_or("");
    if (actor_.empty()) actor_ = login_name();
    return actor_;
}

const Zone& Session::zone() {
    if (shop_) return shop_->zone();
    if (!zone_) zone_ = Zone::load(settings().profile.timezone);
    return *zone_;
}

JsonStyle Session::json_style() {
    const Settings& in_force = shop_ ? shop_->settings() : settings();
    return {zone(), in_force.profile.currency};
}

std::unique_ptr<JsonStyle> Session::known_json_style() {
    if (!shop_) return nullptr;
    return std::make_unique<JsonStyle>(json_style());
}

Output& Session::out() {
    if (!output_) open_output();
    return *output_;
}

void Session::open_output() {
    if (options_.output.empty()) {
        output_ = Output::to_stdout(environment_.output_is_closed);
        return;
    }
    refuse_to_overwrite_the_shop();
    output_ = Output::to_file(options_.output, options_.yes);
}

void Session::refuse_to_overwrite_the_shop() {
    if (!file_exists(options_.output)) return;
    std::filesystem::path config;
    StoreLocation store;
    try {
        config = config_file();
        store = store_location();
    } catch (const Error&) {
        // No shop is known, so that there is none to overwrite.
    }
    if (same_file(options_.output, config) || belongs_to_store(options_.output, store)) {
        throw Error(ErrorCode::invalid_argument,
                    "'" + safe(options_.output) + "' is the shop itself",
                    "choose another name for --output");
    }
}

void Session::print(std::string_view line) {
    out().write(line);
    out().write("\n");
}

std::optional<std::size_t> Session::columns() const {
    if (!environment_.output_is_terminal || !options_.output.empty()) return std::nullopt;
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

void Session::note(std::string_view line) const {
    if (!options_.quiet) std::cerr << safe_lines(line) << '\n';
}

void Session::detail(std::string_view line) const {
    if (options_.verbose) std::cerr << safe_lines(line) << '\n';
}

void Session::confirm(const std::string& question) const {
    if (options_.yes || options_.dry_run) return;
    if (options_.no_input || !environment_.input_is_terminal) {
        throw Error(ErrorCode::invalid_argument, "this needs a yes: " + question,
                    "add --yes when that is what you want");
    }
    std::cerr << safe(question) << " [y/N] " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    if (answer == "y" || answer == "Y" || answer == "yes") return;
    throw Error(ErrorCode::invalid_argument, "not confirmed: nothing was changed");
}

void Session::finish() {
    if (shop_) {
        for (const std::string& notice : shop_->take_notices()) note("note: " + notice);
        if (options_.dry_run) note("dry run: nothing was changed");
    }
    out().finish();
}

}  // namespace shop::cli
