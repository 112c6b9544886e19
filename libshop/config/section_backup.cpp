#include "config/codecs.hpp"
#include "config/sections.hpp"

namespace shop::config {

void describe(Fields& fields, BackupSettings& backup) {
    constexpr IntegerRange kKept{0, 10'000};
    fields.defaulted("directory", backup.directory, text({4'096}));
    fields.defaulted("keep_daily", backup.keep_daily, count(kKept));
    fields.defaulted("keep_weekly", backup.keep_weekly, count(kKept));
    fields.defaulted("keep_monthly", backup.keep_monthly, count(kKept));
    fields.defaulted("encrypt_to", backup.encrypt_to, list_of(text({200}), 100));
}

}  // namespace shop::config
