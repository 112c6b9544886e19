#pragma once

#include "driver/connection.hpp"
#include "driver/postgresql/module/pq.hpp"
#include "driver/postgresql/module/text_parameters.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace shop::driver {

/// Where the answer to a statement will be.
struct Reply {
    Result result;  ///< none: it is still on its way, or the statement was not run
};

/// What kept statements that went out together from being run.
struct Refusal {
    std::string_view action;  ///< the first that was refused
    Result result;            ///< none where the link broke, or it could not be sent
};

/// Statements that go out together and cost one round trip (PostgreSQL documentation, "Pipeline
/// Mode"). Of those behind one that is refused none is run. All are unnamed: a transaction pooler
/// would meet a named one on another connection to the server.
class Pipeline {
public:
    /// \param link must outlive it
    explicit Pipeline(PGconn* link) : link_(link) {}

    std::shared_ptr<Reply> add(const Sql& sql, const TextParameters& parameters);
    /// Whether there is something to wait for.
    [[nodiscard]] bool is_waiting() const { return !waiting_.empty() || unsent_.has_value(); }
    [[nodiscard]] std::size_t size() const { return waiting_.size(); }
    /// Waits for the answers to all that was added. \return none: each is there
    [[nodiscard]] std::unique_ptr<Refusal> finish();
    /// Another statement has gone over the link.
    void forget_statement() { parsed_ = nullptr; }

private:
    struct Waiting {
        std::string_view action;
        std::shared_ptr<Reply> reply;
    };
    void take_answer(const Waiting& waiting, std::unique_ptr<Refusal>& refusal);

    PGconn* link_;
    std::vector<Waiting> waiting_;
    std::optional<std::string_view> unsent_;  ///< the first that could not even be sent
    const Sql* parsed_ = nullptr;  ///< what the server knows as its unnamed statement
};

}  // namespace shop::driver
