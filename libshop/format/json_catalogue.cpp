#include "format/json.hpp"

namespace shop {

namespace {

using format::dump;
using format::Json;
using format::list;
using format::minutes_or_null;
using format::money_or_null;
using format::text_or_null;

Json part_object(const Part& part) {
    return {{"name", part.name},
            {"number", text_or_null(part.number)},
            {"condition", text_or_null(part.condition)},
            {"quantity_thousandths", part.quantity.thousandths()},
            {"cost_cents", money_or_null(part.cost)},
            {"price_cents", money_or_null(part.price)},
            {"refundable", part.refundable}};
}

}  // namespace

std::string to_json(const Service& service, const JsonStyle& style) {
    return dump({{"id", service.id.value()},
                 {"revision", service.revision},
                 {"code", service.code},
                 {"name", service.name},
                 {"category", text_or_null(service.category)},
                 {"price_cents", money_or_null(service.price)},
                 {"currency", style.currency.code},
                 {"labor_minutes", service.labor.count()},
                 {"duration_minutes", service.duration.count()},
                 {"credited_when_repaired", service.credited_when_repaired},
                 {"skills", service.skills},
                 {"parts", list(service.parts, part_object)},
                 {"retired", service.retired}});
}

std::string to_json(const Package& package, const JsonStyle& style) {
    return dump({{"id", package.id.value()},
                 {"revision", package.revision},
                 {"code", package.code},
                 {"name", package.name},
                 {"services", package.services},
                 {"price_cents", money_or_null(package.price)},
                 {"currency", style.currency.code},
                 {"duration_minutes", minutes_or_null(package.duration)},
                 {"retired", package.retired}});
}

}  // namespace shop
