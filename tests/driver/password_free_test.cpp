#include "driver/password_free.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace shop::driver {

TEST_CASE("a password is never shown") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"sqlite:/srv/shop.db", "sqlite:/srv/shop.db"},
        {"postgresql://ed@db/shop", "postgresql://ed@db/shop"},
        {"postgresql://db:5432/shop", "postgresql://db:5432/shop"},
        {"postgresql://ed:x@db:5432/shop", "postgresql://ed:***@db:5432/shop"},
        {"postgresql://ed:a@b/c?d@db/shop", "postgresql://ed:***@db/shop"},
        {"postgresql://db/shop?user=ed&password=x&sslmode=require",
         "postgresql://db/shop?user=ed&password=***&sslmode=require"},
        {"postgresql://db/shop?sslpassword=x", "postgresql://db/shop?sslpassword=***"},
        {"host=db password = 'a b\\' c' user=ed", "host=db password = *** user=ed"},
        {"host=db password='never ends", "host=db password=***"},
        {"password=", "password="},
        {"host=password port=1", "host=password port=1"},
    };
    for (const auto& [url, shown] : cases) CHECK(without_password(url) == shown);
}

}  // namespace shop::driver
