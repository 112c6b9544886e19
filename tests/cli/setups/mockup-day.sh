# The day of the mock-ups: Tuesday, November 17, 2026, from A112 to A121; A109 of the day
# before was never closed, three estimates run out.
now=$SHOPCTL_NOW
SHOPCTL_NOW=2026-11-05T09:00:00-08:00
export SHOPCTL_NOW
. "$SHOPCTL_TESTS/setups/demo-shop.sh"
sed -i 's/^clock .*/clock = "24h"/' shop.toml
shopctl --quiet config publish >/dev/null
on() { SHOPCTL_NOW=$1:00-08:00; shift; shopctl --quiet "$@" >/dev/null; }
# Jobs of other days, which are not told here, have the numbers between.
next_job_is() {
    case ${SHOPCTL_STORE-} in
        postgresql:*) sql "UPDATE id_counter SET last = $1 - 1 WHERE name = 'appointment'" ;;
        *) sql "DELETE FROM sqlite_sequence WHERE name = 'appointment';
                INSERT INTO sqlite_sequence (name, seq) VALUES ('appointment', $1 - 1)" ;;
    esac
}
agreed() { # WHEN QUOTE BY: the estimate made last was agreed to by telephone
    on "$1" quote accept "$2" --by "$3" --means phone
}

on 2026-11-05T10:00 vehicle edit v3 --vin 2HKRW2H59HH600001
on 2026-11-05T10:00 vehicle edit v4 --vin 1FTEW1EP2JFA00001
on 2026-11-05T10:00 vehicle add 3 "2012 Toyota Camry"
on 2026-11-05T10:00 customer add "Bo Lee" --phone 530-555-0127 --address "7 Russell Blvd, Davis" \
    --zip 95616
on 2026-11-05T10:00 vehicle add 6 "2016 Subaru Outback" --plate 5LEE016
for work in brake-fluid coolant-flush filters; do
    on 2026-11-05T10:10 quote $work --customer 1 --vehicle v1
done

next_job_is 109
on 2026-11-13T09:00 book oil-synthetic "2026-11-16 15:00" --customer 6
next_job_is 112
on 2026-11-13T09:10 book oil-synthetic "2026-11-17 08:00" --customer 5
next_job_is 115
on 2026-11-16T09:00 quote brakes-front --customer 2 --vehicle v3
agreed 2026-11-16T09:02 Q6 "D. Park"
on 2026-11-16T09:05 book Q6 "2026-11-17 09:30" --notes "gate code 4471, park on the left"
next_job_is 118
on 2026-11-16T10:00 quote maintenance-basic --customer 3 --vehicle v4
agreed 2026-11-16T10:02 Q7 "Tom Reyes"
on 2026-11-16T10:05 book Q7 "2026-11-17 12:30"
on 2026-11-16T10:08 quote oil-synthetic --customer 3 --vehicle v7
agreed 2026-11-16T10:09 Q8 "Tom Reyes"
on 2026-11-16T10:10 book Q8 --stop A118
next_job_is 121
on 2026-11-16T11:00 book diagnostic-no-start "2026-11-17 15:00" --customer 4 \
    --contact "Ana Chan (tenant)" --contact-phone 916-555-0108
on 2026-11-16T12:00 closure add "2026-11-18 08:00" "2026-11-18 15:30" --reason training
on 2026-11-17T08:45 done A112
on 2026-11-17T09:40 start A115
SHOPCTL_NOW=$now
# Mail went out all along.
sql "UPDATE outbox SET state = 'sent', sent_at = not_before
     WHERE state = 'queued' AND not_before <= $(date -d "$SHOPCTL_NOW" +%s)"
