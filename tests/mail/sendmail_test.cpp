#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "mail/sample_letters.hpp"
#include "mail/mailer.hpp"
#include "temporary_folder.hpp"

namespace shop::mail {

namespace {

namespace fs = std::filesystem;
using Outcome = Delivery::Outcome;

/// A command that does what the lines of shell say.
std::string command(const test::TemporaryFolder& folder, const std::string& lines) {
    const fs::path path = folder.path() / "sendmail";
    std::ofstream(path) << "#!/bin/sh\ncd '" << folder.path().native() << "'\n" << lines << "\n";
    fs::permissions(path, fs::perms::owner_all);
    return path.native();
}

Delivery sent_by(const std::vector<std::string>& words, const Letter& letter) {
    MailerOptions options;
    options.settings.transport = MailTransport::sendmail;
    options.settings.sendmail = words;
    options.message_timeout = std::chrono::seconds{1};
    return open_mailer(options)->send(letter);
}

Delivery sent_by(const std::string& lines) {
    const test::TemporaryFolder folder;
    return sent_by({command(folder, lines)}, test::plain_letter());
}

}  // namespace

TEST_CASE("a command gets sender and recipient as words, and the message with plain line ends") {
    const test::TemporaryFolder folder;
    const std::string program = command(folder, "printf '%s|' \"$@\" >words; cat >message; exit 0");
    const Letter letter = test::plain_letter();
    CHECK(sent_by({program, "-i", "two words; $HOME"}, letter).outcome == Outcome::sent);
    CHECK(test::file_bytes(folder.path() / "words") ==
          "-i|two words; $HOME|-f|edgar@example.com|--|maria@example.com|");
    std::string expected = compose(letter);
    std::erase(expected, '\r');
    CHECK(test::file_bytes(folder.path() / "message") == expected);
}

TEST_CASE("an exit code says what became of the message") {
    const std::vector<std::pair<int, Outcome>> codes{
        {0, Outcome::sent},   {1, Outcome::retry},  {64, Outcome::stop},  {65, Outcome::dead},
        {67, Outcome::dead},  {68, Outcome::dead},  {69, Outcome::retry}, {70, Outcome::retry},
        {71, Outcome::retry}, {73, Outcome::retry}, {74, Outcome::retry}, {75, Outcome::retry},
        {76, Outcome::retry}, {77, Outcome::stop},  {78, Outcome::stop},  {126, Outcome::stop},
        {127, Outcome::stop}};
    for (const auto& [code, outcome] : codes) {
        CAPTURE(code);
        CHECK(sent_by("cat >/dev/null; exit " + std::to_string(code)).outcome == outcome);
    }
}

TEST_CASE("the first line that it complains with is in the reason, made safe") {
    const test::TemporaryFolder folder;
    const std::string program =
        command(folder, "cat >/dev/null; printf 'no \\033such user\\r\\nand more\\n' >&2; exit 67");
    const Delivery delivery = sent_by({program}, test::plain_letter());
    CHECK(delivery.reason == "'" + program + "' ended with exit code 67: no \\x1bsuch user");
}

TEST_CASE("a command that cannot be run stops the run") {
    const Delivery delivery = sent_by({"/nowhere/sendmail"}, test::plain_letter());
    CHECK(delivery.outcome == Outcome::stop);
    CHECK(delivery.reason == "'/nowhere/sendmail' cannot be run: No such file or directory");
}

TEST_CASE("a command that hangs is ended; what it has read it may have sent") {
    Letter letter = test::plain_letter();
    CHECK(sent_by("cat >/dev/null; exec sleep 20").outcome == Outcome::ambiguous);
    letter.text = std::string(1'000'000, 'x');
    const test::TemporaryFolder folder;
    const Delivery delivery = sent_by({command(folder, "exec sleep 20")}, letter);
    CHECK(delivery.outcome == Outcome::retry);
    CHECK(delivery.reason.ends_with("' did not end in time"));
}

TEST_CASE("a command that does not read is no sendmail, and its pipe breaks without a signal") {
    std::signal(SIGPIPE, SIG_DFL);
    Letter letter = test::plain_letter();
    letter.text = std::string(1'000'000, 'x');
    const test::TemporaryFolder folder;
    const Delivery delivery = sent_by({command(folder, "exec <&-; sleep 0.1; exit 0")}, letter);
    CHECK(delivery.outcome == Outcome::stop);
    CHECK(delivery.reason.ends_with("' does not read the message"));
}

TEST_CASE("what a command leaves running is not waited for") {
    const auto begin = std::chrono::steady_clock::now();
    CHECK(sent_by("cat >/dev/null; sleep 20 & exit 0").outcome == Outcome::sent);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::milliseconds{900});
}

TEST_CASE("a bad recipient is the letter's fault, a bad sender the shop's") {
    Letter letter = test::plain_letter();
    letter.to.address = "-oQ/tmp@example.com";
    CHECK(sent_by({"/nowhere/sendmail"}, letter).outcome == Outcome::dead);
    letter = test::plain_letter();
    letter.from.address = "-oQ/tmp@example.com";
    const Delivery delivery = sent_by({"/nowhere/sendmail"}, letter);
    CHECK(delivery.outcome == Outcome::stop);
    CHECK(delivery.reason ==
          "the address '-oQ/tmp@example.com' begins with a dash, as an option does");
}

}  // namespace shop::mail
