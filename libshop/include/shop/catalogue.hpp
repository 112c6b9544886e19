#pragma once

#include <shop/id.hpp>
#include <shop/money.hpp>
#include <shop/time.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

/// What a service puts into the car.
struct Part {
    std::string name;
    std::string number;     ///< the maker's or seller's, may be empty
    std::string condition;  ///< `new`, `used`, `rebuilt`, `remanufactured` or empty
    Quantity quantity;
    std::optional<Money> cost;   ///< marked up; exactly one of cost and price is set
    std::optional<Money> price;  ///< fixed
    bool refundable = false;     ///< a core charge: never marked up, shared or discounted

    friend bool operator==(const Part&, const Part&) = default;
};

/// One job from the catalogue (the trade also says canned job).
struct Service {
    ServiceId id;
    Revision revision = 0;
    std::string code;  ///< unique among services and packages: a-z, 0-9 and `-`, at most 64
    std::string name;
    std::string category;
    std::optional<Money> price;  ///< flat, labor included; absent: labor x the hourly rate
    Minutes labor{0};            ///< book time, 0 to 10080
    Minutes duration{0};         ///< on site, 1 to 1440
    bool credited_when_repaired = false;
    std::vector<std::string> skills;  ///< only mechanics with all of these
    std::vector<Part> parts;
    bool retired = false;
    bool replayed = false;  ///< the answer to a repeated request id; not stored

    friend bool operator==(const Service&, const Service&) = default;
};

/// Services sold together.
struct Package {
    PackageId id;
    Revision revision = 0;
    std::string code;
    std::string name;
    std::vector<std::string> services;  ///< codes, in order, at least one
    std::optional<Money> price;         ///< in place of the sum of its lines, where lower
    std::optional<Minutes> duration;    ///< in place of the sum of theirs
    bool retired = false;
    bool replayed = false;  ///< the answer to a repeated request id; not stored

    friend bool operator==(const Package&, const Package&) = default;
};

struct Catalogue {
    std::vector<Service> services;
    std::vector<Package> packages;

    friend bool operator==(const Catalogue&, const Catalogue&) = default;
};

/// Reads a catalogue file. Ids and revisions stay unset.
/// \throws Error (bad_file) naming file, line and column
[[nodiscard]] Catalogue parse_catalogue(std::string_view toml, const std::filesystem::path& file,
                                        const Currency& currency);

/// Writes the canonical form: parsing it gives the same catalogue, and writing that
/// gives the same bytes.
[[nodiscard]] std::string to_toml(const Catalogue& catalogue, const Currency& currency);

struct CatalogueImport {
    int added = 0;
    int changed = 0;
    int unchanged = 0;
};

class Context;

/// Services and packages of the shop.
class CatalogueBook {
public:
    explicit CatalogueBook(Context& context) : context_(&context) {}

    /// In the order they were added. \param with_retired retired ones too
    [[nodiscard]] Catalogue all(bool with_retired = false) const;

    /// \throws Error (not_found), its hint the nearest codes
    [[nodiscard]] Service service(std::string_view code) const;
    [[nodiscard]] Package package(std::string_view code) const;

    /// \throws Error (duplicate) when the code is taken, (invalid_argument),
    ///         (request_id_reused)
    Service add(const Service& service, std::string_view request_id = {});
    Package add(const Package& package, std::string_view request_id = {});

    /// Replaces the record with this id, as seen at this revision.
    /// \throws Error (not_found), (stale_revision), (duplicate), (invalid_argument)
    Service edit(const Service& service);
    Package edit(const Package& package);

    /// Quotes can no longer name it; what was quoted stays.
    /// \param seen the revision that was seen; none: the record as it stands
    /// \throws Error (not_found), (wrong_state) when retired already, (stale_revision)
    Service retire_service(std::string_view code, std::optional<Revision> seen = std::nullopt);
    Package retire_package(std::string_view code, std::optional<Revision> seen = std::nullopt);

    /// Adds what is new and changes what differs, by code, in one transaction.
    /// What the file does not name stays.
    CatalogueImport import(const Catalogue& catalogue);

private:
    Context* context_;
};

}  // namespace shop
