#pragma once

#include <shop/outbox.hpp>

#include <string>

namespace shop::service {

/// What people call it: `the reminder of A118`, `the estimate Q42`, `the day sheet of Tue Nov 17,
/// 2026`.
[[nodiscard]] std::string name_of(const Message& message);

}  // namespace shop::service
