"""The search field in a real browser: keys lead to it and back, and it works without scripts."""

import pytest

from adoption.analysis.search.name_index import forget_names

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOCUSED = "document.activeElement.matches('[data-search]')"


@pytest.fixture(autouse=True)
def fresh_names():
    forget_names()


def test_the_slash_leads_to_the_field_and_escape_back(browser_page, world):
    page = browser_page()
    page.goto("/services/", wait_until="networkidle")
    page.locator(".brand").focus()
    page.keyboard.press("/")
    assert page.evaluate(FOCUSED)
    page.keyboard.type("a/b")
    assert page.locator("[data-search]").input_value() == "a/b"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "brand"


def test_enter_searches_without_scripts_too(browser_page, world):
    page = browser_page(java_script_enabled=False)
    page.goto("/ko/")
    page.locator("[data-search]").fill("ㅈㅁㄴ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ko/search/?q=*")
    assert "구글 제미나이" in page.locator("main").inner_text()


@pytest.mark.parametrize("address", ["/search/?q=gem", "/ko/search/?q=openai", "/ko/"])
def test_the_header_fits_a_phone_and_fingers(browser_page, world, address):
    page = browser_page(width=375)
    page.goto(address, wait_until="networkidle")
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    field, button, brand = (
        page.locator(f".site-header {part}").bounding_box() for part in ("input", "button", ".brand")
    )
    assert min(field["height"], button["height"], button["width"]) >= 44
    assert field["width"] >= 90
    assert abs(field["y"] + field["height"] / 2 - brand["y"] - brand["height"] / 2) < 4
