#pragma once

#include "session.hpp"

#include <string>

namespace shop::cli {

/// Says which other customers have the same telephone number or e-mail address as a new one, and
/// what is remembered of them: nothing of theirs was changed.
void note_shared(Session& session, CustomerId customer, const std::string& phone,
                 const std::string& email);

}  // namespace shop::cli
