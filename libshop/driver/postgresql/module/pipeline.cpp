#include "driver/postgresql/module/pipeline.hpp"

#include <string>
#include <utility>

namespace shop::driver {

std::shared_ptr<Reply> Pipeline::add(const Sql& sql, const TextParameters& parameters) {
    PQenterPipelineMode(link_);
    auto reply = std::make_shared<Reply>();
    if (unsent_) return reply;
    // The same once more need not be parsed again.
    const int sent = parsed_ == &sql ? PQsendQueryPrepared(link_, "", parameters.count(),
                                                           parameters.values(), nullptr, nullptr, 0)
                                     : PQsendQueryParams(link_, std::string(sql.text).c_str(),
                                                         parameters.count(), nullptr,
                                                         parameters.values(), nullptr, nullptr, 0);
    if (sent != 1) {
        unsent_ = sql.name;
        return reply;
    }
    parsed_ = &sql;
    waiting_.emplace_back(sql.name, reply);
    return reply;
}

std::unique_ptr<Refusal> Pipeline::finish() {
    const std::vector<Waiting> all = std::exchange(waiting_, {});
    PQpipelineSync(link_);
    std::unique_ptr<Refusal> refusal;
    for (const Waiting& waiting : all) take_answer(waiting, refusal);
    const Result end{PQgetResult(link_)};
    PQexitPipelineMode(link_);
    if (unsent_ && !refusal) refusal = std::make_unique<Refusal>(*unsent_, Result{});
    if (PQstatus(link_) == CONNECTION_BAD && !refusal) refusal = std::make_unique<Refusal>();
    unsent_.reset();
    if (refusal) parsed_ = nullptr;
    return refusal;
}

void Pipeline::take_answer(const Waiting& waiting, std::unique_ptr<Refusal>& refusal) {
    while (Result result{PQgetResult(link_)}) {
        if (is_done(result.get())) {
            waiting.reply->result = std::move(result);
        } else if (!refusal) {
            refusal = std::make_unique<Refusal>(waiting.action, std::move(result));
        }
        if (PQstatus(link_) == CONNECTION_BAD) return;
    }
}

}  // namespace shop::driver
