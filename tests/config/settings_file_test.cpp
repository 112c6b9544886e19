#include "config/files.hpp"
#include "whole_refusal.hpp"

#include <shop/settings.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <string>

namespace {

std::string said(const std::filesystem::path& file) {
    return whole_refusal([&] { (void)shop::load_settings(file); });
}

}  // namespace

TEST_CASE("a file is read as its text is") {
    const ScratchFolder folder;
    const std::string text = read_project_file("examples/shop.toml");
    const auto file = folder.write("shop.toml", text);
    CHECK(shop::load_settings(file) == shop::parse_settings(text, file));
}

TEST_CASE("an error in a file names the file as it was given") {
    const ScratchFolder folder;
    const auto file = folder.write("shop.toml", "\n[shopp]\n");
    CHECK(said(file) ==
          "bad_config: " + file.string() + ":2:2: unknown key 'shopp' | did you mean 'shop'?");
}

TEST_CASE("a file that is not there says what makes one") {
    CHECK(said("/nonexistent/shop.toml") ==
          "bad_config: the shop's file '/nonexistent/shop.toml' does not exist | `shopctl init` "
          "makes one; --config names another");
}

TEST_CASE("what is no regular file is refused, without waiting for it") {
    const ScratchFolder folder;
    const auto file = folder.path() / "shop.toml";
    REQUIRE(mkfifo(file.c_str(), 0600) == 0);
    CHECK(said(file) ==
          "bad_config: the shop's file '" + file.string() + "' is not a regular file");
    CHECK(said("/dev/zero") == "bad_config: the shop's file '/dev/zero' is not a regular file");
    CHECK(said(folder.path()) == "bad_config: the shop's file '" + folder.path().string() +
                                     "' is a directory | name the file in it with --config");
}

TEST_CASE("a file that everybody can write is refused, because it names programs") {
    const ScratchFolder folder;
    const auto file = folder.write("shop.toml", read_project_file("examples/shop.toml"));
    REQUIRE(chmod(file.c_str(), 0602) == 0);
    CHECK(said(file) == "bad_config: the shop's file '" + file.string() +
                            "' can be written by everybody, and it names programs to run | chmod "
                            "o-w '" +
                            file.string() + "'");
    REQUIRE(chmod(file.c_str(), 0664) == 0);
    CHECK(said(file) == "accepted");
}

TEST_CASE("a file too large to be one is refused") {
    const ScratchFolder folder;
    const auto file = folder.write("shop.toml", std::string((1 << 20) + 1, '\n'));
    CHECK(said(file) == "bad_config: the shop's file '" + file.string() + "' is larger than 1 MiB");
}

TEST_CASE("a link to a file is followed") {
    const ScratchFolder folder;
    const auto file = folder.write("real.toml", read_project_file("examples/shop.toml"));
    const auto link = folder.path() / "shop.toml";
    REQUIRE(symlink(file.c_str(), link.c_str()) == 0);
    CHECK(said(link) == "accepted");
}
