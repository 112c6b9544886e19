#pragma once

#include <shop/id.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

// What a failed comparison shows of both sides.

namespace doctest {

template <>
struct StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& lines) {
        std::string text;
        for (const std::string& line : lines) text += "\n    " + line;
        return (text + "\n").c_str();
    }
};

template <>
struct StringMaker<std::vector<std::int64_t>> {
    static String convert(const std::vector<std::int64_t>& numbers) {
        std::string text;
        for (const std::int64_t number : numbers) text += std::to_string(number) + " ";
        return text.c_str();
    }
};

template <class Tag>
struct StringMaker<shop::Id<Tag>> {
    static String convert(shop::Id<Tag> id) { return std::to_string(id.value()).c_str(); }
};

}  // namespace doctest
