#pragma once

#include "config/fields.hpp"

#include <shop/settings.hpp>

namespace shop::config {

// The sections of the shop's file, each described once.

void describe(Fields& fields, ShopProfile& profile);
void describe(Fields& fields, StoreSettings& store);
void describe(Fields& fields, WeeklyHours& hours);
void describe(Fields& fields, BookingRules& booking);
void describe(Fields& fields, PricingRules& pricing, const Currency& currency);
void describe(Fields& fields, MailSettings& mail);
void describe(Fields& fields, ReminderSettings& reminders);
void describe(Fields& fields, BackupSettings& backup);

/// `[[area]]`, all of them: their names differ.
void describe_areas(Fields& root, std::vector<Area>& areas, const Currency& currency);

/// The whole file.
void describe(Fields& root, Settings& settings);

}  // namespace shop::config
