#include "config/key_lister.hpp"

#include <utility>

namespace shop::config {

KeyLister::KeyLister(std::vector<std::string>& keys, std::string name)
    : keys_(keys), name_(std::move(name)) {}

void KeyLister::field(std::string_view key, Presence /*presence*/, const Read& /*read*/,
                      const Write& /*write*/) {
    keys_.push_back(join_key(name_, key));
}

void KeyLister::table(std::string_view key, Presence /*presence*/, const Describe& describe) {
    KeyLister lister(keys_, join_key(name_, key));
    describe(lister);
}

void KeyLister::table_list(std::string_view key, Layout layout, std::size_t /*most*/,
                           std::size_t /*count*/, const Resize& resize,
                           const DescribeIndex& describe) {
    KeyLister lister(keys_, join_key(name_, key));
    // A list within its table is a key of that, a [[table]] is none.
    if (layout == Layout::inlined) keys_.push_back(join_key(name_, key));
    resize(1);
    describe(0, lister);
}

void KeyLister::check(std::string_view /*key*/, bool /*holds*/, std::string_view /*what*/,
                      std::string_view /*hint*/) {}

}  // namespace shop::config
