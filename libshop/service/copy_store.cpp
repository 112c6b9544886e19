#include <shop/clock.hpp>
#include <shop/database.hpp>
#include <shop/error.hpp>

#include <fmt/format.h>

#include "service/open_store.hpp"
#include "store/copy.hpp"
#include "store/migrations.hpp"
#include "store/outbox.hpp"

namespace shop {

namespace {

void require_same(const std::vector<CopiedRows>& original, const std::vector<CopiedRows>& copy) {
    for (std::size_t i = 0; i < original.size(); ++i) {
        if (original[i] == copy[i]) continue;
        throw Error(ErrorCode::internal,
                    fmt::format("the copy of '{}' differs from its original: {} rows of {}",
                                original[i].table, copy[i].rows, original[i].rows),
                    "nothing was kept; run 'shopctl db check' on the original");
    }
}

}  // namespace

std::vector<CopiedRows> copy_store(const StoreLocation& from, const StoreLocation& to,
                                   const Clock& clock,
                                   const std::function<void(std::int64_t rows)>& progress) {
    const auto original = service::open_store(from, false);
    store::require_current_schema(*original);
    driver::Transaction reading(*original, driver::Transaction::Mode::read);
    const auto copy = service::open_store(to, true);
    driver::Transaction writing(*copy, driver::Transaction::Mode::write);
    service::require_empty(*copy, to);
    while (store::apply_next(*copy, clock.now())) {
    }
    store::copy_rows(*original, *copy, progress ? progress : [](std::int64_t) {});
    copy->continue_numbers();
    std::vector<CopiedRows> sums = store::table_sums(*original);
    require_same(sums, store::table_sums(*copy));
    // Nobody is to get a message from both.
    store::hold_outbox(*copy, clock.now(), "this store is a copy");
    writing.commit();
    reading.commit();
    return sums;
}

}  // namespace shop
