"""Error pages stand in the dress of the site."""

from django.test import Client

from tests.pages.conftest import Page


def test_a_form_without_its_token_is_refused_in_the_dress_of_the_site(db):
    page = Page(Client(enforce_csrf_checks=True).post("/services/"))
    assert page.status == 403
    assert "Adoption" in page.text
    assert "Pages can only be read" in page.text


def test_a_broken_page_needs_nothing_that_may_be_broken(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("adoption.pages.rankings.metric_index", lambda: 1 / 0)
    page = Page(client.get("/rankings/"))
    assert page.status == 500
    assert "Adoption" in page.text
