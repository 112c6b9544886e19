#include "made_record.hpp"

namespace shop::cli {

std::string with_replayed(std::string object, bool replayed) {
    object.back() = ',';
    return object + "\"replayed\":" + (replayed ? "true" : "false") + "}";
}

void note_replayed(const Session& session, bool replayed) {
    if (replayed) session.note("note: this request id was answered before; nothing new was made");
}

}  // namespace shop::cli
