"""The one figure that is the news of each of the latest sources."""

from datetime import date

import pytest

from adoption.analysis.newly_published import newest_figures
from tests.make import make_figure, make_metric, make_service, make_source

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)


def values(count: int = 6) -> list[int]:
    return [int(figure.value) for figure in newest_figures(count, TODAY)]


def test_of_a_source_the_newest_period_counts_not_the_largest_value():
    source, metric = make_source(published="2026-06-11"), make_metric()
    make_figure(source=source, metric=metric, period="2025-06", value=76)
    make_figure(source=source, metric=metric, period="2026-05", value=8)
    make_figure(source=source, metric=metric, period="2026-05", value=52)
    assert values() == [52]


def test_of_several_metrics_the_headline_or_the_one_told_most_counts():
    source, often = make_source(published="2026-06-11"), make_metric()
    make_figure(source=source, value=999)
    for value in (3, 4):
        make_figure(source=source, metric=often, value=value)
    assert values() == [4]
    make_figure(source=source, metric=make_metric(slug="monthly-visits"), value=2)
    assert values() == [2]


def test_a_source_without_a_day_is_as_new_as_what_it_reports():
    make_figure(source=make_source(published="2026-08-11"), value=1)
    make_figure(source=make_source(), period="2026-09", value=2)
    make_figure(source=make_source(), period="2026-07", value=3)
    assert values() == [2, 1, 3]
    assert values(2) == [2, 1]


def test_a_period_that_is_not_over_makes_no_source_newer_than_its_beginning():
    make_figure(source=make_source(), period="2026", value=1)
    source = make_source(published="2026-03-01")
    make_figure(source=source, period="2026", value=2)
    make_figure(source=source, period="2026-02", value=3)
    assert values() == [3, 1]


def test_drafts_and_withdrawn_figures_are_no_news():
    make_figure(source=make_source(published="2026-08-11"), service=make_service(status="draft"))
    make_figure(source=make_source(), standing="deprecated", note="A misprint")
    assert values() == []


def test_the_article_on_a_fall_shows_where_it_fell_to(world, django_assert_num_queries):
    with django_assert_num_queries(3):
        found = newest_figures(400, TODAY)
    [figure] = [one for one in found if "55.5 percent" in one.source.title]
    assert (figure.service.slug, figure.period.code, str(figure.value.normalize())) == ("chatgpt", "2026-08", "55.5")
    assert any(one.source.published is None for one in found[:6])
