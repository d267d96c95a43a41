"""What axe-core finds on every kind of page: nothing, in both languages, in light and dark, nor on a phone."""

from pathlib import Path

import pytest

from docs.screenshots import LANGUAGES, PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What the scheme and the width can change; the other rules see the same page.
RULES_OF_LOOK = ["color-contrast", "target-size"]
FIND = """async ([runOnly, exclude]) => {
  const { violations } = await axe.run({ exclude }, { runOnly, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))}`);
}"""


# One walk for each language, for each test brings the database back to its beginning.
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser, live_server, world, language):
    # The policy of the pages refuses scripts of other places, the one that looks for mistakes too.
    context = browser.new_context(bypass_csp=True, base_url=live_server.url)
    page = context.new_page()
    addresses = [LANGUAGES[language] + address for address in PAGES.values()]
    assert {address: found for address in addresses if (found := violations(page, address))} == {}
    context.close()


def violations(page, address: str) -> list[str]:
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    page.add_script_tag(path=AXE)
    found = page.evaluate(FIND, [ALL_RULES, []])
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 375, "height": 800})
    # It takes cells that are scrolled out of sight, under the names beside them, for half covered.
    return found + page.evaluate(FIND, [RULES_OF_LOOK, [".grid-box"]])
