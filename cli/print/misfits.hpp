#pragma once

#include <shop/format.hpp>
#include <shop/shop.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace shop::cli {

/// The booked jobs that no longer fit: when, whose, the number to call and where each could go;
/// empty where there are none.
[[nodiscard]] std::string misfit_table(const Shop& shop, const std::vector<Misfit>& misfits,
                                       std::optional<std::size_t> columns);

/// The JSON of a record with the jobs that its change hits: key `hits`.
[[nodiscard]] std::string with_hits(std::string object, const std::vector<Misfit>& misfits,
                                    const JsonStyle& style);

}  // namespace shop::cli
