#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "mail/transport.hpp"

namespace shop::mail {

/// Hands each message to a command that speaks like sendmail: with `-f FROM -- RECIPIENT` behind
/// its own words, the message on its input, and an exit code of <sysexits.h>.
class SendmailTransport final : public Transport {
public:
    SendmailTransport(std::vector<std::string> command, std::chrono::seconds time_limit)
        : command_(std::move(command)), time_limit_(time_limit) {}
    [[nodiscard]] Delivery deliver(const Message& message) override;

private:
    std::vector<std::string> command_;
    std::chrono::seconds time_limit_;
};

}  // namespace shop::mail
