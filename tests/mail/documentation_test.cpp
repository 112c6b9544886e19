#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include "edgars_shop.hpp"
#include "mail/day_values.hpp"
#include "mail/job_values.hpp"
#include "mail/quote_values.hpp"
#include "temporary_folder.hpp"

namespace {

using shop::mail::Values;
using Names = std::set<std::string>;

/// The part of docs/letters.md under a heading.
std::string section(const std::string& heading) {
    static const std::string text = test::file_bytes(PROJECT_ROOT "/docs/letters.md");
    const std::size_t begin = text.find(heading + "\n");
    REQUIRE(begin != std::string::npos);
    return text.substr(begin, text.find("\n## ", begin) - begin);
}

/// `{when}` or `{each price}`, as rows of its table begin.
Names rows_of(const std::string& section) {
    const std::regex row("\n\\| `(\\{[a-z_ ]+\\})`");
    Names names;
    for (std::sregex_iterator at(section.begin(), section.end(), row), end; at != end; ++at) {
        names.insert((*at)[1]);
    }
    return names;
}

Names names_of(const Values& values) {
    Names names;
    for (const std::string& name : values.names()) {
        names.insert(values.find(name) != nullptr ? "{" + name + "}" : "{each " + name + "}");
    }
    return names;
}

/// What items of lists have must be named somewhere in the section.
void check_items(const Values& values, const std::string& section) {
    for (const std::string& name : values.names()) {
        const Values::List* list = values.find_list(name);
        if (list == nullptr) continue;
        const Values& shape = list->shape.front();
        for (const std::string& inner : names_of(shape)) {
            CAPTURE(name);
            CAPTURE(inner);
            CHECK(section.find("`" + inner + "`") != std::string::npos);
        }
        check_items(shape, section);
    }
}

void check_documented(const std::string& heading, const Values& values) {
    CAPTURE(heading);
    const std::string general = section("Every kind has these:");
    Names documented = rows_of(section(heading));
    documented.merge(rows_of(general));
    Names names = names_of(values);
    names.insert("{subject}");
    Names missing;
    std::ranges::set_difference(names, documented, std::inserter(missing, missing.end()));
    CHECK(missing == Names{});
    Names gone;
    std::ranges::set_difference(documented, names, std::inserter(gone, gone.end()));
    CHECK(gone == Names{});
    check_items(values, section(heading) + general);
}

}  // namespace

TEST_CASE("docs/letters.md names every placeholder, and none that is not there") {
    test::EdgarsShop shop;
    const shop::mail::Desk desk = shop.desk();
    check_documented("## confirmation, change, late, cancellation, reminder, missed",
                     shop::mail::customer_values(test::marias_brakes(), desk));
    check_documented("## booked, rescheduled, cancelled",
                     shop::mail::shop_job_values(test::marias_brakes(), desk));
    check_documented("## estimate",
                     shop::mail::quote_values({test::front_brakes(), test::maria()}, desk));
    check_documented("## day_sheet", shop::mail::day_values({}, desk));
}
