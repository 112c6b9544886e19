#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <set>
#include <string>

#include "mail/sample_letters.hpp"
#include "mail/mailer.hpp"
#include "temporary_folder.hpp"
#include "whole_refusal.hpp"

namespace shop::mail {

namespace {

namespace fs = std::filesystem;
using Outcome = Delivery::Outcome;

MailerOptions to_folder(const fs::path& folder, const std::string& directory = "outbox") {
    MailerOptions options;
    options.folder = folder;
    options.settings.transport = MailTransport::file;
    options.settings.directory = directory;
    return options;
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
}

unsigned mode_of(const fs::path& path) {
    struct stat found {};
    REQUIRE(::lstat(path.c_str(), &found) == 0);
    return found.st_mode & 07777U;
}

/// No file can grow over it, as on a disk without room.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
        const rlimit limit{bytes, before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    void (*handler_)(int);
    rlimit before_{};
};

}  // namespace

TEST_CASE("a letter is one file, named after its id, that only its owner can read") {
    const test::TemporaryFolder home;
    const auto mailer = open_mailer(to_folder(home.path()));
    const Letter letter = test::confirmation();
    const Delivery delivery = mailer->send(letter);
    CHECK(delivery.outcome == Outcome::sent);
    CHECK(delivery.reason.empty());
    const fs::path outbox = home.path() / "outbox";
    CHECK(names_in(outbox) == std::set<std::string>{"0123456789abcdef@shopctl.invalid.eml"});
    const fs::path file = outbox / "0123456789abcdef@shopctl.invalid.eml";
    CHECK(test::file_bytes(file) == compose(letter));
    CHECK(mode_of(outbox) == 0700);
    CHECK(mode_of(file) == 0600);
}

TEST_CASE("a letter that is sent twice is there once") {
    const test::TemporaryFolder home;
    const auto mailer = open_mailer(to_folder(home.path()));
    CHECK(mailer->send(test::plain_letter()).outcome == Outcome::sent);
    CHECK(mailer->send(test::plain_letter()).outcome == Outcome::sent);
    CHECK(names_in(home.path() / "outbox").size() == 1);
}

TEST_CASE("an id cannot name a file elsewhere, nor the file of another") {
    const test::TemporaryFolder home;
    const auto mailer = open_mailer(to_folder(home.path()));
    for (const char* id : {"/../../x@y", "%2F%2E@y", "a/b@y", "a%2Fb@y"}) {
        Letter letter = test::plain_letter();
        letter.message_id = id;
        const bool is_id = std::string_view{id} != "/../../x@y";
        CHECK(mailer->send(letter).outcome == (is_id ? Outcome::sent : Outcome::dead));
    }
    CHECK(names_in(home.path()) == std::set<std::string>{"outbox"});
    CHECK(names_in(home.path() / "outbox") ==
          std::set<std::string>{"%252F%252E@y.eml", "a%2Fb@y.eml", "a%252Fb@y.eml"});
}

TEST_CASE("a folder that cannot be made stops the run") {
    const auto mailer = open_mailer(to_folder("/", "/dev/full/outbox"));
    const Delivery delivery = mailer->send(test::plain_letter());
    CHECK(delivery.outcome == Outcome::stop);
    CHECK(delivery.reason ==
          "cannot write '/dev/full/outbox/0123456789abcdef@shopctl.invalid.eml': Not a directory");
}

TEST_CASE("without room for a letter nothing of it is left, and nothing more is tried") {
    const test::TemporaryFolder home;
    const FileSizeLimit limit{100};
    const auto mailer = open_mailer(to_folder(home.path()));
    const Delivery delivery = mailer->send(test::plain_letter());
    CHECK(delivery.outcome == Outcome::stop);
    CHECK(
        delivery.reason.ends_with("/outbox/0123456789abcdef@shopctl.invalid.eml': File too large"));
    CHECK(names_in(home.path() / "outbox").empty());
    fs::remove(home.path() / "outbox");
    CHECK(mailer->send(test::plain_letter()).reason == delivery.reason);
    CHECK_FALSE(fs::exists(home.path() / "outbox"));
}

TEST_CASE("a shop without a transport cannot send") {
    CHECK(whole_refusal([] { (void)open_mailer({}); }) ==
          "bad_config: the shop's file names no way to send mail | "
          "set transport in its [mail] section; `shopctl mail test ADDRESS` tries it");
}

}  // namespace shop::mail
