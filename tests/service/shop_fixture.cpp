#include "service/shop_fixture.hpp"

#include <shop/format.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace test {

class ExampleShop::AdjustableClock : public shop::Clock {
public:
    [[nodiscard]] shop::Instant now() const override { return now_; }
    void set(shop::Instant now) { now_ = now; }

private:
    shop::Instant now_ = *shop::parse_rfc3339("2026-11-17T11:05:00-08:00");
};

namespace {

std::filesystem::path new_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "shop-test-XXXXXX").native();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return name;
}

shop::Catalogue example_catalogue() {
    const std::filesystem::path file = PROJECT_ROOT "/examples/catalogue.toml";
    std::ifstream in(file);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return shop::parse_catalogue(text, file, shop::find_currency("USD"));
}

}  // namespace

shop::Settings ExampleShop::settings() {
    return shop::load_settings(PROJECT_ROOT "/examples/shop.toml");
}

ExampleShop::ExampleShop() : ExampleShop(settings()) {}

ExampleShop::ExampleShop(const shop::Settings& settings)
    : folder_(new_folder()), clock_(std::make_shared<AdjustableClock>()) {
    shop::create_store({"sqlite:shop.db", folder_}, settings, *clock_, "test");
    shop_ = open(settings);
    static_cast<void>(shop_->catalogue().import(example_catalogue()));
    shop::Mechanic edgar;
    edgar.name = "Edgar";
    static_cast<void>(shop_->mechanics().add(edgar));
}

ExampleShop::~ExampleShop() {
    shop_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

shop::Shop ExampleShop::open(const shop::Settings& settings, bool dry_run) const {
    shop::OpenOptions options;
    options.settings = settings;
    options.folder = folder_;
    options.store_url = "sqlite:shop.db";
    options.actor = "test";
    options.clock = clock_;
    options.dry_run = dry_run;
    return shop::Shop::open(std::move(options));
}

void ExampleShop::set_time(const std::string& rfc3339) {
    clock_->set(*shop::parse_rfc3339(rfc3339));
}

shop::Money money(const std::string& amount) {
    return shop::parse_money(amount, shop::find_currency("USD"));
}

}  // namespace test
