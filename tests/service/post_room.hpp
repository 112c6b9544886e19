#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "mail/mailer.hpp"
#include "service/context.hpp"
#include "service/remind.hpp"
#include "test_shop.hpp"

namespace test {

/// Takes letters and answers as it is told to.
class FakeMailer final : public shop::mail::Mailer {
public:
    struct Box {
        std::vector<shop::mail::Letter> taken;      ///< all that were tried
        std::vector<shop::mail::Delivery> answers;  ///< one a letter; then `sent`
        std::function<void()> while_sending;        ///< happens once, on the way of the next
    };
    explicit FakeMailer(std::shared_ptr<Box> box) : box_(std::move(box)) {}
    [[nodiscard]] shop::mail::Delivery send(const shop::mail::Letter& letter) override;

private:
    std::shared_ptr<Box> box_;
};

/// A shop with a customer who can be written to, and what goes out of it. Reminders go 24 hours
/// before, where nothing else is said; there are no day sheets.
class PostRoom : public TestShop {
public:
    PostRoom();
    explicit PostRoom(shop::Settings settings);

    [[nodiscard]] shop::Appointments appointments() { return (**this).appointments(); }
    [[nodiscard]] shop::Outbox outbox() { return (**this).outbox(); }

    /// What a run of its own works with now.
    [[nodiscard]] shop::Context context();
    /// One run of `remind` now.
    shop::RemindReport remind();
    /// The same at a time.
    shop::RemindReport remind_at(const std::string& wall);

    /// `dana@example.com: Subject` of what was taken since it was asked last.
    [[nodiscard]] std::vector<std::string> taken();
    /// The next attempt ends so.
    void answer(shop::mail::Delivery::Outcome outcome, const std::string& reason = "451 later");
    FakeMailer::Box& box() { return *box_; }
    int opened = 0;  ///< how often the way out was opened

    /// `reminder to customer, sent` of each message, by id.
    [[nodiscard]] std::vector<std::string> states() const;

private:
    std::shared_ptr<FakeMailer::Box> box_ = std::make_shared<FakeMailer::Box>();
};

/// The small shop with these lead times and the undo time of its file.
[[nodiscard]] shop::Settings with_reminders(std::vector<shop::LeadTime> leads);
[[nodiscard]] shop::LeadTime hours(int count);
[[nodiscard]] shop::LeadTime days(int count);

}  // namespace test
