#include "driver/postgresql/module/pipeline.hpp"

#include "driver/postgresql/module/errors.hpp"
#include "driver/postgresql/module/text_parameters.hpp"

#include <string>
#include <utility>

namespace shop::driver {

void Pipeline::add(const Sql& sql, Parameters parameters) {
    const TextParameters texts(parameters);
    PQenterPipelineMode(link_);
    // The same once more need not be parsed again.
    const int sent =
        parsed_ == &sql
            ? PQsendQueryPrepared(link_, "", texts.count(), texts.values(), nullptr, nullptr, 0)
            : PQsendQueryParams(link_, std::string(sql.text).c_str(), texts.count(), nullptr,
                                texts.values(), nullptr, nullptr, 0);
    actions_.push_back(sql.name);
    parsed_ = &sql;
    // What could not be sent is not answered either: finish() finds the link lost.
    static_cast<void>(sent);
}

Answers Pipeline::finish() {
    Answers answers;
    const std::vector<std::string_view> actions = std::exchange(actions_, {});
    PQpipelineSync(link_);
    for (const std::string_view action : actions) note_answer_to(action, answers);
    const Result end{PQgetResult(link_)};
    PQexitPipelineMode(link_);
    if (PQstatus(link_) == CONNECTION_BAD) answers.failed = true;
    if (answers.failed) {
        answers.last.reset();
        parsed_ = nullptr;
    }
    return answers;
}

void Pipeline::note_answer_to(std::string_view action, Answers& answers) {
    while (Result result{PQgetResult(link_)}) {
        if (is_done(result.get())) {
            answers.last = std::move(result);
        } else if (!answers.failed) {
            answers.failed = true;
            answers.refused = std::move(result);
            answers.action = action;
        }
        if (PQstatus(link_) == CONNECTION_BAD) return;
    }
}

}  // namespace shop::driver
