# What the examples in the help texts speak of, beside the example shop.
. "$SHOPCTL_TESTS/setups/demo-shop.sh"
# Nobody's server is asked.
sed -i -e 's/^transport = .*/transport = "file"/' -e 's/^# directory = .*/directory = "mail"/' shop.toml
cp "$SHOPCTL_TESTS/../../examples/catalogue.toml" catalogue.toml
printf '[[closure]]\nday = "2027-01-01"\nreason = "New Year"\n' > holidays.toml
if [ "${SHOPCTL_EXAMPLE#shopctl mechanic add}" = "$SHOPCTL_EXAMPLE" ]; then
    shopctl --quiet mechanic add Luis --skills electrical >/dev/null
fi
shopctl --quiet closure add 2026-12-25 --reason Christmas >/dev/null
shopctl --quiet quote brakes-front --vehicle v1 >/dev/null
shopctl --quiet quote oil-synthetic --vehicle v3 >/dev/null
# A1 is to have begun, A2 is to come.
SHOPCTL_NOW=2026-11-16T14:00:00-08:00 shopctl --quiet book oil-synthetic \
    tire-rotation "2026-11-17 9:30" --customer 2 >/dev/null
shopctl --quiet book brakes-front "2026-11-19 9:30" --customer 1 --vehicle v1 >/dev/null
# A3 was called off.
shopctl --quiet book oil-synthetic "2026-11-20 9:30" --customer 2 >/dev/null
shopctl --quiet cancel A3 --yes >/dev/null
# A4 is only held.
shopctl --quiet book oil-synthetic "2026-11-23 9:30" --customer 5 --hold 2h >/dev/null
# A job of today that is still to come, for who is late.
if [ "${SHOPCTL_EXAMPLE#shopctl late}" != "$SHOPCTL_EXAMPLE" ]; then
    shopctl --quiet book oil-synthetic "2026-11-17 15:00" --customer 2 >/dev/null
fi
