"""Pages in a real browser: the chart draws, nothing is refused by the policy, nothing runs over the edge."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TREND = "/trends/?metric=monthly-visits&services=chatgpt,google-gemini,deepseek"
# Whether any pixel of the canvas was painted.
IS_DRAWN = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return canvas.width > 200 && data.some((byte) => byte !== 0);
}"""
RUNS_OVER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("address", [TREND, f"/ko{TREND}", "/"])
def test_the_chart_draws(browser_page, world, width, address):
    page = browser_page(width=width)
    page.goto(address, wait_until="networkidle")
    assert page.locator("figure[data-chart] canvas").evaluate(IS_DRAWN)


@pytest.mark.parametrize("address", ["/", "/rankings/daily-avg-visits/?period=2025-03", TREND, "/services/"])
def test_no_page_runs_over_the_edge_of_a_phone(browser_page, world, address):
    page = browser_page(width=375)
    page.goto(address, wait_until="networkidle")
    assert not page.evaluate(RUNS_OVER)


def test_arrow_keys_speak_the_points_and_enter_opens_the_figure(browser_page, world):
    page = browser_page()
    page.goto(TREND, wait_until="networkidle")
    page.locator("figure[data-chart] canvas").focus()
    page.keyboard.press("ArrowRight")
    spoken = page.locator("[data-chart-status]")
    first = spoken.inner_text()
    assert "ChatGPT" in first
    page.keyboard.press("ArrowLeft")
    assert spoken.inner_text() != first
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/*/")


def test_without_scripts_the_table_tells_the_same(browser_page, world):
    page = browser_page(java_script_enabled=False)
    page.goto(TREND)
    assert "500M" not in page.locator("table.data").inner_text()
    assert "5.35B" in page.locator("table.data").inner_text()
