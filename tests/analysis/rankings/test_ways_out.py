"""What to drop from a question without an answer: only what leads to figures."""

import pytest

from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.rankings.ways_out import ways_out
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def metric():
    """A chatbot measured by a panel in March, and a search engine measured by a counter in January."""
    metric = make_metric()
    make_figure(metric=metric, measured_by=make_organization(slug="panel"))
    search = make_service(category="search")
    make_figure(metric=metric, service=search, measured_by=make_organization(slug="counter"), period="2025-01")
    return metric


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"category": "search", "measured_by": "panel"}, [("category",), ("measured_by",)]),
        ({"category": "companion", "measured_by": "panel"}, [("category",)]),
        ({"category": "companion", "as_of": "2020-01-01"}, [("category", "as_of")]),
        ({"period": "2025-02"}, []),
    ],
)
def test_each_part_alone_where_that_helps_else_all(metric, params, expected):
    ways = ways_out(RankingSelection.from_params(metric, params))
    assert [tuple(way.parts) for way in ways] == expected


def test_the_period_asked_for_is_kept_where_it_has_figures(metric):
    for period, blanks in (("2025-03", {"category": ""}), ("2025-02", {"category": "", "period": ""})):
        [way] = ways_out(RankingSelection.from_params(metric, {"category": "companion", "period": period}))
        assert way.blanks == blanks


def test_without_any_figures_nothing_leads_out():
    assert ways_out(RankingSelection.from_params(make_metric(), {"category": "companion"})) == []
