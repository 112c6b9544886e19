#include "store/catalogue.hpp"

#include <algorithm>

#include "store/rows.hpp"
#include "store/sql/catalogue.hpp"

namespace shop::store {

namespace {

Service read_service(Fields& fields) {
    Service service;
    service.id = fields.id<ServiceId>();
    service.revision = fields.integer();
    service.code = fields.text();
    service.name = fields.text();
    service.category = fields.text();
    service.price = fields.optional_money();
    service.labor = fields.minutes();
    service.duration = fields.minutes();
    service.credited_when_repaired = fields.flag();
    service.retired = fields.flag();
    return service;
}

Package read_package(Fields& fields) {
    Package package;
    package.id = fields.id<PackageId>();
    package.revision = fields.integer();
    package.code = fields.text();
    package.name = fields.text();
    package.price = fields.optional_money();
    package.duration = fields.optional_minutes();
    package.retired = fields.flag();
    return package;
}

/// Skills and parts of the services, which are ordered by id. \param only one service, or all
void read_details(driver::Connection& connection, std::vector<Service>& services,
                  std::optional<std::string_view> only) {
    const auto owner = [&services](ServiceId id) {
        return std::ranges::lower_bound(services, id, {}, &Service::id);
    };
    const auto skills = connection.query(sql::kServiceSkills, {only});
    const auto parts = connection.query(sql::kServiceParts, {only});
    while (skills->next()) {
        Fields fields(*skills);
        const auto found = owner(fields.id<ServiceId>());
        found->skills.push_back(fields.text());
    }
    while (parts->next()) {
        Fields fields(*parts);
        const auto found = owner(fields.id<ServiceId>());
        Part part;
        part.name = fields.text();
        part.number = fields.text();
        part.condition = fields.text();
        part.quantity = fields.quantity();
        part.cost = fields.optional_money();
        part.price = fields.optional_money();
        part.refundable = fields.flag();
        found->parts.push_back(std::move(part));
    }
}

void read_details(driver::Connection& connection, std::vector<Package>& packages,
                  std::optional<PackageId> only) {
    const auto rows = connection.query(sql::kPackageServices, {stored(only)});
    while (rows->next()) {
        Fields fields(*rows);
        const auto found =
            std::ranges::lower_bound(packages, fields.id<PackageId>(), {}, &Package::id);
        found->services.push_back(fields.text());
    }
}

void write_details(driver::Connection& connection, ServiceId id, const Service& service) {
    std::int64_t position = 0;
    for (const std::string& skill : service.skills) {
        connection.send(sql::kServiceSkillInsert, {stored(id), position++, skill});
    }
    position = 0;
    for (const Part& part : service.parts) {
        connection.send(
            sql::kServicePartInsert,
            {stored(id), position++, part.name, part.number, part.condition, stored(part.quantity),
             stored(part.cost), stored(part.price), part.refundable});
    }
}

void write_details(driver::Connection& connection, PackageId id, const Package& package) {
    std::int64_t position = 0;
    for (const std::string& code : package.services) {
        const auto service = read_one(connection.query(sql::kServiceByCode, {code}), read_service);
        if (!service) throw Error(ErrorCode::not_found, "there is no service '" + code + "'");
        connection.send(sql::kPackageServiceInsert, {stored(id), position++, stored(service->id)});
    }
}

std::optional<Service> with_details(driver::Connection& connection,
                                    std::vector<Service> found) {
    if (found.empty()) return std::nullopt;
    read_details(connection, found, found.front().code);
    return found.front();
}

std::optional<Package> with_details(driver::Connection& connection, std::vector<Package> found) {
    if (found.empty()) return std::nullopt;
    read_details(connection, found, found.front().id);
    return found.front();
}

}  // namespace

ServiceId insert_service(driver::Connection& connection, const Service& service, Instant now) {
    const ServiceId id{read_integer(connection.query(
        sql::kServiceInsert,
        {service.code, service.name, service.category, stored(service.price),
         stored(service.labor), stored(service.duration), service.credited_when_repaired,
         stored(now)}))};
    write_details(connection, id, service);
    return id;
}

bool update_service(driver::Connection& connection, const Service& service) {
    const std::int64_t changed = connection.execute(
        sql::kServiceUpdate,
        {service.code, service.name, service.category, stored(service.price),
         stored(service.labor), stored(service.duration), service.credited_when_repaired,
         service.retired, stored(service.id), service.revision});
    if (changed != 1) return false;
    connection.send(sql::kServiceSkillsDelete, {stored(service.id)});
    connection.send(sql::kServicePartsDelete, {stored(service.id)});
    write_details(connection, service.id, service);
    return true;
}

void expect_service(driver::Connection& connection, std::string_view code) {
    for (const driver::Sql* sql :
         {&sql::kServiceByCode, &sql::kServiceSkills, &sql::kServiceParts}) {
        connection.expect(*sql, {code});
    }
}

std::optional<Service> find_service(driver::Connection& connection, ServiceId id) {
    return with_details(connection,
                        read_all(connection.query(sql::kServiceGet, {stored(id)}), read_service));
}

std::optional<Service> find_service(driver::Connection& connection, std::string_view code) {
    return with_details(connection,
                        read_all(connection.query(sql::kServiceByCode, {code}), read_service));
}

PackageId insert_package(driver::Connection& connection, const Package& package, Instant now) {
    const PackageId id{read_integer(connection.query(
        sql::kPackageInsert, {package.code, package.name, stored(package.price),
                              stored(package.duration), stored(now)}))};
    write_details(connection, id, package);
    return id;
}

bool update_package(driver::Connection& connection, const Package& package) {
    const std::int64_t changed = connection.execute(
        sql::kPackageUpdate, {package.code, package.name, stored(package.price),
                              stored(package.duration), package.retired, stored(package.id),
                              package.revision});
    if (changed != 1) return false;
    connection.send(sql::kPackageServicesDelete, {stored(package.id)});
    write_details(connection, package.id, package);
    return true;
}

std::optional<Package> find_package(driver::Connection& connection, PackageId id) {
    return with_details(connection,
                        read_all(connection.query(sql::kPackageGet, {stored(id)}), read_package));
}

std::optional<Package> find_package(driver::Connection& connection, std::string_view code) {
    return with_details(connection,
                        read_all(connection.query(sql::kPackageByCode, {code}), read_package));
}

Catalogue read_catalogue(driver::Connection& connection) {
    Catalogue catalogue;
    catalogue.services = read_all(connection.query(sql::kServiceAll, {}), read_service);
    catalogue.packages = read_all(connection.query(sql::kPackageAll, {}), read_package);
    read_details(connection, catalogue.services, std::nullopt);
    read_details(connection, catalogue.packages, std::nullopt);
    return catalogue;
}

}  // namespace shop::store
