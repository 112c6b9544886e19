// What sending so many messages costs without us: libcurl, one connection, and a row committed for
// each.
//
// usage: raw_loop PORT COUNT STORE LETTER

#include <SQLiteCpp/SQLiteCpp.h>
#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

namespace {

struct Source {
    const std::string* letter;
    std::size_t sent = 0;
};

std::size_t read_some(char* buffer, std::size_t size, std::size_t count, void* context) {
    auto& source = *static_cast<Source*>(context);
    const std::size_t rest = source.letter->size() - source.sent;
    const std::size_t some = std::min(size * count, rest);
    std::memcpy(buffer, source.letter->data() + source.sent, some);
    source.sent += some;
    return some;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) return 2;
    std::ifstream file(argv[4], std::ios::binary);
    const std::string letter{std::istreambuf_iterator<char>(file), {}};
    SQLite::Database store(argv[3], SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    store.exec("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
               "CREATE TABLE sent (id INTEGER PRIMARY KEY, at INTEGER)");
    SQLite::Statement insert(store, "INSERT INTO sent (at) VALUES (unixepoch())");
    curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> link(curl_easy_init(),
                                                                   curl_easy_cleanup);
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
        curl_slist_append(nullptr, "<customer@example.com>"), curl_slist_free_all);
    const std::string url = "smtp://127.0.0.1:" + std::string{argv[1]};
    for (int i = 0; i < std::stoi(argv[2]); ++i) {
        Source source{&letter};
        curl_easy_setopt(link.get(), CURLOPT_URL, url.c_str());
        curl_easy_setopt(link.get(), CURLOPT_MAIL_FROM, "<edgar@shop.test>");
        curl_easy_setopt(link.get(), CURLOPT_MAIL_RCPT, to.get());
        curl_easy_setopt(link.get(), CURLOPT_READFUNCTION, read_some);
        curl_easy_setopt(link.get(), CURLOPT_READDATA, &source);
        curl_easy_setopt(link.get(), CURLOPT_UPLOAD, 1L);
        const CURLcode code = curl_easy_perform(link.get());
        if (code != CURLE_OK) {
            std::cerr << curl_easy_strerror(code) << '\n';
            return 1;
        }
        insert.exec();
        insert.reset();
    }
    return 0;
}
