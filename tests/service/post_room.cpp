#include "post_room.hpp"

#include <utility>

#include "driver/location.hpp"

namespace test {

using shop::mail::Delivery;

Delivery FakeMailer::send(const shop::mail::Letter& letter) {
    box_->taken.push_back(letter);
    if (const auto happens = std::exchange(box_->while_sending, {})) happens();
    if (box_->answers.empty()) return {Delivery::Outcome::sent, {}};
    Delivery answer = box_->answers.front();
    box_->answers.erase(box_->answers.begin());
    return answer;
}

shop::LeadTime hours(int count) {
    return {shop::LeadTime::Unit::elapsed, std::chrono::hours{count}, 0};
}

shop::LeadTime days(int count) { return {shop::LeadTime::Unit::days, shop::Minutes{0}, count}; }

shop::Settings with_reminders(std::vector<shop::LeadTime> leads) {
    shop::Settings settings = settings_of(kSettings);
    settings.reminders.before = std::move(leads);
    settings.reminders.notify_shop.clear();
    return settings;
}

PostRoom::PostRoom() : PostRoom(with_reminders({hours(24)})) {}

PostRoom::PostRoom(shop::Settings settings) : TestShop(std::move(settings)) {
    shop::Customer customer;
    customer.name = "Dana Reyes";
    customer.email = "dana@example.com";
    customer.postal_code = "95695";
    static_cast<void>((**this).customers().add(customer));
}

shop::Context PostRoom::context() {
    const shop::StoreLocation where = location();
    auto clock = std::make_shared<MovableClock>();
    clock->set((**this).now());
    return {settings(),
            (**this).zone(),
            clock,
            shop::driver::open(shop::driver::parse_location(where.url, where.folder), {}),
            "cron",
            false};
}

shop::RemindReport PostRoom::remind() {
    auto run = context();
    return shop::service::remind(run, [this] {
        ++opened;
        return std::make_unique<FakeMailer>(box_);
    });
}

shop::RemindReport PostRoom::remind_at(const std::string& wall) {
    set_clock(wall);
    return remind();
}

std::vector<std::string> PostRoom::taken() {
    std::vector<std::string> lines;
    for (const auto& letter : std::exchange(box_->taken, {})) {
        lines.push_back(letter.to.address + ": " + letter.subject);
    }
    return lines;
}

void PostRoom::answer(Delivery::Outcome outcome, const std::string& reason) {
    box_->answers.push_back({outcome, reason});
}

std::vector<std::string> PostRoom::states() const {
    return column("SELECT kind || ' to ' || audience || ', ' || state FROM outbox ORDER BY id");
}

}  // namespace test
