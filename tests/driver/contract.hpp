#pragma once

#include "driver/connection.hpp"

#include <functional>
#include <memory>
#include <string_view>

namespace shop::driver {

/// What the contract needs of an engine. Every call of `connect` gives a connection to
/// the one store of this test, in which `schema` can be run once:
///
///   mechanic (id, code text unique, name text not null)
///   job      (id generated, mechanic_id references mechanic, hour, note text,
///             length, check job_length: length > 0)
///   a guard that raises `mechanic_overlap` for a second job of a mechanic at one hour
struct Engine {
    std::function<std::unique_ptr<Connection>()> connect;
    std::string_view schema;
    std::string_view name;  ///< what engine() starts with
};

/// The tests every driver has to pass; called from inside a TEST_CASE.
void check_contract(const Engine& engine);

}  // namespace shop::driver
