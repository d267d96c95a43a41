"""The front page: who leads within ten seconds."""

import pytest

from tests.make import make_figure, make_metric

pytestmark = pytest.mark.django_db


def test_it_shows_who_leads_what_is_new_and_what_happened(world, read):
    text = read("/").text
    assert "Monthly web visits" in text
    assert text.index("ChatGPT") < text.index("Google Gemini")
    assert "DevDay 2026: 1.2 billion weekly users" in text
    assert "Newly published" in text


def test_another_metric_stands_in_where_the_headline_has_no_figures(read):
    make_figure(metric=make_metric(name="Daily answers", slug="daily-answers"))
    assert "Daily answers" in read("/").text


def test_an_empty_database_says_how_to_fill_it(read):
    assert "load_bundled_data" in read("/").text
