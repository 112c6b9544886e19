#include "store/statements.hpp"

#include <iterator>

#include "store/sql/appointment.hpp"
#include "store/sql/catalogue.hpp"
#include "store/sql/copy.hpp"
#include "store/sql/customer.hpp"
#include "store/sql/log.hpp"
#include "store/sql/mechanic.hpp"
#include "store/sql/outbox.hpp"
#include "store/sql/quote.hpp"
#include "store/sql/vehicle.hpp"

namespace shop::store {

std::vector<const driver::Sql*> all_statements() {
    std::vector<const driver::Sql*> all;
    const auto add = [&all](const auto& statements) {
        all.insert(all.end(), std::begin(statements), std::end(statements));
    };
    add(sql::kAppointmentStatements);
    add(sql::kCatalogueStatements);
    add(sql::kClosureStatements);
    add(sql::kCopyStatements);
    add(sql::kCustomerStatements);
    add(sql::kLogStatements);
    add(sql::kMechanicStatements);
    add(sql::kOutboxStatements);
    add(sql::kQuoteStatements);
    add(sql::kVehicleStatements);
    return all;
}

}  // namespace shop::store
