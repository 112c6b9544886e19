#include "mail/mailer.hpp"

#include <shop/error.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "driver/printable.hpp"
#include "mail/address.hpp"
#include "mail/folder.hpp"
#include "mail/module.hpp"
#include "mail/password.hpp"
#include "mail/sendmail.hpp"
#include "mail/words.hpp"
#include "process/load.hpp"

namespace shop::mail {

namespace {

using Outcome = Delivery::Outcome;

const MailModule& module_of_mail() {
    const void* const entry = process::load_module(
        {kMailModuleFile, kMailModuleEntry, kMailModule, "writes and sends mail"});
    return *static_cast<const MailModule*>(entry);
}

/// The letter as it may go: words made safe, the rest refused where it is not.
Letter made_safe(Letter letter) {
    require_plain_address(letter.from.address);
    require_plain_address(letter.to.address);
    require_message_id(letter.message_id);
    if (!letter.unsubscribe.empty()) require_uri(letter.unsubscribe);
    if (!letter.calendar.empty()) require_method(letter.calendar_method);
    letter.from.name = one_line(letter.from.name);
    letter.to.name = one_line(letter.to.name);
    letter.subject = one_line(letter.subject);
    letter.text = several_lines(letter.text);
    letter.html = several_lines(letter.html);
    return letter;
}

std::string reason_of(const Error& error) {
    return driver::printable(error.message());
}

class TransportMailer final : public Mailer {
public:
    explicit TransportMailer(std::unique_ptr<Transport> transport)
        : transport_(std::move(transport)) {}

    Delivery send(const Letter& letter) override {
        if (stopped_) return *stopped_;
        Delivery delivery = attempt(letter);
        // What stops one stops all: a second try with a refused password would lock the account.
        if (delivery.outcome == Outcome::stop) stopped_ = delivery;
        return delivery;
    }

private:
    Delivery attempt(const Letter& letter) {
        try {
            // The sender is the shop's own setting, no fault of this message.
            require_plain_address(letter.from.address);
        } catch (const Error& error) {
            return {Outcome::stop, reason_of(error)};
        }
        try {
            return transport_->deliver(
                {letter.from.address, letter.to.address, letter.message_id, compose(letter)});
        } catch (const Error& error) {
            if (error.code() != ErrorCode::invalid_argument) throw;
            return {Outcome::dead, reason_of(error)};
        }
    }

    std::unique_ptr<Transport> transport_;
    std::optional<Delivery> stopped_;
};

SmtpOptions smtp_options(const MailerOptions& options) {
    SmtpOptions smtp;
    smtp.url = options.settings.smtp_url;
    smtp.username = options.settings.username;
    if (!smtp.username.empty()) smtp.password = password_of(options.settings, options.folder);
    smtp.authorities = options.authorities;
    smtp.connect_timeout = options.connect_timeout;
    smtp.answer_timeout = options.answer_timeout;
    smtp.message_timeout = options.message_timeout;
    smtp.conversation = options.conversation;
    return smtp;
}

std::unique_ptr<Transport> open_transport(const MailerOptions& options) {
    switch (options.settings.transport) {
        case MailTransport::file:
            return std::make_unique<FolderTransport>(options.folder / options.settings.directory);
        case MailTransport::sendmail:
            if (options.settings.sendmail.empty()) break;
            return std::make_unique<SendmailTransport>(options.settings.sendmail,
                                                       options.message_timeout);
        case MailTransport::smtp:
            return module_of_mail().open_smtp(smtp_options(options));
        case MailTransport::none:
            break;
    }
    throw Error(ErrorCode::bad_config, "the shop's file names no way to send mail",
                "set transport in its [mail] section; `shopctl mail test ADDRESS` tries it");
}

}  // namespace

std::unique_ptr<Mailer> open_mailer(const MailerOptions& options) {
    (void)module_of_mail();
    return std::make_unique<TransportMailer>(open_transport(options));
}

std::string compose(const Letter& letter) {
    return module_of_mail().compose(made_safe(letter));
}

}  // namespace shop::mail
