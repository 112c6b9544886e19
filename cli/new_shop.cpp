#include "new_shop.hpp"

#include "made_things.hpp"
#include "print/safe.hpp"
#include "same_file.hpp"
#include "starter_catalogue.hpp"

#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

namespace shop::cli {

namespace {

constexpr std::string_view kTemplateUrl = "url = \"sqlite:shop.db\"";

std::filesystem::path absolute_folder(const std::filesystem::path& file) {
    return std::filesystem::absolute(file).lexically_normal().parent_path();
}

/// The file's text, with the store that --store or SHOPCTL_STORE names.
std::string config_text(const NewShop& wanted, const std::optional<std::string>& url) {
    std::string text = settings_template(wanted);
    const std::size_t at = text.find(kTemplateUrl);
    // A JSON string is a TOML string.
    if (url && at != std::string::npos) {
        text.replace(at, kTemplateUrl.size(), "url = " + json_string(*url));
    }
    return text;
}

void refuse_existing_store(const StoreLocation& location) {
    const auto files = store_files(location);
    if (files.empty() || !file_exists(files.front())) return;
    throw Error(ErrorCode::already_exists,
                "the store '" + safe(files.front().native()) + "' exists already",
                "name another place with --config or --store; nothing is overwritten");
}

void fill(Session& session, const MadeShop& made, const Settings& settings,
          const StoreLocation& location, const Catalogue& catalogue, const NewShop& wanted) {
    OpenOptions open;
    open.settings = settings;
    open.folder = location.folder;
    open.store_url = location.url;
    open.actor = session.actor();
    open.clock = session.shared_clock();
    Shop shop = Shop::open(std::move(open));
    static_cast<void>(shop.catalogue().import(catalogue));
    Mechanic mechanic;
    mechanic.name = made.mechanic;
    mechanic.phone = wanted.phone;
    static_cast<void>(shop.mechanics().add(mechanic));
}

}  // namespace

MadeShop make_shop(Session& session, const NewShop& wanted, const std::string& mechanic) {
    const std::filesystem::path config = session.new_config_file();
    const std::optional<std::string> named_store = session.named_store();
    const std::string text = config_text(wanted, named_store);
    // A file that was written or edited first is kept: only its store is made.
    const bool kept = file_exists(config);
    // All that can be found wrong is found before anything is made.
    const Settings settings = kept ? load_settings(config) : parse_settings(text, config);
    static_cast<void>(Zone::load(settings.profile.timezone));
    // Its prices stand for as many minor units of any currency, like those of the file.
    const Catalogue catalogue =
        parse_catalogue(starter_catalogue(), "catalogue.toml", find_currency("USD"));
    const StoreLocation location{named_store.value_or(settings.store.url),
                                 absolute_folder(config)};
    const MadeShop made{config, location.url, catalogue.services.size(),
                        catalogue.packages.size(), mechanic};
    refuse_existing_store(location);
    if (kept) session.note("'" + safe(config.native()) + "' exists already: it is kept as it is");
    if (session.options().dry_run) {
        session.note("dry run: nothing was made");
        return made;
    }

    MadeThings things;
    things.make_folder(absolute_folder(config));
    if (!kept) things.make_file(config, text);
    for (const auto& file : store_files(location)) things.expect(file);
    create_store(location, settings, session.clock(), session.actor());
    fill(session, made, settings, location, catalogue, wanted);
    things.keep();
    return made;
}

}  // namespace shop::cli
