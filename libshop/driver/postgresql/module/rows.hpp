#pragma once

#include "driver/connection.hpp"
#include "driver/postgresql/module/pq.hpp"

#include <memory>
#include <set>

namespace shop::driver {

/// Statements whose rows somebody still reads.
using BeingRead = std::set<const Sql*>;

class PostgresqlConnection;
struct Reply;

/// An answer of the server, whole; waited for when it is first looked at.
class PostgresqlRows : public Rows {
public:
    /// \param connection must outlive it
    PostgresqlRows(std::shared_ptr<Reply> reply, PostgresqlConnection& connection, const Sql& sql,
                   std::shared_ptr<BeingRead> being_read);
    ~PostgresqlRows() override;
    PostgresqlRows(const PostgresqlRows&) = delete;
    PostgresqlRows& operator=(const PostgresqlRows&) = delete;

    [[nodiscard]] bool next() override;
    [[nodiscard]] int columns() const override;
    [[nodiscard]] bool is_null(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string text(int column) const override;

private:
    [[nodiscard]] const PGresult* result() const;
    void require(int column) const;
    void require_value(int column) const;
    [[noreturn]] void fault(std::string_view what, int column) const;

    std::shared_ptr<Reply> reply_;
    PostgresqlConnection* connection_;
    const Sql* sql_;
    std::shared_ptr<BeingRead> being_read_;
    int row_ = -1;
};

}  // namespace shop::driver
