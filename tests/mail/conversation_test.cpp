#include "mail/module/conversation.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mail/module/verdict.hpp"

namespace shop::mail {

namespace {

using Outcome = Delivery::Outcome;

struct Listened {
    explicit Listened(bool needs_login = false)
        : conversation("open sesame", [this](const std::string& line) { lines.push_back(line); }) {
        conversation.begin(needs_login);
    }
    std::vector<std::string> lines;
    Conversation conversation;
};

}  // namespace

TEST_CASE("a conversation is followed to the verdict on the message") {
    Listened listened;
    Conversation& talk = listened.conversation;
    CHECK(talk.phase() == Phase::greeting);
    talk.heard("220 mail.example.com\r\n");
    talk.said("EHLO here\r\n");
    talk.heard("250-mail.example.com\r\n");
    CHECK(talk.reply().code == 0);
    talk.heard("250 SIZE\r\n");
    CHECK(talk.reply().text == "250 mail.example.com SIZE");
    talk.said("MAIL FROM:<edgar@example.com>\r\n");
    CHECK(talk.phase() == Phase::sender);
    CHECK(talk.reply().code == 0);
    talk.heard("250 ok\r\n");
    talk.said("RCPT TO:<maria@example.com>\r\n");
    talk.heard("250 ok\r\n");
    talk.said("DATA\r\n");
    CHECK(talk.phase() == Phase::data);
    talk.heard("354 go on\r\n");
    CHECK(talk.phase() == Phase::body);
    talk.body_ends(1234);
    CHECK(talk.phase() == Phase::verdict);
    talk.heard("250 queued\r\n");
    talk.said("QUIT\r\n");
    talk.heard("421 whatever\r\n");
    CHECK(talk.is_leaving());
    CHECK(talk.phase() == Phase::verdict);
    CHECK(talk.reply().code == 250);
    CHECK(talk.fault().empty());
    CHECK(listened.lines == std::vector<std::string>{
                                "< 220 mail.example.com", "> EHLO here", "< 250-mail.example.com",
                                "< 250 SIZE", "> MAIL FROM:<edgar@example.com>", "< 250 ok",
                                "> RCPT TO:<maria@example.com>", "< 250 ok", "> DATA",
                                "< 354 go on", "> (the message, 1234 bytes)", "< 250 queued",
                                "> QUIT", "< 421 whatever"});
}

TEST_CASE("what is said to log in is not told, nor what of it comes back") {
    Listened listened(true);
    Conversation& talk = listened.conversation;
    talk.heard("220 ok");
    talk.said("EHLO here");
    talk.heard("250 AUTH PLAIN LOGIN");
    talk.said("AUTH PLAIN c2VjcmV0");
    talk.heard("334 again");
    talk.said("b3BlbiBzZXNhbWU=");
    talk.heard("535 c2VjcmV0 b3BlbiBzZXNhbWU= open sesame is wrong\x1b");
    CHECK(talk.phase() == Phase::login);
    CHECK(talk.reply().text == "535 *** *** *** is wrong\\x1b");
    CHECK(listened.lines == std::vector<std::string>{"< 220 ok", "> EHLO here",
                                                     "< 250 AUTH PLAIN LOGIN", "> AUTH PLAIN ***",
                                                     "< 334 again", "> ***",
                                                     "< 535 *** *** *** is wrong\\x1b"});
}

TEST_CASE("no message goes out without the login that was asked for") {
    Listened listened(true);
    Conversation& talk = listened.conversation;
    talk.heard("220 ok");
    talk.said("EHLO here");
    talk.heard("250 SIZE");
    talk.said("MAIL FROM:<edgar@example.com>");
    CHECK(talk.fault() == "it offers no login, and the shop's file asks for one");
    talk.heard("250 ok");
    talk.said("RCPT TO:<maria@example.com>");
    CHECK(talk.phase() == Phase::login);
}

TEST_CASE("a login counts for all messages of its connection, and for no other connection") {
    Listened listened(true);
    Conversation& talk = listened.conversation;
    talk.said("EHLO here");
    talk.heard("250 AUTH PLAIN");
    talk.said("AUTH PLAIN c2VjcmV0");
    talk.heard("235 welcome");
    talk.said("MAIL FROM:<edgar@example.com>");
    CHECK(talk.fault().empty());
    talk.begin(true);
    talk.said("MAIL FROM:<edgar@example.com>");
    CHECK(talk.fault().empty());
    talk.begin(true);
    talk.said("EHLO here");
    talk.heard("250 SIZE");
    talk.said("MAIL FROM:<edgar@example.com>");
    CHECK_FALSE(talk.fault().empty());
}

TEST_CASE("an answer that has no end, or is none, ends the conversation") {
    Listened endless;
    for (int i = 0; i < 101; ++i) endless.conversation.heard("220-" + std::string(10'000, 'x'));
    CHECK(endless.conversation.fault() == "its answer has over 100 lines");
    CHECK(endless.lines.back().size() == 1002);
    for (const char* line : {"HTTP/1.1 400", "", "25", "2500 ok", "x50 ok", "250x", " 250 ok"}) {
        CAPTURE(line);
        Listened listened;
        listened.conversation.heard(line);
        CHECK(listened.conversation.fault() ==
              "its answer is no SMTP: '" + std::string{line} + "'");
    }
    for (const char* line : {"250", "250 ", "250 ok", "250-ok"}) {
        CAPTURE(line);
        Listened listened;
        listened.conversation.heard(line);
        CHECK(listened.conversation.fault().empty());
    }
}

TEST_CASE("an answer of a phase means this for the message") {
    struct Row {
        Phase phase;
        int code;
        Outcome outcome;
    };
    for (const Phase phase : {Phase::greeting, Phase::hello, Phase::starttls, Phase::login}) {
        for (const int code : {0, 220, 421, 454, 550}) {
            CHECK(outcome_of(phase, {code, ""}) == Outcome::stop);
        }
    }
    for (const Row& row : std::vector<Row>{{Phase::sender, 0, Outcome::retry},
                                           {Phase::sender, 421, Outcome::retry},
                                           {Phase::sender, 530, Outcome::stop},
                                           {Phase::sender, 550, Outcome::stop},
                                           {Phase::sender, 552, Outcome::dead},
                                           {Phase::recipient, 0, Outcome::retry},
                                           {Phase::recipient, 450, Outcome::retry},
                                           {Phase::recipient, 530, Outcome::stop},
                                           {Phase::recipient, 550, Outcome::dead},
                                           {Phase::data, 0, Outcome::retry},
                                           {Phase::data, 250, Outcome::retry},
                                           {Phase::data, 554, Outcome::dead},
                                           {Phase::body, 0, Outcome::retry},
                                           {Phase::verdict, 0, Outcome::ambiguous},
                                           {Phase::verdict, 250, Outcome::sent},
                                           {Phase::verdict, 354, Outcome::ambiguous},
                                           {Phase::verdict, 452, Outcome::retry},
                                           {Phase::verdict, 554, Outcome::dead}}) {
        CAPTURE(static_cast<int>(row.phase));
        CAPTURE(row.code);
        CHECK(outcome_of(row.phase, {row.code, ""}) == row.outcome);
    }
}

}  // namespace shop::mail
