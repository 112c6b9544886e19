#include "mail/module/smtp.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string_view>

#include "driver/printable.hpp"
#include "mail/module/conversation.hpp"
#include "mail/module/curl.hpp"
#include "mail/module/server.hpp"
#include "mail/module/verdict.hpp"
#include "process/no_sigpipe.hpp"

namespace shop::mail {

namespace {

// Whether a server takes leave is of no interest to anybody.
constexpr std::chrono::seconds kGoodbye{2};

class SmtpTransport final : public Transport {
public:
    explicit SmtpTransport(const SmtpOptions& options)
        : options_(options),
          server_(read_server(options.url)),
          conversation_(options.password, options.conversation),
          easy_(curl_easy_init()) {
        if (easy_ == nullptr) throw std::bad_alloc();
        set_connection();
        set_safety();
        set_times();
        set_callbacks();
    }

    ~SmtpTransport() override {
        const process::NoSigpipe guard;
        // libcurl says QUIT and waits for minutes, and asks nobody any more whether to go on:
        // there is nothing for it to read then.
        curl_socket_t link = CURL_SOCKET_BAD;
        if (curl_easy_getinfo(easy_.get(), CURLINFO_ACTIVESOCKET, &link) == CURLE_OK &&
            link != CURL_SOCKET_BAD) {
            ::shutdown(link, SHUT_RD);
        }
        easy_.reset();
    }
    SmtpTransport(const SmtpTransport&) = delete;
    SmtpTransport& operator=(const SmtpTransport&) = delete;

    Delivery deliver(const Message& message) override {
        const process::NoSigpipe guard;
        const List recipients{curl_slist_append(nullptr, message.to.c_str())};
        if (recipients == nullptr) throw std::bad_alloc();
        set(CURLOPT_MAIL_FROM, message.from.c_str());
        set(CURLOPT_MAIL_RCPT, recipients.get());
        const auto ends = std::chrono::steady_clock::now() + options_.message_timeout;
        CURLcode code = attempt(message, ends);
        // Nothing of the message was given to a connection that the server had left. The time of
        // both is one message's: whoever sends holds a lease for no longer.
        if (is_kept_ && was_left() && std::chrono::steady_clock::now() < ends) {
            code = attempt(message, ends);
        }
        set(CURLOPT_MAIL_RCPT, nullptr);
        unsent_ = {};
        Delivery made = delivery(code);
        is_kept_ = made.outcome == Delivery::Outcome::sent;
        return made;
    }

private:
    template <class Value>
    void set(CURLoption option, Value value) {
        if (curl_easy_setopt(easy_.get(), option, value) == CURLE_OUT_OF_MEMORY) {
            throw std::bad_alloc();
        }
    }

    void set_connection() {
        set(CURLOPT_URL, options_.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_UPLOAD, 1L);
        // An empty name is no proxy, whatever the environment says.
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_QUICK_EXIT, 1L);
        if (options_.username.empty()) return;
        set(CURLOPT_USERNAME, options_.username.c_str());
        set(CURLOPT_PASSWORD, options_.password.c_str());
        // What every provider takes, and TLS covers; libcurl would try Kerberos first.
        set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
    }

    void set_safety() {
        set(CURLOPT_USE_SSL, static_cast<long>(server_.is_here ? CURLUSESSL_NONE : CURLUSESSL_ALL));
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        if (options_.authorities.empty()) return;
        set(CURLOPT_CAINFO, options_.authorities.c_str());
        set(CURLOPT_CAPATH, nullptr);
    }

    void set_times() {
        const auto answer = static_cast<long>(options_.answer_timeout.count());
        set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(options_.connect_timeout.count()));
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, answer);
        set(CURLOPT_LOW_SPEED_LIMIT, 1L);
        set(CURLOPT_LOW_SPEED_TIME, answer);
    }

    void set_callbacks() {
        set(CURLOPT_ERRORBUFFER, error_.data());
        set(CURLOPT_READFUNCTION, &SmtpTransport::read);
        set(CURLOPT_READDATA, this);
        set(CURLOPT_DEBUGFUNCTION, &SmtpTransport::listen);
        set(CURLOPT_DEBUGDATA, this);
        set(CURLOPT_VERBOSE, 1L);
        set(CURLOPT_XFERINFOFUNCTION, &SmtpTransport::watch);
        set(CURLOPT_XFERINFODATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
    }

    CURLcode attempt(const Message& message, std::chrono::steady_clock::time_point ends) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            ends - std::chrono::steady_clock::now());
        // Nothing left would be no limit to libcurl.
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(left.count(), 1)));
        unsent_ = message.bytes;
        size_ = message.bytes.size();
        leaving_since_.reset();
        error_.front() = '\0';
        conversation_.begin(!options_.username.empty());
        return curl_easy_perform(easy_.get());
    }

    /// Whether a connection that served messages before was closed, or refused another one
    /// (421, as servers do that take only so many at a time).
    [[nodiscard]] bool was_left() const {
        const Phase phase = conversation_.phase();
        const int code = conversation_.reply().code;
        return !conversation_.is_new() && conversation_.fault().empty() &&
               (phase == Phase::greeting || phase == Phase::sender) && (code == 0 || code == 421);
    }

    static int listen(CURL* /*handle*/, curl_infotype type, char* data, std::size_t size,
                      void* self) {
        auto& transport = *static_cast<SmtpTransport*>(self);
        const std::string_view line{data, size};
        if (type == CURLINFO_HEADER_OUT) transport.conversation_.said(line);
        if (type == CURLINFO_HEADER_IN) transport.conversation_.heard(line);
        return 0;
    }

    static std::size_t read(char* buffer, std::size_t size, std::size_t count, void* self) {
        auto& transport = *static_cast<SmtpTransport*>(self);
        if (!transport.conversation_.fault().empty()) return CURL_READFUNC_ABORT;
        const std::size_t length = transport.unsent_.copy(buffer, size * count);
        transport.unsent_.remove_prefix(length);
        // Asked again after the last byte, libcurl has sent all of them; then it sends the dot.
        if (length == 0) transport.conversation_.body_ends(transport.size_);
        return length;
    }

    /// Called at least once a second; anything but 0 ends it.
    static int watch(void* self, curl_off_t /*down*/, curl_off_t /*downloaded*/, curl_off_t /*up*/,
                     curl_off_t /*uploaded*/) {
        auto& transport = *static_cast<SmtpTransport*>(self);
        if (!transport.conversation_.is_leaving()) {
            return transport.conversation_.fault().empty() ? 0 : 1;
        }
        const auto now = std::chrono::steady_clock::now();
        if (!transport.leaving_since_) transport.leaving_since_ = now;
        return now - *transport.leaving_since_ < kGoodbye ? 0 : 1;
    }

    [[nodiscard]] Delivery delivery(CURLcode code) const {
        const Phase phase = conversation_.phase();
        // What is told with a fault is no answer.
        const Reply reply = conversation_.fault().empty() ? conversation_.reply() : Reply{};
        const bool is_refusal = reply.code >= 400;
        const Delivery::Outcome outcome = outcome_of(phase, reply);
        return {outcome, reason_of(phase, outcome, server_.name, is_refusal,
                                   is_refusal ? reply.text : failure(code))};
    }

    [[nodiscard]] std::string failure(CURLcode code) const {
        if (!conversation_.fault().empty()) return conversation_.fault();
        if (code == CURLE_LOGIN_DENIED) return "it offers no login that we know";
        return conversation_.safe(error_.front() == '\0' ? curl_easy_strerror(code)
                                                         : error_.data());
    }

    SmtpOptions options_;
    Server server_;
    Conversation conversation_;
    std::array<char, CURL_ERROR_SIZE> error_{};
    std::string_view unsent_;
    std::size_t size_ = 0;
    bool is_kept_ = false;  ///< there is a connection that the last message went through
    std::optional<std::chrono::steady_clock::time_point> leaving_since_;
    Easy easy_;
};

/// Once in a process: the module stays loaded.
void start_library() {
    static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK) throw std::bad_alloc();
}

}  // namespace

std::unique_ptr<Transport> open_smtp(const SmtpOptions& options) {
    start_library();
    return std::make_unique<SmtpTransport>(options);
}

}  // namespace shop::mail
