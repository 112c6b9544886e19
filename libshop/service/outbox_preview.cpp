#include <shop/error.hpp>
#include <shop/outbox.hpp>

#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "domain/email.hpp"
#include "mail/desk.hpp"
#include "mail/mailer.hpp"
#include "service/message_facts.hpp"
#include "store/digest.hpp"

namespace shop {

namespace {

std::string shown_as(const mail::Mailbox& mailbox) {
    if (mailbox.address.empty() || mailbox.name.empty()) return mailbox.address;
    return fmt::format("{} <{}>", mailbox.name, mailbox.address);
}

WrittenMessage write_now(Context& context, const Message& message) {
    service::Writer writer(context);
    mail::Letter letter = writer.write(message).letter;
    WrittenMessage written;
    written.kind = message.kind;
    written.from = shown_as(letter.from);
    written.to = shown_as(letter.to);
    written.subject = std::move(letter.subject);
    written.text = std::move(letter.text);
    written.html = std::move(letter.html);
    written.calendar = std::move(letter.calendar);
    written.notices = writer.take_notices();
    return written;
}

/// A message that is written for showing only.
Message shown_message(std::string_view kind, mail::Kind::About about) {
    const mail::Kind& known = mail::kind_named(kind);
    if (known.about != about) {
        constexpr std::string_view kWords[] = {"a quote", "a job", "a day"};
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("'{}' is about {}, not about {}", known.name,
                                kWords[static_cast<std::size_t>(known.about)],
                                kWords[static_cast<std::size_t>(about)]),
                    "a job is A118, a quote Q42, a day `tomorrow`");
    }
    Message message;
    message.kind = known.name;
    message.audience = known.audience == mail::Audience::shop ? "shop" : "customer";
    message.message_id = "preview@shopctl.invalid";
    return message;
}

}  // namespace

WrittenMessage Outbox::write(MessageId id) { return write_now(*context_, get(id)); }

WrittenMessage Outbox::preview(std::string_view kind, AppointmentId job) {
    Message message = shown_message(kind, mail::Kind::About::job);
    message.appointment = job;
    return write_now(*context_, message);
}

WrittenMessage Outbox::preview(std::string_view kind, QuoteId quote) {
    Message message = shown_message(kind, mail::Kind::About::quote);
    message.quote = quote;
    return write_now(*context_, message);
}

WrittenMessage Outbox::preview(std::string_view kind, LocalDate day) {
    Message message = shown_message(kind, mail::Kind::About::day);
    message.sheet_date = day;
    return write_now(*context_, message);
}

std::string Outbox::test(const std::string& address,
                         const std::function<void(const std::string&)>& conversation) {
    const Settings& settings = context_->settings();
    mail::Letter letter;
    letter.from = mail::sender_of(settings);
    letter.to.address = domain::checked_email(address);
    letter.subject = "Test: mail from " + settings.profile.name;
    letter.text = fmt::format(
        "This message was sent to try whether mail from {} arrives.\nNothing is to be done.\n",
        settings.profile.name);
    letter.message_id = store::random_hex(16) + "@shopctl.invalid";
    letter.date = context_->now();
    letter.utc_offset =
        std::chrono::duration_cast<Minutes>(context_->zone().wall(letter.date).offset);
    mail::MailerOptions options;
    options.settings = settings.mail;
    options.folder = context_->folder();
    options.conversation = conversation;
    return mail::open_mailer(options)->send(letter).reason;
}

}  // namespace shop
