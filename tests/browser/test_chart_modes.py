"""What a reader does with a chart: another base, hidden lines, the event behind a number, paper."""

from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TREND = "/trends/?metric=monthly-visits&services=chatgpt,google-gemini,deepseek"
CANVAS = "figure[data-chart] canvas"
# Where Chart.js put the first point of a line that has a value.
FIRST_POINT = """canvas => {
  const meta = Chart.getChart(canvas).getDatasetMeta(0);
  const index = meta.data.findIndex((element) => !element.skip);
  const { x, y } = meta.data[index];
  return { x, y, period: meta._dataset.data[index].period };
}"""
DRAWN_LINES = "canvas => Chart.getChart(canvas).data.datasets.map(({ label }) => label)"
TOPS = """canvas => {
  const { datasets } = Chart.getChart(canvas).data;
  const known = datasets.flatMap(({ data }) => data.filter(({ y }) => y !== null));
  const tops = new Map();
  known.forEach(({ x, y }) => tops.set(x, Math.max(tops.get(x) ?? 0, y)));
  return [...tops.values()];
}"""


def test_a_click_on_a_point_of_an_index_makes_it_the_base(browser_page, world):
    page = browser_page()
    page.goto(f"{TREND}&mode=index", wait_until="networkidle")
    point = page.locator(CANVAS).evaluate(FIRST_POINT)
    page.locator(CANVAS).click(position={"x": point["x"], "y": point["y"]})
    page.wait_for_url("**base=*")
    assert parse_qs(urlsplit(page.url).query)["base"] == [point["period"]]
    assert " = 100" in page.locator("figcaption").inner_text()


def test_enter_opens_the_figure_in_an_index_too_and_space_rebases(browser_page, world):
    page = browser_page()
    page.goto(f"{TREND}&mode=index", wait_until="networkidle")
    for key, address in ((" ", "**base=*"), ("Enter", "**/figures/*/")):
        page.locator(CANVAS).focus()
        page.keyboard.press("End")
        page.keyboard.press(key)
        page.wait_for_url(address)


def test_shares_stand_on_one_another_up_to_a_hundred(browser_page, world):
    page = browser_page()
    page.goto(f"{TREND}&mode=share", wait_until="networkidle")
    tops = page.locator(CANVAS).evaluate(TOPS)
    assert tops
    # The parts are rounded.
    assert tops == pytest.approx([100] * len(tops), abs=0.05)


def test_on_a_phone_the_legend_hides_lines_and_shows_them_again(browser_page, world):
    page = browser_page(width=375)
    page.goto(TREND, wait_until="networkidle")
    switch = page.get_by_role("button", name="ChatGPT")
    switch.focus()
    for pressed, lines in (
        ("false", ["Google Gemini", "DeepSeek"]),
        ("true", ["ChatGPT", "Google Gemini", "DeepSeek"]),
    ):
        page.keyboard.press("Enter")
        assert switch.get_attribute("aria-pressed") == pressed
        assert page.locator(CANVAS).evaluate(DRAWN_LINES) == lines


def test_the_line_of_each_measurer_has_its_name(browser_page, world):
    page = browser_page()
    page.goto("/trends/?metric=monthly-visits&services=chatgpt&by=measured_by", wait_until="networkidle")
    page.locator(CANVAS).focus()
    page.keyboard.press("End")
    assert page.locator("[data-chart-status]").inner_text().startswith("ChatGPT (Similarweb), ")
    page.keyboard.press("Escape")
    assert page.locator("[data-chart-status]").inner_text() == ""


def test_the_number_of_an_event_leads_to_it(browser_page, world):
    page = browser_page()
    page.goto(TREND, wait_until="networkidle")
    # The number of the first event stands over its line, in the lowest lane.
    place = page.locator(CANVAS).evaluate(
        """canvas => {
          const { scales, chartArea } = Chart.getChart(canvas);
          const { events } = JSON.parse(document.getElementById("chart-data").textContent);
          const x = scales.x.getPixelForValue(new Date(`${events[0].x}T00:00`).getTime());
          return { x, y: chartArea.top - 8 };
        }"""
    )
    page.locator(CANVAS).click(position=place)
    page.wait_for_url("**#event-1")
    assert page.locator("#event-1").is_visible()


def test_a_dark_chart_is_printed_on_white(browser_page, world):
    page = browser_page(color_scheme="dark")
    page.goto(TREND, wait_until="networkidle")
    axis = "canvas => Chart.getChart(canvas).options.scales.x.ticks.color"
    dark = page.locator(CANVAS).evaluate(axis)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(CANVAS).evaluate(axis) == "#333333" != dark
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(CANVAS).evaluate(axis) == dark


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("mode", ["value", "index", "share"])
def test_nothing_moves_when_the_chart_draws(browser_page, world, width, mode):
    page = browser_page(width=width)
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(f"{TREND}&mode={mode}", wait_until="networkidle")
    assert page.evaluate("performance.getEntriesByName('chart-drawn').length") >= 1
    assert page.evaluate("shifts") == []
