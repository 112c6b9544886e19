#include "mail/module/conversation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "driver/printable.hpp"

namespace shop::mail {

namespace {

constexpr std::size_t kMostLines = 100;     // of one answer
constexpr std::size_t kLongestText = 300;   // that is kept of it
constexpr std::size_t kLongestTold = 1000;  // of one line
constexpr std::size_t kShortestSecret = 4;  // shorter ones are in every line
constexpr std::string_view kMask = "***";

std::string_view without_line_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

bool begins_with(std::string_view line, std::string_view command) {
    return line.starts_with(command) &&
           (line.size() == command.size() || line[command.size()] == ' ');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_reply(std::string_view line) {
    return line.size() >= 3 && std::all_of(line.begin(), line.begin() + 3, is_digit) &&
           (line.size() == 3 || line[3] == ' ' || line[3] == '-');
}

bool is_positive(const Reply& reply) {
    return reply.code >= 200 && reply.code < 300;
}

}  // namespace

Conversation::Conversation(std::string password, std::function<void(const std::string& line)> tell)
    : tell_(std::move(tell)) {
    if (password.size() >= kShortestSecret) secrets_.push_back(std::move(password));
}

void Conversation::begin(bool needs_login) {
    phase_ = Phase::greeting;
    is_new_ = false;
    is_leaving_ = false;
    needs_login_ = needs_login;
    reply_ = {};
    coming_ = {};
    lines_ = 0;
    fault_.clear();
}

void Conversation::enter(Phase phase) {
    phase_ = phase;
    reply_ = {};
    coming_ = {};
    lines_ = 0;
}

std::string Conversation::safe(std::string_view text) const {
    std::string shown{text};
    for (const std::string& secret : secrets_) {
        for (std::size_t at = 0; (at = shown.find(secret, at)) != std::string::npos;) {
            shown.replace(at, secret.size(), kMask);
            at += kMask.size();
        }
    }
    return driver::printable(shown);
}

void Conversation::said(std::string_view line) {
    line = without_line_end(line);
    constexpr std::array<std::pair<std::string_view, Phase>, 7> kCommands{{
        {"EHLO", Phase::hello},
        {"HELO", Phase::hello},
        {"STARTTLS", Phase::starttls},
        {"AUTH", Phase::login},
        {"MAIL", Phase::sender},
        {"RCPT", Phase::recipient},
        {"DATA", Phase::data},
    }};
    is_leaving_ = begins_with(line, "QUIT");
    if (is_leaving_) {
        if (tell_) tell_("> QUIT");
        return;
    }
    const auto* const found = std::ranges::find_if(
        kCommands, [line](const auto& command) { return begins_with(line, command.first); });
    if (found == kCommands.end() || found->second == Phase::login) {
        said_in_login(line);
        return;
    }
    if (tell_) tell_("> " + safe(line));
    if (found->second == Phase::hello) {
        is_new_ = true;
        is_logged_in_ = false;
    }
    if (found->second == Phase::sender && needs_login_ && !is_logged_in_) {
        // libcurl goes on without a login where none is offered.
        enter(Phase::login);
        fault_ = "it offers no login, and the shop's file asks for one";
    }
    // With a fault it goes no further, whatever is on its way already.
    if (fault_.empty()) enter(found->second);
}

/// `AUTH PLAIN`, with or without what follows, or an answer to what the server asked.
void Conversation::said_in_login(std::string_view line) {
    const bool is_command = begins_with(line, "AUTH");
    const std::size_t mechanism = is_command ? line.find(' ', 5) : 0;
    const std::string_view shown =
        is_command ? line.substr(0, mechanism == std::string_view::npos ? mechanism : mechanism + 1)
                   : std::string_view{};
    const std::string_view secret = line.substr(shown.size());
    if (secret.size() >= kShortestSecret && std::ranges::find(secrets_, secret) == secrets_.end()) {
        secrets_.emplace_back(secret);
    }
    if (tell_) tell_(fmt::format("> {}{}", safe(shown), secret.empty() ? "" : kMask));
    enter(Phase::login);
}

void Conversation::heard(std::string_view line) {
    line = without_line_end(line);
    if (tell_) tell_("< " + safe(line.substr(0, kLongestTold)));
    if (is_leaving_ || !fault_.empty()) return;
    if (!is_reply(line)) {
        fault_ = fmt::format("its answer is no SMTP: '{}'", safe(line.substr(0, kLongestText)));
        return;
    }
    take(line);
}

void Conversation::take(std::string_view line) {
    if (++lines_ > kMostLines) {
        fault_ = fmt::format("its answer has over {} lines", kMostLines);
        return;
    }
    if (coming_.code == 0) {
        coming_.code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        coming_.text = line.substr(0, 3);
    }
    if (line.size() > 4 && coming_.text.size() < kLongestText) {
        coming_.text += " ";
        coming_.text += line.substr(4, kLongestText);
    }
    if (line.size() > 3 && line[3] == '-') return;
    coming_.text = safe(coming_.text.substr(0, kLongestText));
    reply_ = std::exchange(coming_, {});
    lines_ = 0;
    if (phase_ == Phase::login && is_positive(reply_)) is_logged_in_ = true;
    if (phase_ == Phase::data && reply_.code == 354) enter(Phase::body);
}

void Conversation::body_ends(std::size_t bytes) {
    if (tell_) tell_(fmt::format("> (the message, {} bytes)", bytes));
    enter(Phase::verdict);
}

}  // namespace shop::mail
