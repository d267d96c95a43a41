"""How soon the chart of a page is drawn, what the page weighs, and how much of it moves meanwhile.

.venv/bin/python -m bench.chart http://127.0.0.1:8000/trends/?metric=monthly-visits [--rounds 15]
"""

import os
import shutil
from argparse import ArgumentParser, Namespace
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from .ratios import spread
from .table import aligned

DRAWN = "performance.getEntriesByName('chart-drawn').length > 0"
# Milliseconds since the navigation began, the sum of all layout shifts, and the bytes that came over the wire.
MEASURED = """() => ({
  drawn: performance.getEntriesByName("chart-drawn")[0].startTime,
  first: performance.getEntriesByType("navigation")[0].responseStart,
  moved: window.shifts,
  files: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .map(({ name, transferSize }) => [name, transferSize]),
})"""
WATCH = """
window.shifts = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.shifts += value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
KINDS = {".js": "scripts", ".css": "styles", ".svg": "images", ".png": "images"}


@dataclass(frozen=True, slots=True)
class Visit:
    """One navigation with empty caches; times in milliseconds."""

    first_byte: float
    drawn: float
    moved: float
    bytes_by_kind: Counter[str]


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m bench.chart", description=__doc__)
    parser.add_argument("addresses", nargs="+", metavar="ADDRESS", help="A page with a chart, of a running site.")
    parser.add_argument("--rounds", type=int, default=9, help="How often each is visited (9).")
    parser.add_argument("--width", type=int, default=1280, help="How wide the window is (1280).")
    return parser.parse_args()


def visit(browser: Browser, address: str, width: int) -> Visit:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    page.wait_for_function(DRAWN)
    measured = page.evaluate(MEASURED)
    context.close()
    sizes = Counter()
    for name, size in measured["files"]:
        sizes[kind(name)] += size
    return Visit(measured["first"], measured["drawn"], measured["moved"], sizes)


def kind(address: str) -> str:
    return KINDS.get(os.path.splitext(urlsplit(address).path)[1], "page")


def line(address: str, visits: list[Visit]) -> list[str]:
    last = visits[-1].bytes_by_kind
    return [
        spread([one.first_byte for one in visits], ".0f"),
        spread([one.drawn for one in visits], ".0f"),
        f"{max(one.moved for one in visits):.4f}",
        f"{last.total() / 1000:.1f}",
        ", ".join(f"{name} {size / 1000:.1f}" for name, size in last.most_common()),
        address,
    ]


def main() -> None:
    options = arguments()
    chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])))
    rows = [["first byte ms", "drawn ms", "moved", "kB", "of these", "page"]]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        for address in options.addresses:
            # The first visit warms the server.
            visits = [visit(browser, address, options.width) for _ in range(options.rounds + 1)][1:]
            rows.append(line(address, visits))
        browser.close()
    print("Medians (lowest–highest) of visits with empty caches")
    print(aligned(rows))


if __name__ == "__main__":
    main()
