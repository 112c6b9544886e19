#include "driver/postgresql/open.hpp"

#include "driver/printable.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

namespace shop::driver {

namespace {

[[noreturn]] void throw_unusable(std::string_view reason) {
    throw Error(ErrorCode::store_unavailable,
                fmt::format("the part of shopctl that speaks to PostgreSQL cannot be used: {}",
                            printable(reason)),
                fmt::format("install shopctl whole: '{}' belongs beside the library, in 'shop'",
                            kPostgresqlModuleFile));
}

/// Stays loaded: connections that it opened have their code in it.
const PostgresqlModule& load() {
    void* const library = ::dlopen(kPostgresqlModuleFile, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw_unusable(::dlerror());
    const void* const entry = ::dlsym(library, kPostgresqlModuleEntry);
    if (entry == nullptr) throw_unusable(::dlerror());
    const auto& module = *static_cast<const PostgresqlModule*>(entry);
    if (module.number != kPostgresqlModule) throw_unusable("it belongs to another version");
    return module;
}

}  // namespace

std::unique_ptr<Connection> open_postgresql(const PostgresqlOptions& options) {
    return load().open(options);
}

}  // namespace shop::driver
