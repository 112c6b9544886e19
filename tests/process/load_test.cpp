#include "process/load.hpp"

#include <doctest/doctest.h>

#include <string>

#include "mail/module.hpp"
#include "whole_refusal.hpp"

namespace shop::process {

namespace {

std::string loaded(const ModuleFile& module) {
    return whole_refusal([&] { (void)load_module(module); });
}

}  // namespace

TEST_CASE("a module is loaded by its name, entry and number") {
    const ModuleFile mail{mail::kMailModuleFile, mail::kMailModuleEntry, mail::kMailModule,
                          "writes and sends mail"};
    CHECK(loaded(mail) == "accepted");
    const std::string refused =
        "store_unavailable: the part of shopctl that writes and sends mail cannot be used: ";
    ModuleFile other = mail;
    other.number = mail.number + 1;
    CHECK(loaded(other) == refused +
                               "it belongs to another version | install shopctl whole: "
                               "'shop_mail.so' belongs beside the library, in 'shop'");
    other = mail;
    other.entry = "nothing";
    CHECK(loaded(other).find("undefined symbol: nothing") != std::string::npos);
    other = mail;
    other.file = "nothing.so";
    CHECK(loaded(other) ==
          refused +
              "nothing.so: cannot open shared object file: No such file or directory | "
              "install shopctl whole: 'nothing.so' belongs beside the library, in 'shop'");
}

}  // namespace shop::process
