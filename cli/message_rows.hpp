#pragma once

#include "print/json_array.hpp"
#include "print/table.hpp"
#include "session.hpp"

#include <shop/format.hpp>
#include <shop/outbox.hpp>

namespace shop::cli {

/// Messages as they come, in whichever format was asked for.
class MessageRows {
public:
    explicit MessageRows(Session& session);
    void add(const Message& message);
    void close();

private:
    Session& session_;
    JsonArray array_;
    CsvWriter csv_{CsvWriter::For::excel};
    Table table_;
};

}  // namespace shop::cli
