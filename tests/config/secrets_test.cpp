#include "config/secrets.hpp"

#include <doctest/doctest.h>

using shop::config::mask_url;

TEST_CASE("a password before the host is masked") {
    CHECK(mask_url("postgresql://u:p@h:5432/d") == "postgresql://u:***@h:5432/d");
    CHECK(mask_url("postgresql://:p@h/d") == "postgresql://:***@h/d");
    CHECK(mask_url("smtps://u%40x:p%3A@h:465") == "smtps://u%40x:***@h:465");
    CHECK(mask_url("postgresql://u:p@1/2@h/d") == "postgresql://u:***@h/d");
}

TEST_CASE("a password in a parameter is masked") {
    CHECK(mask_url("postgresql://h/d?password=p&sslmode=require") ==
          "postgresql://h/d?password=***&sslmode=require");
    CHECK(mask_url("postgresql://h/d?sslpassword=p q") == "postgresql://h/d?sslpassword=***");
    CHECK(mask_url("host=h password=p dbname=d") == "host=h password=*** dbname=d");
    CHECK(mask_url("host=h password = 'p \\' q' dbname=d") == "host=h password = *** dbname=d");
    CHECK(mask_url("password=") == "password=***");
    CHECK(mask_url("password=a\\ b dbname=d") == "password=*** dbname=d");
}

TEST_CASE("what holds no password stays as it is") {
    for (const char* url : {"", "sqlite:shop.db", "sqlite:/srv/a:b@c/shop.db", "postgresql://h/d",
                            "postgresql://u@h:5432/d?sslmode=verify-full", "service=shop",
                            "postgresql://h:5432/d?user=a@b"}) {
        CHECK(mask_url(url) == url);
    }
}
