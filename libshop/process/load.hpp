#pragma once

namespace shop::process {

/// A part of shopctl that is loaded when first used, since what it is built on costs each start.
struct ModuleFile {
    const char* file;   ///< its name; where it lies, the library's RUNPATH says
    const char* entry;  ///< what it exports: a struct that begins with an `int`, its number
    int number;         ///< the only one that this library understands
    const char* does;   ///< what it is for: `speaks to PostgreSQL`
};

/// The entry of a module, which stays loaded: what it made has its code in it.
/// \throws Error (store_unavailable) when it is missing or belongs to another version
[[nodiscard]] const void* load_module(const ModuleFile& module);

}  // namespace shop::process
