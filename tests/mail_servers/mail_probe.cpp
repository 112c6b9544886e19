// Sends letters, or composes them, as a job on stdin says (JSON), and says on stdout what became
// of each. Texts are given in hex, since hostile ones are no UTF-8.

#include <shop/error.hpp>

#include <chrono>
#include <cstddef>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "mail/mailer.hpp"

namespace {

using nlohmann::json;
using namespace shop::mail;

std::string text(const json& job, const char* key) {
    const std::string hex = job.value(key, "");
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

Letter letter(const json& job) {
    Letter letter;
    letter.from = {text(job, "from_name"), text(job, "from")};
    letter.to = {text(job, "to_name"), text(job, "to")};
    letter.subject = text(job, "subject");
    letter.text = text(job, "text");
    // A long one need not be written into the job.
    for (std::size_t lines = job.value("lines", std::size_t{0}); lines > 0; --lines) {
        letter.text += "a line of a message that is longer than any buffer on its way would be\n";
    }
    letter.html = text(job, "html");
    letter.calendar = text(job, "calendar");
    letter.calendar_method = text(job, "method");
    letter.message_id = text(job, "id");
    letter.date = shop::Instant{std::chrono::seconds{job.value("date", 1'795'000'000)}};
    letter.utc_offset = shop::Minutes{job.value("offset", 0)};
    letter.unsubscribe = text(job, "unsubscribe");
    return letter;
}

MailerOptions options(const json& job, std::vector<std::string>& conversation) {
    MailerOptions options;
    const std::string transport = job.value("transport", "smtp");
    options.settings.transport = transport == "smtp"       ? shop::MailTransport::smtp
                                 : transport == "sendmail" ? shop::MailTransport::sendmail
                                                           : shop::MailTransport::file;
    options.settings.smtp_url = job.value("url", "");
    options.settings.username = job.value("username", "");
    options.settings.password_file = job.value("password_file", "");
    options.settings.sendmail = job.value("sendmail", std::vector<std::string>{});
    options.settings.directory = job.value("directory", "");
    options.authorities = job.value("authorities", "");
    options.connect_timeout = std::chrono::seconds{job.value("connect_timeout", 3)};
    options.answer_timeout = std::chrono::seconds{job.value("answer_timeout", 3)};
    options.message_timeout = std::chrono::seconds{job.value("message_timeout", 8)};
    options.conversation = [&conversation](const std::string& line) {
        conversation.push_back(line);
    };
    return options;
}

const char* name_of(Delivery::Outcome outcome) {
    switch (outcome) {
        case Delivery::Outcome::sent:
            return "sent";
        case Delivery::Outcome::retry:
            return "retry";
        case Delivery::Outcome::dead:
            return "dead";
        case Delivery::Outcome::stop:
            return "stop";
        case Delivery::Outcome::ambiguous:
            return "ambiguous";
    }
    return "?";
}

json refused(const shop::Error& error) {
    return {{"error", to_string(error.code())}, {"message", error.message()}};
}

json sent(const json& job) {
    std::vector<std::string> conversation;
    json deliveries = json::array();
    try {
        const auto mailer = open_mailer(options(job, conversation));
        for (const json& each : job.at("letters")) {
            const Delivery delivery = mailer->send(letter(each));
            deliveries.push_back(
                {{"outcome", name_of(delivery.outcome)}, {"reason", delivery.reason}});
        }
    } catch (const shop::Error& error) {
        return refused(error);
    }
    return {{"deliveries", deliveries}, {"conversation", conversation}};
}

json composed(const json& letters) {
    json all = json::array();
    for (const json& each : letters) {
        try {
            all.push_back({{"bytes", compose(letter(each))}});
        } catch (const shop::Error& error) {
            all.push_back(refused(error));
        }
    }
    return all;
}

}  // namespace

int main() {
    try {
        const json job = json::parse(std::cin);
        std::cout << (job.contains("compose") ? composed(job.at("compose")) : sent(job)) << '\n';
        return std::cout.flush() ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "mail_probe: " << error.what() << '\n';
        return 1;
    }
}
