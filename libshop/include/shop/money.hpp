#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace shop {

/// An amount in the minor unit of the shop's one currency (cents, pence, yen).
/// Sums are checked: what leaves the range of +-(2^53 - 1) throws Error
/// (invalid_argument), so that every amount also fits a JSON number exactly.
class Money {
public:
    static constexpr std::int64_t kMax = (std::int64_t{1} << 53) - 1;

    constexpr Money() = default;
    /// \throws Error (invalid_argument) beyond +-kMax
    explicit Money(std::int64_t minor_units);

    [[nodiscard]] constexpr std::int64_t minor_units() const { return minor_units_; }
    [[nodiscard]] constexpr bool is_zero() const { return minor_units_ == 0; }
    [[nodiscard]] constexpr bool is_negative() const { return minor_units_ < 0; }

    Money& operator+=(Money other);
    Money& operator-=(Money other);
    friend Money operator+(Money a, Money b) { return a += b; }
    friend Money operator-(Money a, Money b) { return a -= b; }
    friend Money operator-(Money a) { return Money{} - a; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    std::int64_t minor_units_ = 0;
};

/// A share or a factor in parts per million: 8.25 % is 82'500, 1.5 is 1'500'000.
class Rate {
public:
    static constexpr std::int64_t kOne = 1'000'000;

    constexpr Rate() = default;
    explicit constexpr Rate(std::int64_t parts_per_million) : ppm_(parts_per_million) {}

    [[nodiscard]] constexpr std::int64_t parts_per_million() const { return ppm_; }
    friend constexpr auto operator<=>(Rate, Rate) = default;

private:
    std::int64_t ppm_ = 0;
};

/// How many or how much of a part, in thousandths: 1'000 is one.
class Quantity {
public:
    static constexpr std::int64_t kOne = 1'000;
    /// 999'999.999, far beyond any van.
    static constexpr std::int64_t kMax = 999'999'999;

    constexpr Quantity() = default;
    explicit constexpr Quantity(std::int64_t thousandths) : thousandths_(thousandths) {}

    [[nodiscard]] constexpr std::int64_t thousandths() const { return thousandths_; }
    friend constexpr auto operator<=>(Quantity, Quantity) = default;

private:
    std::int64_t thousandths_ = kOne;
};

/// A currency of ISO 4217.
struct Currency {
    std::string code = "USD";  ///< three capital letters
    int digits = 2;            ///< decimals of the minor unit, 0 to 3
    std::string symbol = "$";  ///< what stands before an amount on paper

    friend bool operator==(const Currency&, const Currency&) = default;
};

/// \throws Error (invalid_argument) when the code is not a known currency
[[nodiscard]] Currency find_currency(std::string_view code);

/// Reads `145`, `145.00`, `1,145.00` or `$145.00`. Never negative, at most the
/// currency's decimals.
/// \throws Error (invalid_argument)
[[nodiscard]] Money parse_money(std::string_view text, const Currency& currency);

/// `1102.80`: no symbol, no grouping; what parse_money() and CSV readers take.
[[nodiscard]] std::string to_plain_string(Money amount, const Currency& currency);

/// `$1,102.80`; negative amounts as `-$5.00`.
[[nodiscard]] std::string to_display_string(Money amount, const Currency& currency);

/// Reads `8.25%` or `0.0825`, at most six decimals of a part (four of a per cent).
/// \throws Error (invalid_argument) when malformed, negative or above 1000 %
[[nodiscard]] Rate parse_rate(std::string_view text);

/// `8.25%`.
[[nodiscard]] std::string to_percent_string(Rate rate);

/// Reads `2`, `0.5`, `4.732`: above 0, at most three decimals, at most Quantity::kMax.
/// \throws Error (invalid_argument)
[[nodiscard]] Quantity parse_quantity(std::string_view text);

/// `4.732`, without needless zeros.
[[nodiscard]] std::string to_string(Quantity quantity);

}  // namespace shop
