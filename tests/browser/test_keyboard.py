"""Pages by keyboard alone: every control is reached in the order of the page, seen, and left again."""

import pytest

from docs.screenshots import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Each control, in the order of the page, and what is seen of it while it has the focus.
WATCH = """() => {
  const reachable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const controls = [...document.querySelectorAll(reachable)].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }),
  );
  const framed = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const seen = (one) => {
    const { top, bottom, width, height } = one.getBoundingClientRect();
    return width > 1 && height > 1 && bottom > 0 && top < innerHeight;
  };
  window.names = controls.map((one) => one.outerHTML.slice(0, 120));
  window.visited = [];
  window.unseen = [];
  addEventListener("focusin", ({ target }) => {
    visited.push(controls.indexOf(target));
    const isFramed = framed(target) || (target.closest("form") && framed(target.closest("form")));
    if (!isFramed || !seen(target)) unseen.push(target.outerHTML.slice(0, 120));
  });
  return controls.length;
}"""


@pytest.mark.parametrize("name", ["home", "ranking", "trends", "service", "search"])
def test_every_control_is_reached_in_order_and_seen(browser_page, world, name):
    page = browser_page()
    page.goto(PAGES[name])
    count = page.evaluate(WATCH)
    assert count > 20
    for _ in range(count + 1):
        page.keyboard.press("Tab")
    assert page.evaluate("unseen") == []
    visited, names = page.evaluate("[visited, names]")
    assert [names[i] for i in visited[:count]] == names
    # The last one leads out of the page, and from there to its beginning.
    assert visited[count:] in ([], [0])


def test_the_first_key_skips_to_the_content(browser_page, world):
    page = browser_page()
    page.goto(PAGES["ranking"])
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    assert page.locator(":focus").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
