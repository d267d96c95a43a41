"""Error pages stand in the dress of the site."""

import pytest
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


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/rankings/daily-avg-visits.csv?region=KOREA", 400, "region = “KOREA”"),
        ("/rankings/nothing-of-that-name.csv", 404, "There is no such page"),
        ("/ko/rankings/nothing-of-that-name.csv", 404, "페이지"),
        ("/movers.csv?span=9y", 400, "span = “9y”"),
        ("/trends.csv?metric=wau,mau", 400, "wau,mau"),
        ("/events.csv?kind=none", 400, "kind = “none”"),
    ],
)
def test_where_a_table_was_asked_for_an_error_is_a_line_of_text(world, client, address, status, said):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert said in response.content.decode()
    assert "<" not in response.content.decode()


def test_where_json_was_asked_for_what_is_not_there_is_told_in_json(db, client):
    response = client.get("/rankings/nothing-of-that-name.json")
    assert response.status_code == 404
    assert response.json() == {"error": {"message": "There is no such page"}}
