"""What axe-core finds on every kind of page: nothing, in both languages, in light and in dark."""

from pathlib import Path

import pytest

from docs.screenshots import LANGUAGES, PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIND = """async (runOnly) => {
  const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))}`);
}"""


@pytest.fixture(scope="module")
def context(browser):
    # The policy of the pages refuses scripts of other places, the one that looks for mistakes too.
    context = browser.new_context(bypass_csp=True)
    yield context
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(context, live_server, world, name, language):
    page = context.new_page()
    page.emulate_media(color_scheme="light")
    page.goto(live_server.url + LANGUAGES[language] + PAGES[name], wait_until="networkidle")
    page.add_script_tag(path=AXE)
    assert page.evaluate(FIND, ALL_RULES) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(FIND, ["color-contrast"]) == []
    page.close()
