#pragma once

#include <filesystem>
#include <utility>

#include "mail/transport.hpp"

namespace shop::mail {

/// Writes each message as MESSAGE-ID.eml into a folder, for trying out: whole or not at all, and
/// once however often it is sent. The folder is made when first needed; others can't read it.
class FolderTransport final : public Transport {
public:
    explicit FolderTransport(std::filesystem::path folder) : folder_(std::move(folder)) {}
    [[nodiscard]] Delivery deliver(const Message& message) override;

private:
    std::filesystem::path folder_;
};

}  // namespace shop::mail
