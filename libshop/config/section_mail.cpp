#include "config/codecs.hpp"
#include "config/sections.hpp"
#include "domain/email.hpp"

namespace shop::config {

namespace {

void check_transport(Fields& fields, const MailSettings& mail) {
    const MailTransport by = mail.transport;
    fields.check("from", by == MailTransport::none || !mail.from.empty(), "is needed to send mail",
                 "write from = \"SHOP NAME <ADDRESS>\"");
    fields.check("smtp_url", by != MailTransport::smtp || !mail.smtp_url.empty(),
                 "is needed for transport = \"smtp\"", "write smtp_url = \"smtps://HOST:465\"");
    fields.check("sendmail", by != MailTransport::sendmail || !mail.sendmail.empty(),
                 "is needed for transport = \"sendmail\"",
                 "write sendmail = [\"/usr/sbin/sendmail\", \"-i\"]");
    fields.check("directory", by != MailTransport::file || !mail.directory.empty(),
                 "is needed for transport = \"file\"", "write directory = \"outbox\"");
    fields.check("password_file", mail.password_file.empty() || mail.password_command.empty(),
                 "and password_command are two sources of one password",
                 "keep the one that is meant");
}

// `ADDRESS` or `NAME <ADDRESS>`; kept as it is written.
Codec<std::string> sender() {
    const Codec<std::string> line = text({320, true});
    return {[line](const Value& in) {
                const std::string written = line.read(in);
                if (written.empty()) return written;
                const auto open = written.find('<');
                std::string_view address = written;
                if (open != std::string::npos && address.ends_with('>')) {
                    address = address.substr(open + 1, address.size() - open - 2);
                }
                try {
                    (void)domain::checked_email(address);
                } catch (const Error& error) {
                    in.refuse(error);
                }
                return written;
            },
            line.write};
}

bool is_smtp_url(const std::string& url) {
    return url.empty() || url.starts_with("smtp://") || url.starts_with("smtps://");
}

}  // namespace

void describe(Fields& fields, MailSettings& mail) {
    fields.defaulted("from", mail.from, sender());
    fields.defaulted("transport", mail.transport,
                     choice<MailTransport>({{"none", MailTransport::none},
                                            {"smtp", MailTransport::smtp},
                                            {"sendmail", MailTransport::sendmail},
                                            {"file", MailTransport::file}}));
    fields.defaulted("smtp_url", mail.smtp_url, text({4'096, true}));
    // The value is not quoted: it may hold a password.
    fields.check("smtp_url", is_smtp_url(mail.smtp_url), "must begin with smtp:// or smtps://");
    fields.defaulted("username", mail.username, text({320, true}));
    fields.defaulted("password_command", mail.password_command, command());
    fields.defaulted("password_file", mail.password_file, text({4'096, true}));
    fields.defaulted("sendmail", mail.sendmail, command());
    fields.defaulted("directory", mail.directory, text({4'096, true}));
    fields.defaulted("undo_minutes", mail.undo, minutes({0, 1'440}));
    check_transport(fields, mail);
}

}  // namespace shop::config
