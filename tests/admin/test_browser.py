"""An editor enters a source in a browser; any violation of the content security policy fails the test."""

import pytest
from django.core.management import call_command

from adoption.models import Figure
from tests import make

from .conftest import EDITOR, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def choose(page, field: str, term: str) -> None:
    """Pick the first suggestion of an autocomplete."""
    page.locator(f"#id_{field} + .select2").click()
    page.locator(".select2-search__field").fill(term)
    page.locator(".select2-results__option--highlighted", has_text=term).first.click()
    page.locator(f"#id_{field} + .select2 .select2-selection__rendered", has_text=term).wait_for()


def sign_in(page, monkeypatch) -> None:
    monkeypatch.setenv("EDITOR_PASSWORD", PASSWORD)
    call_command("make_editor", username=EDITOR)
    page.goto("/admin/")
    page.fill("#id_username", EDITOR)
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    page.locator("#user-tools").wait_for()


def test_a_source_is_entered_with_two_figures(browser_page, monkeypatch):
    make.make_organization(name="TechCrunch")
    make.make_metric(name="Daily average visits")
    for name in ("ChatGPT", "Grok"):
        make.make_service(name=name)
    page = browser_page()
    sign_in(page, monkeypatch)
    page.goto("/admin/adoption/source/add/")
    page.fill("#id_title", "The chatbots of March")
    choose(page, "publisher", "TechCrunch")
    page.locator("#figures-group .add-row a").click()
    page.locator("#id_figures-1-value").wait_for()
    for number, (service, value) in enumerate([("ChatGPT", "10.9M"), ("Grok", "약 1,650만")]):
        row = f"figures-{number}"
        choose(page, f"{row}-service", service)
        choose(page, f"{row}-metric", "Daily")
        page.fill(f"#id_{row}-period", "2025년 3월")
        page.fill(f"#id_{row}-value", value)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.click("input[name=_save]")
    page.wait_for_url("**/admin/adoption/source/")
    assert "about 16,500,000 visits, March 2025" in page.locator(".messagelist").inner_text()
    assert set(Figure.objects.values_list("service__name", "value")) == {("ChatGPT", 10_900_000), ("Grok", 16_500_000)}


def test_the_pages_of_a_figure_obey_the_policy(browser_page, monkeypatch):
    figure = make.make_figure()
    page = browser_page()
    sign_in(page, monkeypatch)
    address = f"/ko/admin/adoption/figure/{figure.pk}"
    for end in ("change/", "history/", f"history/{figure.history.first().pk}/", "delete/"):
        page.goto(f"{address}/{end}")
        assert page.locator("#content").is_visible()
