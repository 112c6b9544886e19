#include "bench_shop.hpp"

#include <shop/format.hpp>

namespace shop::bench {

std::shared_ptr<const Clock> clock() {
    return std::make_shared<FixedClock>(*parse_rfc3339(kNow));
}

Settings settings(const std::filesystem::path& folder) {
    return load_settings(folder / "shop.toml");
}

Shop open_shop(const std::filesystem::path& folder, const std::filesystem::path& store) {
    OpenOptions options;
    options.settings = settings(folder);
    options.folder = folder;
    if (!store.empty()) options.store_url = "sqlite:" + std::filesystem::absolute(store).native();
    options.actor = "bench";
    options.clock = clock();
    return Shop::open(std::move(options));
}

}  // namespace shop::bench
