#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>

#include "mail/letter.hpp"
#include "mail/template_set.hpp"
#include "mail/wall_words.hpp"

namespace shop::mail {

/// What every letter is written with.
struct Desk {
    const Settings& settings;  ///< must outlive the call
    const Zone& zone;          ///< must outlive the call
    /// Says afterwards which of the shop's own templates are broken (take_notices()).
    TemplateSet& templates;  ///< must outlive the call
    Instant now{};           ///< the letter's date; `today` and `tomorrow` count from it
    std::string store_uid;   ///< what makes calendar entries of two shops differ
    std::string message_id;  ///< see Letter::message_id

    [[nodiscard]] WallWords words() const { return {zone, settings.booking.clock, now}; }
};

/// Who the shop's letters are from: as `from` of `[mail]` says, else its name and address.
[[nodiscard]] Mailbox sender_of(const Settings& settings);

/// The shop's own number, which its file has as somebody wrote it.
struct ShopPhone {
    std::string shown;    ///< as letters show it; empty: none
    std::string dialled;  ///< E.164, or as it was written
};
[[nodiscard]] ShopPhone phone_of(const Settings& settings);

/// What any letter may say of the shop.
[[nodiscard]] Values shop_values(const Desk& desk);

/// `reply or call 530-555-0134`, `reply to this mail` where the shop has no number.
[[nodiscard]] std::string reply_or_call(const Settings& settings);

}  // namespace shop::mail
