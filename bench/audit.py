"""What Lighthouse says, as a phone on a slow line, of the pages that most readers come to.

.venv/bin/python -m bench.audit http://127.0.0.1:8000 [--rounds 3]
"""

import json
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from itertools import product
from statistics import median

from docs.screenshots import LANGUAGES, PAGES

from .table import aligned

LIGHTHOUSE = ["npx", "--yes", "lighthouse@12.8.2"]
VISITED = ["home", "ranking", "trends", "service"]
# Now and then Chromium's trace misses its beginning, which says nothing of the page.
UNRECORDED, TRIALS = b"NO_NAVSTART", 4
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m bench.audit", description=__doc__)
    parser.add_argument("site", metavar="ADDRESS", help="Where the site runs.")
    parser.add_argument("--rounds", type=int, default=3, help="How often each page is judged; medians count (3).")
    return parser.parse_args()


def scores(address: str) -> list[int]:
    """One verdict, from 0 to 100 for each of the goals."""
    flags = "--headless=new --no-sandbox" if os.geteuid() == 0 else "--headless=new"
    options = [f"--chrome-flags={flags}", f"--only-categories={','.join(GOALS)}", "--output=json", "--quiet"]
    chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])))
    for _ in range(TRIALS):
        verdict = subprocess.run(  # noqa: S603 - our own command
            [*LIGHTHOUSE, address, *options],
            check=False,
            env={"CHROME_PATH": chromium, **os.environ},
            capture_output=True,
        )
        if UNRECORDED not in verdict.stderr:
            break
    if verdict.returncode:
        sys.exit(f"Lighthouse could not judge {address}:\n{verdict.stderr.decode()}")
    categories = json.loads(verdict.stdout)["categories"]
    return [round(100 * categories[name]["score"]) for name in GOALS]


def main() -> None:
    options = arguments()
    rows = []
    for language, name in product(LANGUAGES, VISITED):
        address = options.site.rstrip("/") + LANGUAGES[language] + PAGES[name]
        rounds = [scores(address) for _ in range(options.rounds)]
        rows.append((f"{name} {language}", [int(median(each)) for each in zip(*rounds, strict=True)]))
    print(aligned([["page", *GOALS], *([name, *map(str, each)] for name, each in rows)]))
    if below := [name for name, each in rows if any(map(int.__lt__, each, GOALS.values()))]:
        sys.exit(f"Below the goals ({', '.join(map(str, GOALS.values()))}): {', '.join(below)}")


if __name__ == "__main__":
    main()
