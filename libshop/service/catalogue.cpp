#include "service/catalogue.hpp"

#include <shop/error.hpp>
#include <shop/nearest.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "domain/records.hpp"
#include "service/change.hpp"
#include "service/in_change.hpp"
#include "store/catalogue.hpp"
#include "store/digest.hpp"
#include "store/fields.hpp"

namespace shop {

namespace service {

namespace {

using store::stored;

[[noreturn]] void throw_unknown(driver::Connection& connection, std::string_view kind,
                                std::string_view code) {
    std::vector<std::string> known;
    const Catalogue catalogue = store::read_catalogue(connection);
    for (const Service& service : catalogue.services) known.push_back(service.code);
    for (const Package& package : catalogue.packages) known.push_back(package.code);
    const bool is_package =
        std::ranges::find(catalogue.packages, code, &Package::code) != catalogue.packages.end();
    const std::string_view is = is_package ? "package" : "service";
    const bool is_service =
        std::ranges::find(catalogue.services, code, &Service::code) != catalogue.services.end();
    if (is != kind && (is_package || is_service)) {
        throw Error(ErrorCode::not_found, fmt::format("'{}' is a {}, not a {}", code, is, kind),
                    fmt::format("see: shopctl {} show {}", is, code));
    }
    const auto meant = nearest(code, known);
    throw Error(ErrorCode::not_found, fmt::format("there is no {} '{}'", kind, shown(code)),
                meant ? fmt::format("did you mean '{}'?", *meant) : "see: shopctl service list");
}

Package require_package(driver::Connection& connection, std::string_view code) {
    if (auto package = store::find_package(connection, code)) return *package;
    throw_unknown(connection, "package", code);
}

std::string request_fields(const Service& service) {
    store::LengthPrefixed fields;
    fields.add(service.code).add(service.name).add(service.category);
    fields.add(service.price ? std::to_string(stored(*service.price)) : "");
    fields.add(std::to_string(service.labor.count()));
    fields.add(std::to_string(service.duration.count()));
    fields.add(service.credited_when_repaired ? "1" : "0").add(service.retired ? "1" : "0");
    fields.add(std::to_string(service.skills.size()));
    for (const std::string& skill : service.skills) fields.add(skill);
    for (const Part& part : service.parts) {
        fields.add(part.name).add(part.number).add(part.condition);
        fields.add(std::to_string(stored(part.quantity)));
        fields.add(part.cost ? std::to_string(stored(*part.cost)) : "");
        fields.add(part.price ? std::to_string(stored(*part.price)) : "");
        fields.add(part.refundable ? "1" : "0");
    }
    return fields.text();
}

std::string request_fields(const Package& package) {
    store::LengthPrefixed fields;
    fields.add(package.code).add(package.name);
    fields.add(package.price ? std::to_string(stored(*package.price)) : "");
    fields.add(package.duration ? std::to_string(package.duration->count()) : "");
    fields.add(package.retired ? "1" : "0");
    for (const std::string& code : package.services) fields.add(code);
    return fields.text();
}

void require_new_code(driver::Connection& connection, std::string_view code) {
    if (!store::find_service(connection, code) && !store::find_package(connection, code)) return;
    throw Error(ErrorCode::duplicate, fmt::format("the code '{}' is taken", code),
                fmt::format("see: shopctl service show {}", code));
}

void require_services(driver::Connection& connection, const Package& package) {
    for (const std::string& code : package.services) {
        static_cast<void>(require_service(connection, code));
    }
}

Service insert(Change& change, const Service& service) {
    const ServiceId id = store::insert_service(change.connection(), service, change.now());
    const Service added = *store::find_service(change.connection(), id);
    change.audit<Service>("add", "service", id.value(), nullptr, &added);
    return added;
}

Package insert(Change& change, const Package& package) {
    const PackageId id = store::insert_package(change.connection(), package, change.now());
    const Package added = *store::find_package(change.connection(), id);
    change.audit<Package>("add", "package", id.value(), nullptr, &added);
    return added;
}

Service replace(Change& change, const Service& before, const Service& service,
                std::string_view action) {
    if (!store::update_service(change.connection(), service)) {
        throw_stale(fmt::format("service '{}'", before.code));
    }
    const Service after = *store::find_service(change.connection(), service.id);
    change.audit(action, "service", after.id.value(), &before, &after);
    return after;
}

Package replace(Change& change, const Package& before, const Package& package,
                std::string_view action) {
    if (!store::update_package(change.connection(), package)) {
        throw_stale(fmt::format("package '{}'", before.code));
    }
    const Package after = *store::find_package(change.connection(), package.id);
    change.audit(action, "package", after.id.value(), &before, &after);
    return after;
}

/// Adds or changes one record of an import; what is the same stays untouched.
template <class Record>
void import_one(Change& change, const std::optional<Record>& before, Record record,
                CatalogueImport& counts) {
    if (!before) {
        insert(change, record);
        ++counts.added;
        return;
    }
    record.id = before->id;
    record.revision = before->revision;
    if (record == *before) {
        ++counts.unchanged;
        return;
    }
    replace(change, *before, record, "edit");
    ++counts.changed;
}

}  // namespace

Service require_service(driver::Connection& connection, std::string_view code) {
    if (auto service = store::find_service(connection, code)) return *service;
    throw_unknown(connection, "service", code);
}

std::variant<Service, Package> require_item(driver::Connection& connection,
                                            std::string_view code) {
    if (auto service = store::find_service(connection, code)) return *service;
    if (auto package = store::find_package(connection, code)) return *package;
    throw_unknown(connection, "service or package", code);
}

}  // namespace service

Catalogue CatalogueBook::all(bool with_retired) const {
    driver::Transaction transaction(context_->connection(), driver::Transaction::Mode::read);
    Catalogue catalogue = store::read_catalogue(context_->connection());
    transaction.commit();
    if (!with_retired) {
        std::erase_if(catalogue.services, [](const Service& s) { return s.retired; });
        std::erase_if(catalogue.packages, [](const Package& p) { return p.retired; });
    }
    return catalogue;
}

Service CatalogueBook::service(std::string_view code) const {
    return service::require_service(context_->connection(), code);
}

Package CatalogueBook::package(std::string_view code) const {
    return service::require_package(context_->connection(), code);
}

Service CatalogueBook::add(const Service& service, std::string_view request_id) {
    const Service wanted = domain::normalised(service);
    const std::string fields = service::request_fields(wanted);
    return service::in_change(*context_, [&](service::Change& change) {
        if (const auto first = change.replay(request_id, "service add", fields)) {
            Service known = *store::find_service(change.connection(), ServiceId{*first});
            known.replayed = true;
            return known;
        }
        service::require_new_code(change.connection(), wanted.code);
        const Service added = service::insert(change, wanted);
        change.remember(request_id, "service add", fields, added.id.value());
        change.commit();
        return added;
    });
}

Package CatalogueBook::add(const Package& package, std::string_view request_id) {
    const Package wanted = domain::normalised(package);
    const std::string fields = service::request_fields(wanted);
    return service::in_change(*context_, [&](service::Change& change) {
        if (const auto first = change.replay(request_id, "package add", fields)) {
            Package known = *store::find_package(change.connection(), PackageId{*first});
            known.replayed = true;
            return known;
        }
        service::require_new_code(change.connection(), wanted.code);
        service::require_services(change.connection(), wanted);
        const Package added = service::insert(change, wanted);
        change.remember(request_id, "package add", fields, added.id.value());
        change.commit();
        return added;
    });
}

Service CatalogueBook::edit(const Service& service) {
    const Service wanted = domain::normalised(service);
    return service::in_change(*context_, [&](service::Change& change) {
        const auto before = store::find_service(change.connection(), wanted.id);
        if (!before) service::throw_unknown(change.connection(), "service", wanted.code);
        if (before->code != wanted.code) {
            service::require_new_code(change.connection(), wanted.code);
        }
        const Service after = service::replace(change, *before, wanted, "edit");
        change.commit();
        return after;
    });
}

Package CatalogueBook::edit(const Package& package) {
    const Package wanted = domain::normalised(package);
    return service::in_change(*context_, [&](service::Change& change) {
        const auto before = store::find_package(change.connection(), wanted.id);
        if (!before) service::throw_unknown(change.connection(), "package", wanted.code);
        if (before->code != wanted.code) {
            service::require_new_code(change.connection(), wanted.code);
        }
        service::require_services(change.connection(), wanted);
        const Package after = service::replace(change, *before, wanted, "edit");
        change.commit();
        return after;
    });
}

namespace {

[[noreturn]] void throw_retired(std::string_view code) {
    throw Error(ErrorCode::wrong_state, fmt::format("'{}' is retired already", code));
}

}  // namespace

Service CatalogueBook::retire_service(std::string_view code, std::optional<Revision> seen) {
    return service::in_change(*context_, [&](service::Change& change) {
        const Service before = service::require_service(change.connection(), code);
        service::require_revision(seen, before.revision, fmt::format("service '{}'", before.code));
        if (before.retired) throw_retired(code);
        Service retired = before;
        retired.retired = true;
        const Service after = service::replace(change, before, retired, "retire");
        change.commit();
        return after;
    });
}

Package CatalogueBook::retire_package(std::string_view code, std::optional<Revision> seen) {
    return service::in_change(*context_, [&](service::Change& change) {
        const Package before = service::require_package(change.connection(), code);
        service::require_revision(seen, before.revision, fmt::format("package '{}'", before.code));
        if (before.retired) throw_retired(code);
        Package retired = before;
        retired.retired = true;
        const Package after = service::replace(change, before, retired, "retire");
        change.commit();
        return after;
    });
}

CatalogueImport CatalogueBook::import(const Catalogue& catalogue) {
    return service::in_change(*context_, [&](service::Change& change) {
        CatalogueImport counts;
        for (const Service& service : catalogue.services) {
            if (store::find_package(change.connection(), service.code)) {
                throw Error(ErrorCode::duplicate,
                            fmt::format("'{}' is a package already", service.code),
                            "give the service another code");
            }
            service::import_one(change, store::find_service(change.connection(), service.code),
                                domain::normalised(service), counts);
        }
        for (const Package& package : catalogue.packages) {
            if (store::find_service(change.connection(), package.code)) {
                throw Error(ErrorCode::duplicate,
                            fmt::format("'{}' is a service already", package.code),
                            "give the package another code");
            }
            service::require_services(change.connection(), package);
            service::import_one(change, store::find_package(change.connection(), package.code),
                                domain::normalised(package), counts);
        }
        change.commit();
        return counts;
    });
}

}  // namespace shop
