#!/usr/bin/env python3
"""Who may include whom.

The house has one direction: cli -> service -> store -> driver, and the domain beside
them, which knows nobody. Each folder below lists what its files may include of ours and
which libraries of others; what is not listed is refused.

    layers_test.py ROOT            checks the tree
    layers_test.py --self-check ROOT   plants violations in a copy and expects each to be found
"""

import pathlib
import re
import shutil
import sys
import tempfile

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
SOURCES = {".cpp", ".hpp", ".h", ".cc"}

POSIX = ["fcntl.h", "langinfo.h", "locale.h", "poll.h", "pwd.h", "signal.h", "spawn.h", "sys/",
         "sysexits.h", "unistd.h", "wchar.h"]

# The longest prefix first: (path without its ending, what of ours, libraries of others).
RULES = [
    ("libshop/include/shop", ["shop/"], ["date/"]),
    # Text as people write it: the only files that know Unicode's tables.
    *((f"libshop/domain/{file}", ["shop/", "domain/"], ["date/", "fmt/", "utf8proc.h"])
      for file in ("catalogue_records", "columns", "fold", "plate", "text", "utf8")),
    ("libshop/domain", ["shop/", "domain/"], ["date/", "fmt/"]),
    ("libshop/zone", ["shop/", "domain/", "zone/"], ["date/", "fmt/", "cctz/"]),
    ("libshop/config", ["shop/", "domain/", "config/"], ["date/", "fmt/", "toml++/", *POSIX]),
    # What letters say; pure, but for the files of the shop's own templates.
    *((f"libshop/mail/{file}", ["shop/", "mail/", "domain/", "format/icalendar.hpp"],
       ["date/", "fmt/"])
      for file in ("customer_values", "day_job", "day_values", "desk", "embedded_templates",
                   "estimate_lines", "facts", "job_calendar", "job_facts", "job_values",
                   "job_words", "layout", "letters", "links", "price_words", "quote_values",
                   "shop_job_values", "shop_words", "template", "template_file", "template_set",
                   "values", "wall_words")),
    ("libshop/format", ["shop/", "domain/", "format/"], ["date/", "fmt/", "nlohmann/"]),
    ("libshop/driver/sqlite", ["shop/", "driver/"],
     ["date/", "fmt/", "SQLiteCpp/", "sqlite3.h", *POSIX]),
    ("libshop/driver/postgresql/module", ["shop/", "driver/", "process/printed_password.hpp"],
     ["fmt/", "libpq-fe.h", *POSIX]),
    ("libshop/driver/postgresql", ["shop/", "driver/", "process/load.hpp"], ["fmt/"]),
    ("libshop/driver/printable", ["shop/", "driver/"], ["fmt/", "utf8proc.h"]),
    ("libshop/driver", ["shop/", "driver/"], ["fmt/"]),
    # What is asked of the operating system for several of the others.
    ("libshop/process/load", ["shop/", "process/", "driver/printable.hpp"], ["fmt/", "dlfcn.h"]),
    ("libshop/process", ["shop/", "process/"], POSIX),
    *((f"libshop/mail/module/{file}", ["shop/", "mail/"], ["fmt/", library])
      for file, library in (("compose", "gmime/"), ("gmime", "gmime/"), ("header_text", "gmime/"))),
    *((f"libshop/mail/module/{file}",
       ["shop/", "mail/", "driver/printable.hpp", "process/no_sigpipe.hpp"],
       ["fmt/", "curl/", "arpa/inet.h", "sys/socket.h"]) for file in ("curl", "server", "smtp")),
    ("libshop/mail/module", ["shop/", "mail/", "driver/printable.hpp"], ["fmt/"]),
    ("libshop/mail", ["shop/", "mail/", "process/", "driver/printable.hpp", "domain/email.hpp",
                      "domain/utf8.hpp"], ["fmt/", *POSIX]),
    ("libshop/store/digest", ["shop/", "store/"], ["sodium.h"]),
    ("libshop/store", ["shop/", "store/", "driver/connection.hpp"], ["date/", "fmt/"]),
    # Who joins letters with what they are written from and with those who take them.
    *((f"libshop/service/{file}",
       ["shop/", "service/", "store/", "domain/", "driver/connection.hpp", *mail], ["date/", "fmt/"])
      for file, mail in (("broken_templates", ["mail/letters.hpp"]),
                         ("message_facts", ["mail/facts.hpp", "mail/letters.hpp"]),
                         ("outbox_preview", ["mail/desk.hpp", "mail/mailer.hpp"]),
                         ("sender", ["mail/mailer.hpp"]),
                         ("sheet_contents", ["mail/facts.hpp"]))),
    ("libshop/service", ["shop/", "service/", "store/", "domain/", "driver/connection.hpp",
                         "driver/location.hpp", "driver/password_free.hpp"], ["date/", "fmt/"]),
    ("libshop/mail", ["shop/", "mail/"], []),
    ("cli/print", ["shop/"], ["date/", "fmt/", "utf8proc.h", "libsmartcols.h", *POSIX]),
    ("cli", ["shop/"], ["date/", "fmt/", "CLI/", *POSIX]),
]

# What a folder of the library is called where it is included.
LIBRARY = ["domain/", "zone/", "config/", "format/", "driver/", "store/", "service/", "mail/",
           "backup/", "process/"]


def rule_for(path: str):
    for folder, ours, others in RULES:
        if path.startswith(folder + "/") or path.startswith(folder + "."):
            return folder, ours, others
    return None


def is_standard(header: str) -> bool:
    return re.fullmatch(r"[a-z_0-9]+", header) is not None


def refusal(root: pathlib.Path, file: pathlib.Path, quote: str, header: str):
    """Why this include is not allowed; None when it is."""
    path = file.relative_to(root).as_posix()
    rule = rule_for(path)
    if rule is None:
        return f"{path} is in no folder that has a rule"
    folder, ours, others = rule
    if quote == "<" and is_standard(header):
        return None
    allowed = ours + others
    if any(header == name or (name.endswith("/") and header.startswith(name)) for name in allowed):
        return None
    if quote == '"' and path.startswith("cli/") and not header.startswith(tuple(LIBRARY)):
        return None
    return f"{path} includes {header}, which {folder} may not"


def check(root: pathlib.Path):
    problems = []
    checked = 0
    for top in ("libshop", "cli"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in SOURCES or "python" in file.parts:
                continue
            checked += 1
            for quote, header in INCLUDE.findall(file.read_text(encoding="utf-8")):
                problem = refusal(root, file, quote, header)
                if problem:
                    problems.append(problem)
    if checked < 100:
        problems.append(f"only {checked} files were found under {root}")
    return problems


# A violation each: the file, and what it must not include.
PLANTED = [
    ("libshop/domain/money.cpp", '"store/quotes.hpp"'),
    ("libshop/domain/money.cpp", '"zone/rules.hpp"'),
    ("libshop/domain/money.cpp", "<SQLiteCpp/SQLiteCpp.h>"),
    ("libshop/domain/money.cpp", "<utf8proc.h>"),
    ("libshop/include/shop/money.hpp", '"domain/money.hpp"'),
    ("libshop/include/shop/shop.hpp", "<fmt/format.h>"),
    ("libshop/store/quotes.cpp", '"service/change.hpp"'),
    ("libshop/store/quotes.cpp", '"domain/pricing.hpp"'),
    ("libshop/store/quotes.cpp", '"driver/sqlite/open.hpp"'),
    ("libshop/store/quotes.cpp", "<sodium.h>"),
    ("libshop/driver/location.cpp", '"store/rows.hpp"'),
    ("libshop/driver/location.cpp", "<sqlite3.h>"),
    ("libshop/driver/postgresql/open.cpp", "<dlfcn.h>"),
    ("libshop/mail/folder.cpp", '"store/rows.hpp"'),
    ("libshop/mail/folder.cpp", "<gmime/gmime.h>"),
    ("libshop/mail/mailer.cpp", "<curl/curl.h>"),
    ("libshop/mail/module/compose.cpp", "<curl/curl.h>"),
    ("libshop/mail/module/compose.cpp", '"domain/email.hpp"'),
    ("libshop/service/move.cpp", '"driver/sqlite/open.hpp"'),
    ("libshop/service/move.cpp", '"format/json.hpp"'),
    ("libshop/service/move.cpp", "<nlohmann/json.hpp>"),
    ("libshop/service/move.cpp", "<toml++/toml.h>"),
    ("libshop/config/hours.cpp", '"store/rows.hpp"'),
    ("libshop/mail/letters.cpp", '"service/change.hpp"'),
    ("libshop/mail/letters.cpp", '"store/rows.hpp"'),
    ("libshop/mail/letters.cpp", '"format/json.hpp"'),
    ("cli/main.cpp", '"service/change.hpp"'),
    ("cli/main.cpp", '"domain/money.hpp"'),
    ("cli/main.cpp", "<SQLiteCpp/SQLiteCpp.h>"),
]


def self_check(root: pathlib.Path):
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for top in ("libshop", "cli"):
            shutil.copytree(root / top, copy / top)
        for path, header in PLANTED:
            file = copy / path
            before = file.read_text(encoding="utf-8") if file.exists() else ""
            file.write_text(f"#include {header}\n" + before, encoding="utf-8")
            expected = f"{path} includes {header[1:-1]}, which "
            if not any(found.startswith(expected) for found in check(copy)):
                problems.append(f"not found: {path} including {header}")
            if before:
                file.write_text(before, encoding="utf-8")
            else:
                file.unlink()
    return problems


def main() -> int:
    arguments = sys.argv[1:]
    planted = "--self-check" in arguments
    root = pathlib.Path(arguments[-1]).resolve()
    problems = self_check(root) if planted else check(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
