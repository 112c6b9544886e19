#include "config/settings_template.hpp"

namespace shop::config {

const std::string_view kSettingsTemplate =
    R"toml(# The shop's own file. shopctl looks for it in: --config, $SHOPCTL_CONFIG,
# $XDG_CONFIG_HOME/shopctl/shop.toml, /etc/shopctl/shop.toml.
# An unknown key is an error that names the nearest known one; every error gives
# file, line and column. What is commented out shows the default, or an example where
# there is none. `shopctl config check` reads the file and says what is wrong with it.

[shop]
name     = %NAME%
timezone = %TIMEZONE%  # IANA name; can't be changed once something is booked
currency = %CURRENCY%  # ISO 4217; can't be changed once something is booked
phone    = %PHONE%
email    = %EMAIL%     # notices to the shop go here
address  = %ADDRESS%
# registration = "ARD00000000"          # printed on estimates and invoices where the state asks for it

[store]
# sqlite:PATH (relative to this file) or a libpq connection string.
url = "sqlite:shop.db"
# or: url = "postgresql://shop@db.example.com/shop?sslmode=verify-full"
# A password never stands in this file: ~/.pgpass, PGPASSFILE, or
# password_command = ["pass", "show", "shop/db"]   # an array, run without a shell

[hours]                                 # wall time; a break is the gap between two ranges
monday    = ["08:00-12:00", "12:30-17:00"]
tuesday   = ["08:00-12:00", "12:30-17:00"]
wednesday = ["08:00-12:00", "12:30-17:00"]
thursday  = ["08:00-12:00", "12:30-17:00"]
friday    = ["08:00-12:00", "12:30-17:00"]
saturday  = ["09:00-14:00"]
sunday    = []                          # a day that is not named is closed

# [booking]
# slot_minutes = 30                     # start times stand on this grid
# travel_minutes = 15                   # before each job, unless the area says otherwise
# wrap_up_minutes = 10                  # after each job
# minimum_notice_minutes = 180
# emergency_notice_minutes = 60         # for --emergency
# horizon_days = 60                     # how far ahead can be booked
# max_per_day = 0                       # jobs a mechanic and day; 0: no limit
# cancel_notice_minutes = 120           # a later cancellation counts as late on the customer
# no_show_limit = 2                     # from then on a deposit or an override; unset: no limit
# clock = "12h"                         # what people read: 12h or 24h

[pricing]
labor_rate = %LABOR_RATE%                   # an hour
tax_rate   = "8.25%"
# taxable = ["parts"]                   # of: parts, labor, fees, travel
# quote_valid_days = 14
# emergency_multiplier = "1.5"
# emergency_applies_to = "labor"        # or "labor_travel"
# parts_markup = "0%"                   # where a part gives its cost and no price of its own

# [pricing.supplies]                    # shop supplies
# percent_of_labor = "0%"               # of labor charged by the hour
# cap = %SUPPLIES_CAP%                         # unset: no cap

# Any number of named flat fees on every quote:
# [[pricing.fee]]
# name = "Used oil disposal"
# amount = %FEE%
# taxable = false                       # unset: as taxable of [pricing] says
# services = ["oil-synthetic", "oil-conventional", "oil-high-mileage"]   # none named: always

# The first area that lists the postal code counts; a shop without any serves every
# place, at no travel fee.
# [[area]]
# name = "Home"
# postal_codes = ["95695", "95776"]
# travel_fee = %NO_FEE%

# [[area]]
# name = "Extended"
# postal_codes = ["95694", "95627"]
# travel_fee = %FAR_FEE%
# travel_minutes = 35                   # in place of that of [booking]
# return_minutes = 20                   # the way back, added to the wrap-up
# tax_rate = "7.875%"                   # where it differs from the shop's

# [mail]
# from = %FROM%
# transport = "none"                    # none, smtp, sendmail, or file (writes .eml files: for trying out)
# smtp_url = "smtps://smtp.example.com:465"
# username = "shop@example.com"
# password_command = ["pass", "show", "shop/smtp"]
# or: password_file = "/etc/shopctl/smtp.password", or systemd credentials
# sendmail = ["/usr/sbin/sendmail", "-i"]   # run without a shell, with -f FROM -- RECIPIENT
# directory = "outbox"                  # for transport "file"
# undo_minutes = 3                      # mail to customers waits this long, so that a slip can be taken back

# [reminders]
# before = ["24h"]                      # any number of lead times; none named: no reminders
# The next working day's schedule, to the shop and each mechanic; none named: none.
# day_sheet = [{ at = "18:00" }, { at = "06:00", when = "changed" }]
# max_per_run = 200                     # over these, messages are held and reported
# max_per_customer_a_day = 5            # reminders and late notices
# arrival_window_minutes = 15           # in mails only
# notify_shop = ["booked", "cancelled", "rescheduled"]

# [backup]
# directory = "backups"
# keep_daily = 7
# keep_weekly = 4
# keep_monthly = 12
# encrypt_to = ["PUBLIC-KEY"]           # seals what only the private key opens; cron needs no secret
)toml";

}  // namespace shop::config
