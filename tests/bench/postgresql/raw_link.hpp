#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace shop::bench {

using Text = std::optional<std::string>;  ///< a value as the server writes it; none: NULL
using TextRow = std::vector<Text>;

/// libpq with nothing around it: what everything is compared with.
class RawLink {
public:
    explicit RawLink(const std::string& conninfo) : link_(PQconnectdb(conninfo.c_str())) {
        if (PQstatus(link_.get()) != CONNECTION_OK) fail();
    }

    /// Adds a statement to those that go out with the next finish().
    void send(const std::string& sql, const TextRow& values = {}) {
        std::vector<const char*> texts;
        for (const Text& value : values) texts.push_back(value ? value->c_str() : nullptr);
        PQenterPipelineMode(link_.get());
        const int count = static_cast<int>(texts.size());
        // The same once more need not be parsed again.
        const int sent = sql == parsed_ ? PQsendQueryPrepared(link_.get(), "", count, texts.data(),
                                                              nullptr, nullptr, 0)
                                        : PQsendQueryParams(link_.get(), sql.c_str(), count, nullptr,
                                                            texts.data(), nullptr, nullptr, 0);
        if (sent != 1) fail();
        parsed_ = sql;
        ++sent_;
    }
    /// One round trip for all that was sent. \return the rows of the last statement
    std::vector<TextRow> finish() {
        PQpipelineSync(link_.get());
        std::vector<TextRow> rows;
        for (; sent_ > 0; --sent_) {
            while (const Result result{PQgetResult(link_.get())}) rows = rows_of(result.get());
        }
        const Result end{PQgetResult(link_.get())};
        PQexitPipelineMode(link_.get());
        return rows;
    }
    std::vector<TextRow> query(const std::string& sql, const TextRow& values = {}) {
        send(sql, values);
        return finish();
    }
    [[nodiscard]] PGconn* handle() const { return link_.get(); }

private:
    struct Finish {
        void operator()(PGconn* link) const { PQfinish(link); }
    };
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Result = std::unique_ptr<PGresult, Clear>;

    [[nodiscard]] std::vector<TextRow> rows_of(PGresult* result) const {
        const ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail();
        std::vector<TextRow> rows;
        for (int row = 0; row < PQntuples(result); ++row) {
            TextRow& values = rows.emplace_back();
            for (int column = 0; column < PQnfields(result); ++column) {
                const bool null = PQgetisnull(result, row, column) != 0;
                values.push_back(null ? Text{} : Text{PQgetvalue(result, row, column)});
            }
        }
        return rows;
    }
    [[noreturn]] void fail() const { throw std::runtime_error(PQerrorMessage(link_.get())); }

    std::unique_ptr<PGconn, Finish> link_;
    int sent_ = 0;
    std::string parsed_;
};

}  // namespace shop::bench
