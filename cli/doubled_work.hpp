#pragma once

#include "session.hpp"

namespace shop::cli {

/// Says which services a quote has in two of its packages, or in one and for itself.
void note_doubled(const Session& session, const Quote& quote);

}  // namespace shop::cli
