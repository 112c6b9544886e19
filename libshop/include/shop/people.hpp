#pragma once

#include <shop/id.hpp>
#include <shop/settings.hpp>
#include <shop/time.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

class Context;

/// Who pays.
struct Customer {
    CustomerId id;
    Revision revision = 0;
    std::string name;    ///< 1 to 200 characters
    std::string phone;   ///< E.164 (ITU-T), or empty
    std::string phone_extension;
    std::string email;   ///< RFC 5321 mailbox, or empty
    std::string address;
    std::string postal_code;
    std::string notes;
    bool reminders = true;
    Instant created_at{};
    bool replayed = false;  ///< the answer to a repeated request id; not stored

    friend bool operator==(const Customer&, const Customer&) = default;
};

/// A car. There is a row even for "2012 Camry, plate ?".
struct Vehicle {
    VehicleId id;
    Revision revision = 0;
    CustomerId customer;
    std::optional<int> year;  ///< 1886 to two years from now
    std::string make;
    std::string model;
    std::string plate;
    std::string vin;  ///< 17 characters (49 CFR 565), before 1981 5 to 17; or empty
    std::optional<std::int64_t> odometer; ///< as read, in the unit of the dashboard
    std::string notes;
    Instant created_at{};
    bool replayed = false;  ///< the answer to a repeated request id; not stored

    friend bool operator==(const Vehicle&, const Vehicle&) = default;
};

/// `2015 Honda Civic`, or the plate where nothing else is known.
[[nodiscard]] std::string label(const Vehicle& vehicle);

/// Reads `2015 Honda Civic LX` into year, make and model.
/// \throws Error (invalid_argument) when no make or model is named
[[nodiscard]] Vehicle parse_vehicle(std::string_view text);

struct Mechanic {
    MechanicId id;
    Revision revision = 0;
    std::string name;
    std::string phone;
    std::string email;
    std::optional<WeeklyHours> hours;  ///< in place of the shop's, for the whole week
    std::vector<std::string> skills;   ///< none: can do everything
    bool retired = false;
    bool replayed = false;  ///< the answer to a repeated request id; not stored

    friend bool operator==(const Mechanic&, const Mechanic&) = default;
};

/// A time nobody works, or one mechanic does not: wall time, half-open.
struct Closure {
    ClosureId id;
    Revision revision = 0;
    std::optional<MechanicId> mechanic;  ///< none: the whole shop
    LocalTime begins{};
    LocalTime ends{};
    std::string reason;
    bool replayed = false;  ///< the answer to a repeated request id; not stored

    friend bool operator==(const Closure&, const Closure&) = default;
};

/// What a shop has to remember before it books a customer again.
struct MissedVisits {
    std::int64_t no_shows = 0;
    std::int64_t late_cancellations = 0;  ///< with less notice than the shop asks for
    std::optional<Instant> last;          ///< the start of the last of these

    friend bool operator==(const MissedVisits&, const MissedVisits&) = default;
};

class Customers {
public:
    explicit Customers(Context& context) : context_(&context) {}

    /// Phone, e-mail and the rest are checked and brought to their stored form.
    /// A person is never overwritten because an address is the same.
    /// \throws Error (invalid_argument)
    Customer add(const Customer& customer, std::string_view request_id = {});
    /// \throws Error (not_found), (stale_revision), (invalid_argument)
    Customer edit(const Customer& customer);
    /// \throws Error (not_found)
    [[nodiscard]] Customer get(CustomerId id) const;

    /// What they missed or called off late, ever.
    /// \throws Error (not_found)
    [[nodiscard]] MissedVisits missed(CustomerId id) const;

    /// By id, e-mail address, telephone number or name.
    /// \throws Error (not_found), (ambiguous) with the candidates in its hint
    [[nodiscard]] Customer resolve(std::string_view text) const;

    /// Whose name, number, e-mail, address or postal code contains the text, case
    /// and accents folded; by name. \param limit at most this many
    [[nodiscard]] std::vector<Customer> find(std::string_view text, std::size_t limit = 100) const;

    /// All, by id, read in pages; no transaction is open while `visit` runs.
    void each(const std::function<void(const Customer&)>& visit) const;

private:
    Context* context_;
};

class Vehicles {
public:
    explicit Vehicles(Context& context) : context_(&context) {}

    /// \throws Error (not_found) customer, (duplicate) VIN, (invalid_argument)
    Vehicle add(const Vehicle& vehicle, std::string_view request_id = {});
    /// \throws Error (not_found), (stale_revision), (duplicate), (invalid_argument)
    Vehicle edit(const Vehicle& vehicle);
    [[nodiscard]] Vehicle get(VehicleId id) const;

    /// By `v21`, plate, VIN or `2015 Honda Civic`. \param owner only this customer's
    /// \throws Error (not_found), (ambiguous) with the candidates in its hint
    [[nodiscard]] Vehicle resolve(std::string_view text,
                                  std::optional<CustomerId> owner = std::nullopt) const;

    [[nodiscard]] std::vector<Vehicle> of(CustomerId customer) const;
    [[nodiscard]] std::vector<Vehicle> find(std::string_view text, std::size_t limit = 100) const;
    void each(const std::function<void(const Vehicle&)>& visit) const;

private:
    Context* context_;
};

class Mechanics {
public:
    explicit Mechanics(Context& context) : context_(&context) {}

    /// \throws Error (duplicate) when an active mechanic has the name, (invalid_argument)
    Mechanic add(const Mechanic& mechanic, std::string_view request_id = {});
    Mechanic edit(const Mechanic& mechanic);
    /// \param seen the revision that was seen; none: the record as it stands
    /// \throws Error (wrong_state) while jobs are still to be done, (stale_revision)
    Mechanic retire(MechanicId id, std::optional<Revision> seen = std::nullopt);
    [[nodiscard]] Mechanic get(MechanicId id) const;
    /// By id or name. \throws Error (not_found), (ambiguous)
    [[nodiscard]] Mechanic resolve(std::string_view text) const;
    [[nodiscard]] std::vector<Mechanic> all(bool with_retired = false) const;

private:
    Context* context_;
};

class Closures {
public:
    explicit Closures(Context& context) : context_(&context) {}

    Closure add(const Closure& closure, std::string_view request_id = {});
    /// All in one transaction; those that stand already are skipped.
    /// \return those added
    std::vector<Closure> import(const std::vector<Closure>& closures);
    /// \param seen the revision that was seen; none: the record as it stands
    /// \throws Error (not_found), (stale_revision)
    Closure remove(ClosureId id, std::optional<Revision> seen = std::nullopt);
    /// Those that touch [from, to); by begin.
    [[nodiscard]] std::vector<Closure> list(LocalTime from, LocalTime to) const;

private:
    Context* context_;
};

/// Reads a file of closures: `[[closure]]` with `day`, or `from` and `to`, and `reason`.
/// \throws Error (bad_file) naming file, line and column
[[nodiscard]] std::vector<Closure> parse_closures(std::string_view toml,
                                                  const std::filesystem::path& file);

}  // namespace shop
