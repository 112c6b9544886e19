#include "mail/template_set.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <fstream>
#include <string>
#include <vector>

#include "edgars_shop.hpp"
#include "mail/embedded_templates.hpp"
#include "mail/template_file.hpp"
#include "shown_values.hpp"
#include "temporary_folder.hpp"

using test::EdgarsShop;

namespace {

/// A shop with templates of its own.
struct OwnTemplates {
    OwnTemplates() { shop.templates = shop::mail::TemplateSet(folder.path()); }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder.path() / name, std::ios::binary) << text;
    }
    shop::mail::Letter confirmation() { return shop.letter("confirmation", test::marias_brakes()); }
    /// Without the folder, which is another each time.
    std::vector<std::string> notices() {
        std::vector<std::string> found = shop.templates.take_notices();
        for (std::string& notice : found) notice.erase(0, folder.path().native().size() + 1);
        return found;
    }

    test::TemporaryFolder folder;
    EdgarsShop shop;
};

using Notices = std::vector<std::string>;

const std::string kBuiltIn = "Hello Maria, you are booked.\n";

}  // namespace

TEST_CASE("every kind has both built-in templates, and there are no others") {
    Notices expected;
    for (const shop::mail::Kind& kind : shop::mail::kinds()) {
        expected.push_back(std::string{kind.name} + ".html");
        expected.push_back(std::string{kind.name} + ".txt");
    }
    std::ranges::sort(expected);
    Notices found;
    for (const auto& [name, text] : shop::mail::embedded_templates()) found.emplace_back(name);
    CHECK(found == expected);
}

TEST_CASE("without a folder, or with one that is not there, the built-in templates are used") {
    EdgarsShop shop;
    for (const char* folder : {"", "/nowhere/at/all"}) {
        shop.templates = shop::mail::TemplateSet(folder);
        CHECK(shop.letter("confirmation", test::marias_brakes()).text.starts_with(kBuiltIn));
        CHECK(shop.templates.take_notices().empty());
    }
}

TEST_CASE("the shop's own template takes the place of the built-in one, as text alone") {
    OwnTemplates own;
    own.write("confirmation.txt",
              "\xEF\xBB\xBFSubject: Hi {customer_car}\r\n\r\nSee you {when}.\r\n");
    CHECK(own.confirmation().text.starts_with(kBuiltIn));
    CHECK(own.notices() ==
          Notices{"confirmation.txt:1: nothing is called 'customer_car' here; the built-in "
                  "template is used"});

    OwnTemplates mended;
    mended.write("confirmation.txt", "\xEF\xBB\xBFSubject: Hi, {car}\r\n\r\nSee you {when}.\r\n");
    const shop::mail::Letter letter = mended.confirmation();
    CHECK(letter.subject == "Hi, 2015 Honda Civic");
    CHECK(letter.text == "See you Thursday, November 19, 9:30 am.\n");
    CHECK(letter.html.empty());
    CHECK(mended.notices().empty());
}

TEST_CASE("with HTML of its own the letter has both") {
    OwnTemplates own;
    own.write("confirmation.html", "<p>{greeting}</p>\n");
    shop::mail::Letter letter = own.confirmation();
    CHECK(letter.text.starts_with(kBuiltIn));
    CHECK(letter.html == "<p>Hello Maria</p>\n");
}

TEST_CASE("where one of the two is broken both are set aside, and it is said once") {
    OwnTemplates own;
    own.write("confirmation.txt", "Subject: Hi\n\nSee you.\n");
    own.write("confirmation.html", "<p>\n{greting}</p>\n");
    CHECK(own.confirmation().text.starts_with(kBuiltIn));
    CHECK(own.confirmation().html.starts_with("<!DOCTYPE html>"));
    CHECK(own.notices() ==
          Notices{"confirmation.html:2: nothing is called 'greting' here (did you mean "
                  "'greeting'?); the built-in template is used"});
    CHECK(own.notices().empty());
}

TEST_CASE("what is no template is named, and the letter is written all the same") {
    const std::string used = "; the built-in template is used";
    const auto check = [&](const std::string& text, const std::string& notice) {
        OwnTemplates own;
        own.write("confirmation.txt", text);
        CHECK(own.confirmation().text.starts_with(kBuiltIn));
        CHECK(own.notices() == Notices{"confirmation.txt:" + notice + used});
    };
    check("", "1: the subject is missing (the first line has to be 'Subject: ...')");
    check("Hello\n", "1: the subject is missing (the first line has to be 'Subject: ...')");
    check("Subject:  \n\nx", "1: the subject is empty (the first line is 'Subject: ...')");
    check("Subject: Hi: {subject}\n\nx\n", "1: nothing is called 'subject' here");
    check("Subject: Hi\nx\n",
          "2: the line after the subject is not empty (leave one line empty there)");
    check("Subject: Hi\n\n \n", "2: there is no text (write it from line 3 on)");
    check("Subject: Hi", "2: there is no text (write it from line 3 on)");
    check("Subject: Hi\n\nx\n{each needs}\n",
          "4: {each ...} has no {end} (write {end} where its text ends)");
    check("Subject: Hi\n\nx\xff\n", "3: it is no UTF-8 (save the file as UTF-8)");
    check(std::string("Subject: Hi\n\nx\0y\n", 17),
          "3: a control character (U+0000) stands in it (take it out)");
    check("Subject: Hi\n\n" + std::string(shop::mail::kLargestTemplate, 'x'),
          " it is larger than 262144 bytes (a letter with pictures in it is better a link)");
}

TEST_CASE("a folder or a pipe by the name of a template is not read") {
    OwnTemplates own;
    std::filesystem::create_directory(own.folder.path() / "confirmation.txt");
    REQUIRE(::mkfifo((own.folder.path() / "confirmation.html").c_str(), 0600) == 0);
    CHECK(own.confirmation().text.starts_with(kBuiltIn));
    CHECK(own.notices() ==
          Notices{"confirmation.txt: it is no regular file; the built-in template is used",
                  "confirmation.html: it is no regular file; the built-in template is used"});
}

TEST_CASE("a subject stays one line whatever its template and its values are") {
    OwnTemplates own;
    own.write("confirmation.txt", "Subject: {work} {work} {work} {work}\n\nx\n");
    test::JobFacts facts = test::marias_brakes();
    facts.job.services.front().name = std::string(60, 'a') + "\r\nBcc: a@example.com";
    const shop::mail::Letter letter = own.shop.letter("confirmation", facts);
    CHECK(letter.subject.find_first_of("\r\n") == std::string::npos);
    CHECK(letter.subject.size() == 200);
    CHECK(letter.subject.ends_with(" ..."));
}
