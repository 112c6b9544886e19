# The example shop with jobs: A1 to A4 on Tuesday November 17, A5 on Thursday.
. "$SHOPCTL_TESTS/setups/demo-shop.sh"
early() { SHOPCTL_NOW=2026-11-16T12:00:00-08:00 shopctl --quiet "$@" >/dev/null; }
early book oil-synthetic "2026-11-17 8:00" --customer 5
early book brakes-front "2026-11-17 9:30" --customer 2 --notes "gate code 4471, park on the left"
early book inspection-multipoint "2026-11-17 13:00" --customer 3
early book diagnostic-no-start "2026-11-17 15:00" --customer 4 --contact "Ana Chan (tenant)" \
    --contact-phone 916-555-0108
early book brakes-front "2026-11-19 9:30" --customer 1 --vehicle v1
SHOPCTL_NOW=2026-11-17T08:40:00-08:00 shopctl --quiet done A1 >/dev/null
SHOPCTL_NOW=2026-11-17T09:40:00-08:00 shopctl --quiet start A2 >/dev/null
# Mail went out all along.
sql "UPDATE outbox SET state = 'sent', sent_at = not_before
     WHERE state = 'queued' AND not_before <= $(date -d "$SHOPCTL_NOW" +%s)"
