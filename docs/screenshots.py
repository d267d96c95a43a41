"""Pictures of every kind of page of a running site: two widths, light and dark, both languages.

python -m docs.screenshots ADDRESS FOLDER [--only NAME]
"""

import os
import shutil
from argparse import ArgumentParser
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PAGES = {
    "home": "/",
    "rankings": "/rankings/",
    "ranking": "/rankings/daily-avg-visits/?period=2025-03",
    "ranking-latest": "/rankings/genai-visit-share/",
    "ranking-converted": "/rankings/monthly-visits/?period=2025-03&convert=1",
    "ranking-empty": "/rankings/wau/?region=KR",
    "ranking-korea": "/rankings/app-mau/?region=KR&period=2025-08",
    "movers": "/movers/?metric=genai-visit-share&span=6m",
    "movers-withheld": "/movers/?metric=monthly-visits&span=1y",
    "trends": "/trends/?metric=monthly-visits&services=chatgpt,google-gemini,deepseek",
    "trends-log": "/trends/?metric=monthly-visits&scale=log",
    "trends-index": "/trends/?metric=monthly-visits&services=chatgpt,google-gemini,deepseek&mode=index",
    "trends-share": "/trends/?metric=monthly-visits&services=chatgpt,google-gemini&from=2025-01&mode=share",
    "trends-measurers": "/trends/?metric=monthly-visits&services=chatgpt&by=measured_by",
    "incomparable": "/trends/?metric=wau,mau",
    "embed-ranking": "/embed/rankings/daily-avg-visits/?period=2025-03",
    "embed-trends": "/embed/trends/?metric=monthly-visits&services=chatgpt,google-gemini,deepseek",
    "services": "/services/",
    "service": "/services/chatgpt/",
    "organization": "/organizations/similarweb/",
    "metrics": "/metrics/",
    "metric": "/metrics/monthly-visits/",
    "metric-korea": "/metrics/app-mau/",
    "sources": "/sources/",
    "source": "/sources/1/",
    "figure": "/figures/1/",
    "events": "/events/",
    "events-narrowed": "/events/?service=chatgpt&kind=viral&year=2025",
    "search": "/search/?q=gem",
    "about": "/about/",
    "bad-request": "/rankings/daily-avg-visits/?period=2025-13",
    "not-found": "/services/nothing/",
}
WIDTHS = (1280, 375)
SCHEMES = ("light", "dark")
LANGUAGES = {"en": "", "ko": "/ko"}


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("address", help="Address of the running site, for example http://127.0.0.1:8000")
    parser.add_argument("folder", type=Path, help="Where to put the pictures.")
    parser.add_argument("--only", help="Only the page of this name, as 1280 pixels in light English.")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])))
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        if arguments.only:
            shoot(browser, arguments.address, arguments.folder, arguments.only, 1280, "light", "en")
        else:
            for name, width, scheme, language in product(PAGES, WIDTHS, SCHEMES, LANGUAGES):
                shoot(browser, arguments.address, arguments.folder, name, width, scheme, language)
        browser.close()


def shoot(browser: Browser, address: str, folder: Path, name: str, width: int, scheme: str, language: str) -> None:
    """One picture, as long as the page is."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}{LANGUAGES[language]}{PAGES[name]}", wait_until="networkidle")
    page.screenshot(path=folder / f"{name}-{width}-{scheme}-{language}.png", full_page=True)
    context.close()


if __name__ == "__main__":
    main()
