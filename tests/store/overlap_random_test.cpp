#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "raw_store.hpp"

namespace {

/// Who may hold what, looked at in the simplest way: every pair.
struct Job {
    int mechanic = 1;
    int vehicle = 1;
    int starts = 0;  ///< minutes
    int ends = 0;
    int travel = 0;
    int wrap_up = 0;
    bool holds = true;
};

bool clash(const Job& a, const Job& b) {
    if (!a.holds || !b.holds) return false;
    const bool padded =
        a.starts - a.travel < b.ends + b.wrap_up && b.starts - b.travel < a.ends + a.wrap_up;
    const bool work = a.starts < b.ends && b.starts < a.ends;
    return (a.mechanic == b.mechanic && padded) || (a.vehicle == b.vehicle && work);
}

class Model {
public:
    explicit Model(test::RawStore& store)
        : insert_(store.raw(), sql("INSERT INTO appointment (id, status, holds, mechanic_id, "
                                   "vehicle_id, starts_at, ends_at, travel, wrap_up, "
                                   "starts_local, customer_id, zone, utc_offset, total, "
                                   "created_at) VALUES (?10, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
                                   "?9, 1, 'UTC', 0, 0, 0)")),
          update_(store.raw(), sql("UPDATE appointment SET status = ?1, holds = ?2, "
                                   "mechanic_id = ?3, vehicle_id = ?4, starts_at = ?5, "
                                   "ends_at = ?6, travel = ?7, wrap_up = ?8, starts_local = ?9 "
                                   "WHERE id = ?10")) {}

    [[nodiscard]] std::size_t size() const { return jobs_.size(); }
    [[nodiscard]] const Job& operator[](std::size_t index) const { return jobs_[index]; }

    /// Tries a change on both. \param index size(): a new job \return whether they agree
    bool agree(std::size_t index, const Job& job) {
        bool expected = true;
        for (std::size_t i = 0; i < jobs_.size(); ++i) {
            if (i != index && clash(jobs_[i], job)) expected = false;
        }
        const bool is_new = index == jobs_.size();
        const bool done = try_it(is_new ? insert_ : update_, index, job);
        if (done && is_new) jobs_.push_back(job);
        if (done && !is_new) jobs_[index] = job;
        (done ? accepted : refused) += 1;
        return done == expected;
    }

    int accepted = 0;
    int refused = 0;

private:
    static std::string sql(const char* text) { return text; }

    static bool try_it(SQLite::Statement& statement, std::size_t index, const Job& job) {
        statement.tryReset();
        const std::array<int, 7> times{job.mechanic,   job.vehicle,     job.starts * 60,
                                       job.ends * 60,  job.travel * 60, job.wrap_up * 60,
                                       job.starts * 60};
        statement.bind(1, job.holds ? "booked" : "cancelled");
        statement.bind(2, job.holds ? 1 : 0);
        for (std::size_t i = 0; i < times.size(); ++i) {
            statement.bind(static_cast<int>(i) + 3, times[i]);
        }
        statement.bind(10, static_cast<std::int64_t>(index) + 1);
        try {
            statement.exec();
        } catch (const SQLite::Exception&) {
            return false;
        }
        return true;
    }

    SQLite::Statement insert_;
    SQLite::Statement update_;
    std::vector<Job> jobs_;
};

TEST_CASE("20,000 random changes are taken or refused as looking at every pair would say") {
    test::RawStore store;
    test::add_people(store);
    store.raw().exec("BEGIN");
    Model model(store);
    std::mt19937 random(20261123);
    const auto up_to = [&](int most) {
        return std::uniform_int_distribution<int>(0, most)(random);
    };

    int disagreements = 0;
    for (int step = 0; step < 20'000; ++step) {
        const bool fresh = model.size() < 5 || (model.size() < 400 && up_to(3) == 0);
        const std::size_t index =
            fresh ? model.size()
                  : static_cast<std::size_t>(up_to(static_cast<int>(model.size()) - 1));
        Job job = fresh ? Job{} : model[index];
        const int what = fresh ? 0 : up_to(5);
        if (what <= 1) {
            job.starts = up_to(20'000);
            job.ends = job.starts + 1 + up_to(180);
        }
        if (what == 0 || what == 2) job.mechanic = 1 + up_to(2);
        if (what == 0 || what == 3) job.vehicle = 1 + up_to(2);
        if (what == 0 || what == 4) {
            job.travel = up_to(45);
            job.wrap_up = up_to(30);
        }
        if (what == 5) job.holds = !job.holds;
        if (!model.agree(index, job)) ++disagreements;
    }
    CHECK(disagreements == 0);
    // Both answers were common: the test looked at something.
    CHECK(model.accepted > 3'000);
    CHECK(model.refused > 3'000);
}

}  // namespace
