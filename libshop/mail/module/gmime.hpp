#pragma once

#include <gmime/gmime.h>

#include <memory>

namespace shop::mail {

struct Unref {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};
/// What GLib counts references of, one of them ours.
template <class Type>
using Owned = std::unique_ptr<Type, Unref>;

}  // namespace shop::mail
