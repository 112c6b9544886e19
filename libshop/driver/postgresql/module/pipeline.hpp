#pragma once

#include "driver/connection.hpp"
#include "driver/postgresql/module/pq.hpp"

#include <string_view>
#include <vector>

namespace shop::driver {

/// What the server has said to the statements that went out together.
struct Answers {
    Result last;              ///< of the last of them; none where one was refused
    Result refused;           ///< the first refusal; may be none where the link broke
    std::string_view action;  ///< the statement that was refused
    bool failed = false;
};

/// Statements that go out together and cost one round trip (PostgreSQL documentation, "Pipeline
/// Mode"). Of those behind one that is refused none is run. All are unnamed: a transaction pooler
/// would meet a named one on another connection to the server.
class Pipeline {
public:
    /// \param link must outlive it
    explicit Pipeline(PGconn* link) : link_(link) {}

    void add(const Sql& sql, Parameters parameters);
    [[nodiscard]] std::size_t size() const { return actions_.size(); }
    /// Waits for the answers to all that was added.
    [[nodiscard]] Answers finish();
    /// Another statement has gone over the link.
    void forget_statement() { parsed_ = nullptr; }

private:
    void note_answer_to(std::string_view action, Answers& answers);

    PGconn* link_;
    std::vector<std::string_view> actions_;  ///< added and not answered yet
    const Sql* parsed_ = nullptr;            ///< what the server knows as its unnamed statement
};

}  // namespace shop::driver
