#include "process/load.hpp"

#include <shop/error.hpp>

#include "driver/printable.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <string_view>

namespace shop::process {

namespace {

[[noreturn]] void throw_unusable(const ModuleFile& module, std::string_view reason) {
    throw Error(ErrorCode::store_unavailable,
                fmt::format("the part of shopctl that {} cannot be used: {}", module.does,
                            driver::printable(reason)),
                fmt::format("install shopctl whole: '{}' belongs beside the library, in 'shop'",
                            module.file));
}

}  // namespace

const void* load_module(const ModuleFile& module) {
    void* const library = ::dlopen(module.file, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw_unusable(module, ::dlerror());
    const void* const entry = ::dlsym(library, module.entry);
    if (entry == nullptr) throw_unusable(module, ::dlerror());
    if (*static_cast<const int*>(entry) != module.number) {
        throw_unusable(module, "it belongs to another version");
    }
    return entry;
}

}  // namespace shop::process
