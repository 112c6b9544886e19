#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace test {

/// A way to the server of the tests that is not ours: what anybody with psql could do. The server
/// is the one that the environment names; without it the tests fail.
class RawDatabase {
public:
    /// \param conninfo as libpq takes it
    explicit RawDatabase(const std::string& conninfo);

    /// `done`, or what the server says against it: a constraint's name, or its message.
    std::string run(const std::string& sql);
    /// The first column of each row. \throws std::runtime_error with the server's message
    [[nodiscard]] std::vector<std::string> column(const std::string& sql);
    [[nodiscard]] std::string text(const std::string& sql) { return column(sql).at(0); }
    [[nodiscard]] std::int64_t number(const std::string& sql) { return std::stoll(text(sql)); }

private:
    struct Finish {
        void operator()(PGconn* link) const noexcept { PQfinish(link); }
    };
    std::unique_ptr<PGconn, Finish> link_;
};

/// `host=... port=...` of the server, straight to it.
[[nodiscard]] std::string server();
/// The port of its transaction pooler on 127.0.0.1.
[[nodiscard]] std::string pooler_port();

/// A database of its own, dropped at the end with whoever is still connected to it.
class TestDatabase {
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string conninfo() const;
    [[nodiscard]] std::string through_pooler() const;

private:
    std::string name_;
};

}  // namespace test
