#pragma once

#include "output.hpp"

#include <string_view>

namespace shop::cli {

/// A JSON array of objects, written one a line as they come.
class JsonArray {
public:
    /// \param out must outlive it
    explicit JsonArray(Output& out) : out_(&out) {}

    void add(std::string_view object) {
        out_->write(empty_ ? "[\n" : ",\n");
        out_->write(object);
        empty_ = false;
    }
    /// To be called once, at the end.
    void close() { out_->write(empty_ ? "[]\n" : "\n]\n"); }

private:
    Output* out_;
    bool empty_ = true;
};

}  // namespace shop::cli
