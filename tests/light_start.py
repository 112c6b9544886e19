#!/usr/bin/env python3
"""What costs each start is loaded when first used: no program or library of ours links it.

usage: light_start.py MODULES PROGRAM...
"""

import pathlib
import subprocess
import sys

HEAVY = ["libcurl", "libgmime", "libglib", "libpq"]


def linked(path: str) -> str:
    return subprocess.run(["ldd", path], capture_output=True, text=True, check=True,
                          timeout=60).stdout


def main() -> int:
    modules = sorted(str(path) for path in pathlib.Path(sys.argv[1]).glob("*.so"))
    found = [f"{path} links {name}" for path in sys.argv[2:] for name in HEAVY
             if name in linked(path)]
    # Each of them is in a module, else its name here is wrong.
    found += [f"no module links {name}" for name in HEAVY
              if not any(name in linked(path) for path in modules)]
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
