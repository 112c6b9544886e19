#include "mail/mailer.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "whole_refusal.hpp"

namespace shop::mail {

namespace {

std::string opened(const std::string& url, const std::string& username = {}) {
    MailerOptions options;
    options.settings.transport = MailTransport::smtp;
    options.settings.smtp_url = url;
    options.settings.username = username;
    return whole_refusal([&] { (void)open_mailer(options); });
}

}  // namespace

TEST_CASE("a mail server is named by a URL of SMTP that holds no password") {
    const std::string hint = " | write smtp_url = \"smtps://HOST:465\" or \"smtp://HOST:587\"";
    for (const char* url : {"smtp://mail.example.com", "smtps://mail.example.com:465",
                            "smtp://[::1]:2525", "smtp://127.0.0.1/our.name"}) {
        CAPTURE(url);
        CHECK(opened(url) == "accepted");
    }
    for (const char* url : {"", "mail.example.com", "smtp://", "smtp://a b", "smtp://a\r\nb",
                            "smtp://mail.example.com:99999"}) {
        CAPTURE(url);
        CHECK(opened(url) == "bad_config: smtp_url is no URL" + hint);
    }
    CHECK(opened("file:///etc/passwd") ==
          "bad_config: smtp_url must begin with smtp:// or smtps://" + hint);
    for (const char* url : {"smtp://edgar:sesame@mail.example.com", "smtp://edgar@mail.example.com",
                            "smtp://:sesame@mail.example.com"}) {
        CAPTURE(url);
        CHECK(opened(url) ==
              "bad_config: smtp_url holds a user or password: they have settings of their own" +
                  hint);
    }
}

TEST_CASE("a mail account without a password is refused before anything is sent") {
    ::unsetenv("CREDENTIALS_DIRECTORY");
    CHECK(opened("smtp://mail.example.com", "edgar") ==
          "bad_config: the mail account 'edgar' has no password | "
          "set password_command or password_file in the [mail] section");
}

TEST_CASE("a sendmail command without words is none") {
    MailerOptions options;
    options.settings.transport = MailTransport::sendmail;
    CHECK(whole_refusal([&] { (void)open_mailer(options); }) ==
          "bad_config: the shop's file names no way to send mail | "
          "set transport in its [mail] section; `shopctl mail test ADDRESS` tries it");
}

}  // namespace shop::mail
