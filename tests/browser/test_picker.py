"""The picker of services in a real browser: it finds by any name, and stops where enough are chosen."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TREND = "/trends/?metric=monthly-visits&services=chatgpt"
SHOWN = "[data-picker-item]:not([hidden])"


@pytest.fixture
def picker(browser_page, world):
    page = browser_page()
    page.goto(TREND, wait_until="networkidle")
    page.locator(".picker summary").click()
    return page


@pytest.mark.parametrize("typed", ["gemini", "GOOGLE G", "제미나", "ㅈㅁㄴ"])
def test_it_finds_a_service_by_any_of_its_names(picker, typed):
    everything = picker.locator(SHOWN).count()
    picker.locator("[data-picker-search]").fill(typed)
    found = picker.locator(SHOWN).all_inner_texts()
    assert any("Google Gemini" in one for one in found)
    assert 0 < len(found) < everything
    picker.locator("[data-picker-search]").fill("")
    assert picker.locator(SHOWN).count() == everything


def test_heads_of_lists_without_a_match_are_hidden(picker):
    picker.locator("[data-picker-search]").fill("no such service")
    assert picker.locator(SHOWN).count() == 0
    assert not any(head.is_visible() for head in picker.locator(".picker-group").all())


def test_a_name_that_nobody_has_says_so(picker):
    picker.locator("[data-picker-search]").fill("zzzz")
    assert picker.get_by_text("No service has this name.").is_visible()
    picker.locator("[data-picker-search]").fill("gemini")
    assert not picker.get_by_text("No service has this name.").is_visible()


def test_enter_chooses_the_only_match_and_sends_nothing(picker):
    picker.locator("[data-picker-search]").fill("perplexity")
    picker.keyboard.press("Enter")
    assert picker.locator("[data-picker-item] input[value=perplexity]").is_checked()
    assert picker.url.endswith(TREND)


def test_it_stops_at_eight_and_says_so(picker):
    boxes = picker.locator("[data-picker-item] input").all()
    for box in [box for box in boxes if not box.is_checked()][:7]:
        box.check()
    assert picker.locator("[data-picker-item] input:enabled").count() == 8
    assert "8" in picker.locator(".picker [role=status]").inner_text()
    picker.locator("[data-picker-item] input:checked").first.uncheck()
    assert picker.locator("[data-picker-item] input:disabled").count() == 0
    assert picker.locator(".picker [role=status]").inner_text() == ""


def test_the_summary_counts_what_is_chosen(picker):
    summary = picker.locator(".picker summary")
    assert summary.inner_text().strip().startswith("1 service")
    picker.locator("[data-picker-item] input[value=deepseek]").check()
    picker.locator("[data-picker-item] input[value=grok]").check()
    assert summary.inner_text().strip().startswith("3 services")


def test_on_a_phone_the_list_scrolls_by_itself_over_its_own_button(browser_page, world):
    page = browser_page(width=375, height=812)
    page.goto(TREND, wait_until="networkidle")
    page.locator(".picker summary").click()
    assert page.locator(".picker").bounding_box()["height"] < 812
    box, button = (page.locator(one).bounding_box() for one in (".picker-box", ".picker button"))
    assert box["y"] + box["height"] <= button["y"]
    page.locator(".picker button").click()
    page.wait_for_url("**services=chatgpt*")


def test_without_scripts_every_service_can_be_picked(browser_page, world):
    page = browser_page(java_script_enabled=False)
    page.goto(TREND)
    page.locator(".picker summary").click()
    assert not page.locator("[data-picker-search]").is_visible()
    page.locator("[data-picker-item] input[value=deepseek]").check()
    page.locator(".picker").get_by_role("button", name="Show").click()
    page.wait_for_url(lambda address: "deepseek" in address)
    assert page.locator("[data-picker-item] input:checked").count() == 2
