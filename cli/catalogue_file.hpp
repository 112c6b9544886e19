#pragma once

#include "command.hpp"

namespace shop::cli {

// Services and packages stand in one file, which `service` and `package` both read and
// write: a package without its services means nothing.
Action declare_catalogue_export(CLI::App& parser);
Action declare_catalogue_import(CLI::App& parser);

}  // namespace shop::cli
