#include <shop/clock.hpp>
#include <shop/database.hpp>
#include <shop/error.hpp>

#include <fmt/format.h>

#include <memory>
#include <string_view>

#include "driver/location.hpp"
#include "service/open_store.hpp"
#include "service/outbox_hold.hpp"
#include "store/copy.hpp"
#include "store/migrations.hpp"
#include "store/outbox.hpp"

namespace shop {

namespace {

/// Of the command line, where the copy's place is named.
constexpr std::string_view kOption = "--to";

void require_same(const std::vector<CopiedRows>& original, const std::vector<CopiedRows>& copy) {
    for (std::size_t i = 0; i < original.size(); ++i) {
        if (original[i] == copy[i]) continue;
        throw Error(ErrorCode::internal,
                    fmt::format("the copy of '{}' differs from its original: {} rows of {}",
                                original[i].table, copy[i].rows, original[i].rows),
                    "nothing was kept; run 'shopctl db check' on the original");
    }
}

/// Opens where the copy is to be.
std::unique_ptr<driver::Connection> open_place(const StoreLocation& to, bool create) {
    try {
        return service::open_store(to, create);
    } catch (const Error& error) {
        // A file is made; a database has to be there.
        const bool file = driver::parse_location(to.url, to.folder).scheme == "sqlite";
        if (error.code() != ErrorCode::store_missing || file) throw;
        throw Error(error.code(), error.message(),
                    "make the empty database first: createdb --encoding UTF8 --template template0 "
                    "NAME");
    }
}

/// That a store could be made there.
void require_place(const StoreLocation& to) {
    try {
        service::require_empty(*open_place(to, false), to, kOption);
    } catch (const Error& error) {
        const bool file = driver::parse_location(to.url, to.folder).scheme == "sqlite";
        if (error.code() != ErrorCode::store_missing || !file) throw;
    }
}

/// All is read once to be written, and once more on either side to be compared.
class Steps {
public:
    Steps(std::int64_t windows, const CopyProgress& progress)
        : all_(3 * windows), progress_(progress) {}
    void add() {
        if (++done_ <= all_ && progress_) progress_(done_, all_);
    }

private:
    std::int64_t done_ = 0;
    std::int64_t all_;
    const CopyProgress& progress_;
};

}  // namespace

std::vector<CopiedRows> copy_store(const StoreLocation& from, const StoreLocation& to,
                                   const Clock& clock, const CopyProgress& progress, bool dry_run) {
    const auto original = service::open_store(from, false);
    store::require_current_schema(*original);
    driver::Transaction reading(*original, driver::Transaction::Mode::read);
    if (dry_run) {
        require_place(to);
        return {};
    }
    Steps steps(store::count_windows(*original), progress);
    const auto copy = open_place(to, true);
    driver::Transaction writing(*copy, driver::Transaction::Mode::write);
    service::require_empty(*copy, to, kOption);
    while (store::apply_next(*copy, clock.now())) {
    }
    const auto read = [&] { steps.add(); };
    store::copy_rows(*original, *copy, read);
    copy->continue_numbers();
    std::vector<CopiedRows> sums = store::table_sums(*original, read);
    require_same(sums, store::table_sums(*copy, read));
    // Nobody is to get a message from both.
    store::hold_outbox(*copy, clock.now(), std::string{service::kIsCopy});
    writing.commit();
    reading.commit();
    return sums;
}

}  // namespace shop
