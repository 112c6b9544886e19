# The example shop: Edgar's file and catalogue, five customers with their cars.
shopctl init --name "Edgar's Mobile Auto Repair" --mechanic Edgar --phone 530-555-0134 >/dev/null
cp "$SHOPCTL_TESTS/../../examples/shop.toml" shop.toml
chmod 600 shop.toml
shopctl --quiet config publish >/dev/null

add() { shopctl --quiet customer add "$@" >/dev/null; }
car() { shopctl --quiet vehicle add "$@" >/dev/null; }

add "Maria Lopez" --phone 530-555-0142 --email maria.lopez@example.com \
    --address "19 Oak Ct, Davis" --zip 95616 --notes "Dog in the yard, ring first"
car 1 "2015 Honda Civic" --plate 7XYZ321 --odometer 88210
car 1 "2012 Toyota Camry" --plate 6JKL009
add "Denise Park" --phone 530-555-0163 --email d.park@example.com \
    --address "2207 Elm Ln, Davis" --zip 95616
car 2 "2017 Honda CR-V" --plate 8KLM204
add "Tom Reyes" --phone 530-555-0190 --email tom.reyes@example.com \
    --address "88 Pole Line Rd, Davis" --zip 95618
car 3 "2018 Ford F-150" --plate 7QRS518
add "Paul Chan" --phone 916-555-0177 --email p.chan@example.com \
    --address "411 Jefferson Blvd, West Sacramento" --zip 95605
car 4 "2014 Nissan Altima"
add "Ray Okafor" --phone 530-555-0119 --address "1420 Ash St, Woodland" --zip 95695
car 5 "2011 Toyota Tacoma" --plate 8ABC119
