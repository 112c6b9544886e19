#pragma once

#include "driver/connection.hpp"
#include "driver/postgresql/module/pq.hpp"

#include <memory>
#include <set>

namespace shop::driver {

/// Statements whose rows somebody still reads.
using BeingRead = std::set<const Sql*>;

/// An answer of the server, whole.
class PostgresqlRows : public Rows {
public:
    PostgresqlRows(Result result, const Sql& sql, std::shared_ptr<BeingRead> being_read);
    ~PostgresqlRows() override;
    PostgresqlRows(const PostgresqlRows&) = delete;
    PostgresqlRows& operator=(const PostgresqlRows&) = delete;

    [[nodiscard]] bool next() override;
    [[nodiscard]] int columns() const override;
    [[nodiscard]] bool is_null(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string text(int column) const override;

private:
    void require(int column) const;
    void require_value(int column) const;
    [[noreturn]] void fault(std::string_view what, int column) const;

    Result result_;
    const Sql* sql_;
    std::shared_ptr<BeingRead> being_read_;
    int row_ = -1;
};

}  // namespace shop::driver
