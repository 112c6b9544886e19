#pragma once

#include "config/node.hpp"
#include "config/source.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop::config {

/// How a value of one type stands in a file: checked when it is read.
template <class T>
struct Codec {
    std::function<T(const Value&)> read;  ///< throws Error naming the place
    std::function<Node(const T&)> write;
};

enum class Presence { required, optional };

/// How a list of tables is written: `[[name]]` each, or within `name = [...]`.
enum class Layout { blocks, inlined };

/// The keys of a table. A section of a file is described once, by a function that
/// names its keys in order to a Fields; the same description then reads the section
/// (TableReader), writes it (TomlWriter) and lists its keys (KeyLister), so that these
/// can't disagree. Keys of plain values are described before tables.
class Fields {
public:
    using Describe = std::function<void(Fields&)>;

    Fields() = default;
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;
    virtual ~Fields() = default;

    /// A key that must be there.
    template <class T>
    void required(std::string_view key, T& value, const Codec<T>& codec) {
        field(
            key, Presence::required, [&](const Value& in) { value = codec.read(in); },
            [&] { return std::optional<Node>{codec.write(value)}; });
    }

    /// A key that, where it is absent, leaves the value as it is.
    template <class T>
    void defaulted(std::string_view key, T& value, const Codec<T>& codec) {
        field(
            key, Presence::optional, [&](const Value& in) { value = codec.read(in); },
            [&] { return std::optional<Node>{codec.write(value)}; });
    }

    /// The same, not written while the value is T{}.
    template <class T>
    void sparse(std::string_view key, T& value, const Codec<T>& codec) {
        field(
            key, Presence::optional, [&](const Value& in) { value = codec.read(in); },
            [&]() -> std::optional<Node> {
                if (value == T{}) return std::nullopt;
                return codec.write(value);
            });
    }

    /// A key without a default.
    template <class T>
    void optional(std::string_view key, std::optional<T>& value, const Codec<T>& codec) {
        field(
            key, Presence::optional, [&](const Value& in) { value = codec.read(in); },
            [&]() -> std::optional<Node> {
                if (!value) return std::nullopt;
                return codec.write(*value);
            });
    }

    virtual void table(std::string_view key, Presence presence, const Describe& describe) = 0;

    /// \param most more than this many are refused
    /// \param describe called as describe(Fields&, T&) for each
    template <class T, class DescribeItem>
    void tables(std::string_view key, std::vector<T>& items, Layout layout, std::size_t most,
                DescribeItem describe) {
        table_list(
            key, layout, most, items.size(), [&](std::size_t count) { items.resize(count); },
            [&](std::size_t index, Fields& fields) { describe(fields, items[index]); });
    }

    /// What holds between keys, or within a list. Where it does not hold, reading is
    /// refused with the place of `key`, its name and `what`.
    virtual void check(std::string_view key, bool holds, std::string_view what,
                       std::string_view hint = {}) = 0;

protected:
    using Read = std::function<void(const Value&)>;
    using Write = std::function<std::optional<Node>()>;
    using Resize = std::function<void(std::size_t)>;
    using DescribeIndex = std::function<void(std::size_t, Fields&)>;

    virtual void field(std::string_view key, Presence presence, const Read& read,
                       const Write& write) = 0;
    virtual void table_list(std::string_view key, Layout layout, std::size_t most,
                            std::size_t count, const Resize& resize,
                            const DescribeIndex& describe) = 0;
};

/// `booking.slot_minutes`
[[nodiscard]] std::string join_key(std::string_view table, std::string_view key);

}  // namespace shop::config
