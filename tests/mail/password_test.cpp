#include "mail/password.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "temporary_folder.hpp"
#include "whole_refusal.hpp"

namespace shop::mail {

namespace {

namespace fs = std::filesystem;

struct Home {
    explicit Home(const std::string& text = "open sesame\nmore\n", mode_t mode = 0600) {
        settings.username = "edgar";
        ::unsetenv("CREDENTIALS_DIRECTORY");
        write("secret", text, mode);
    }
    ~Home() { ::unsetenv("CREDENTIALS_DIRECTORY"); }
    Home(const Home&) = delete;
    Home& operator=(const Home&) = delete;

    void write(const char* name, const std::string& text, mode_t mode) const {
        fs::remove(folder.path() / name);
        std::ofstream(folder.path() / name) << text;
        REQUIRE(::chmod((folder.path() / name).c_str(), mode) == 0);
    }
    [[nodiscard]] std::string password() const { return password_of(settings, folder.path()); }
    [[nodiscard]] std::string refusal() const {
        const std::string text = whole_refusal([this] { (void)password(); });
        // Without the name of the folder, which is another each time.
        const auto at = text.find(folder.path().native());
        if (at == std::string::npos) return text;
        return text.substr(0, at) + "HOME" + text.substr(at + folder.path().native().size());
    }

    test::TemporaryFolder folder;
    MailSettings settings;
};

}  // namespace

TEST_CASE("a password is the first line of a file that others cannot read") {
    Home home;
    home.settings.password_file = "secret";
    CHECK(home.password() == "open sesame");
    for (const mode_t mode : {0400U, 0600U}) {
        REQUIRE(::chmod((home.folder.path() / "secret").c_str(), mode) == 0);
        CHECK(home.password() == "open sesame");
    }
}

TEST_CASE("a password that lies open to others is refused") {
    for (const mode_t mode : {0640U, 0604U, 0620U, 0660U}) {
        Home home{"open sesame\n", mode};
        home.settings.password_file = "secret";
        CHECK(home.refusal().starts_with(
            "bad_config: the password file 'HOME/secret' lies open to others (mode 06"));
    }
    Home home{"open sesame\n", 0644};
    home.settings.password_file = "secret";
    const std::string path = (home.folder.path() / "secret").native();
    CHECK(home.refusal() ==
          "bad_config: the password file 'HOME/secret' lies open to others (mode 0644) | "
          "chmod 600 '" +
              path + "'");
}

TEST_CASE("a password in somebody else's file is refused") {
    // Only root can give a file away.
    if (::geteuid() != 0) return;
    Home home;
    home.settings.password_file = "secret";
    REQUIRE(::chown((home.folder.path() / "secret").c_str(), 65534, 65534) == 0);
    CHECK(home.refusal() == "bad_config: the password file 'HOME/secret' belongs to somebody else");
}

TEST_CASE("a password file that is none is refused") {
    Home home{"\n"};
    home.settings.password_file = "secret";
    CHECK(home.refusal() == "bad_config: the password file 'HOME/secret' holds no password");
    home.settings.password_file = "nothing";
    CHECK(home.refusal() ==
          "bad_config: the password file 'HOME/nothing' cannot be read: No such file or directory");
    home.settings.password_file = ".";
    CHECK(home.refusal() == "bad_config: the password file 'HOME/.' is no file");
    REQUIRE(::mkfifo((home.folder.path() / "pipe").c_str(), 0600) == 0);
    home.settings.password_file = "pipe";
    CHECK(home.refusal() == "bad_config: the password file 'HOME/pipe' is no file");
}

TEST_CASE("a command prints the password, without a shell") {
    Home home;
    home.settings.password_command = {"printf", "%s\\nmore", "open $HOME; sesame"};
    CHECK(home.password() == "open $HOME; sesame");
    const std::string hint = " | run it by hand: it has to print the password of the mail account";
    home.settings.password_command = {"false"};
    CHECK(home.refusal() == "bad_config: password_command 'false' ended with exit code 1" + hint);
    home.settings.password_command = {"true"};
    CHECK(home.refusal() == "bad_config: password_command 'true' printed no password" + hint);
    home.settings.password_command = {"sh", "-c", "kill -9 $$"};
    CHECK(home.refusal() == "bad_config: password_command 'sh' was ended by a signal" + hint);
    home.settings.password_command = {"/nowhere/pass"};
    CHECK(home.refusal() ==
          "bad_config: password_command '/nowhere/pass' cannot be run: No such file or directory" +
              hint);
}

TEST_CASE("systemd's credentials count where the shop's file names no password") {
    Home home;
    CHECK(home.refusal() ==
          "bad_config: the mail account 'edgar' has no password | "
          "set password_command or password_file in the [mail] section");
    ::setenv("CREDENTIALS_DIRECTORY", home.folder.path().c_str(), 1);
    home.write("smtp.password", "from systemd\n", 0400);
    CHECK(home.password() == "from systemd");
    // Readable by an access control list.
    home.write("smtp.password", "from systemd\n", 0440);
    CHECK(home.password() == "from systemd");
    home.write("smtp.password", "from systemd\n", 0444);
    CHECK(home.refusal().starts_with(
        "bad_config: the password file 'HOME/smtp.password' lies open to others (mode 0444)"));
    home.settings.password_file = "secret";
    CHECK(home.password() == "open sesame");
}

}  // namespace shop::mail
