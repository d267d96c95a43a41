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


@pytest.mark.parametrize("address", [TREND, "/ko/"])
def test_without_scripts_an_image_stands_for_the_chart(browser_page, world, address):
    page = browser_page(java_script_enabled=False, color_scheme="dark")
    page.goto(address, wait_until="networkidle")
    image = page.locator("figure[data-chart] img")
    assert image.bounding_box()["height"] > 150
    assert not page.locator(".legend").is_visible()
    assert not page.locator(".keys").is_visible()
    assert "theme=dark" in page.locator("figure[data-chart] source").get_attribute("srcset")


def test_the_legend_waits_for_the_chart_and_keeps_its_room(browser_page, world):
    page = browser_page()
    page.route("**/chart.umd*.js", lambda _route: None)
    page.goto(TREND, wait_until="commit")
    legend = page.locator(".legend")
    legend.wait_for(state="attached")
    legend.wait_for(state="hidden")
    assert legend.bounding_box()["height"] > 20


def test_the_lines_of_a_wide_chart_can_be_switched_off_too(browser_page, world):
    page = browser_page()
    page.goto(TREND, wait_until="networkidle")
    page.get_by_role("button", name="DeepSeek").click()
    labels = "canvas => Chart.getChart(canvas).data.datasets.map(({ label }) => label)"
    assert page.locator("figure[data-chart] canvas").evaluate(labels) == ["ChatGPT", "Google Gemini"]


def test_a_point_is_told_with_its_unit(browser_page, world):
    page = browser_page()
    page.goto(f"/ko{TREND}", wait_until="networkidle")
    page.locator("figure[data-chart] canvas").focus()
    page.keyboard.press("End")
    assert "53.5억 회" in page.locator("[data-chart-status]").inner_text()
