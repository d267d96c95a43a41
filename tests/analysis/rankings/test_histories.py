"""The recent past beside a row: how far back, of which figures, where it is parted."""

from datetime import date

import pytest

from adoption.analysis.rankings.histories import histories
from adoption.analysis.rankings.ranking import rank
from adoption.analysis.rankings.selection import RankingSelection
from adoption.models import SeriesBreak
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact() -> dict:
    return {"metric": make_metric(), "service": make_service(), "measured_by": make_organization(slug="panel")}


def past(metric, period: str = "2025-03", **params: str) -> list[list[int | None]]:
    """The values of the small lines, in the order of the ranking."""
    selection = RankingSelection.from_params(metric, {"period": period, **params})
    rows = [row.row for row in rank(selection, date(2025, 4, 1)).rows]
    found = histories(selection, rows)
    return [[value and int(value) for _day, value in found[row.service.pk][1:-1]] for row in rows]


def test_the_last_24_periods_of_the_kind(fact):
    for number, period in enumerate(("2023-03", "2023-04", "2025-02", "2025-Q1", "2025-02-01", "2025-03", "2025-04")):
        make_figure(**fact, period=period, value=number + 1)
    assert past(fact["metric"]) == [[2, None, 3, 6]]


def test_a_line_is_parted_at_breaks_and_goes_past_other_measurers(fact):
    for number, month in enumerate(("2024-11", "2024-12", "2025-01")):
        make_figure(**fact, period=month, value=number + 1)
    make_figure(**fact | {"measured_by": make_organization()}, period="2025-02", value=4)
    make_figure(**fact, value=5)
    SeriesBreak.objects.create(metric=fact["metric"], date="2024-12-01", title="New panel", kind="panel")
    assert past(fact["metric"]) == [[1, None, 4, None, 2, 3, 5]]
    assert past(fact["metric"], measured_by="panel") == [[1, None, 2, 3, 5]]


def test_figures_of_any_date_reach_two_years_back(fact):
    fact["metric"].usual_period = ""
    fact["metric"].save()
    for number, day in enumerate(("2022-12-31", "2024-01-31", "2024-09-30", "2025-03-03")):
        make_figure(**fact, period=day, value=number + 1)
    assert past(fact["metric"], "latest") == [[2, 3, 4]]


def test_at_most_24_points(fact):
    fact["metric"].usual_period = ""
    fact["metric"].save()
    for day in range(1, 31):
        make_figure(**fact, period=f"2025-03-{day:02}", value=day)
    assert past(fact["metric"], "latest") == [list(range(7, 31))]


def test_all_lines_span_the_same_days(fact):
    make_figure(**fact, period="2025-01")
    make_figure(**fact)
    make_figure(metric=fact["metric"])
    selection = RankingSelection.from_params(fact["metric"], {"period": "2025-03"})
    rows = [row.row for row in rank(selection, date(2025, 4, 1)).rows]
    lines = histories(selection, rows).values()
    assert {(line[0], line[-1]) for line in lines} == {((date(2025, 1, 16), None), (date(2025, 3, 16), None))}


def test_without_rows_there_is_no_past_and_no_query(fact, django_assert_num_queries):
    selection = RankingSelection.from_params(fact["metric"], {"period": "2025-03"})
    with django_assert_num_queries(0):
        assert histories(selection, []) == {}


@pytest.mark.parametrize("count", [1, 9])
def test_two_queries_for_any_number_of_rows(count, django_assert_num_queries):
    metric = make_metric()
    for _number in range(count):
        service = make_service()
        for period in ("2025-01", "2025-02", "2025-03"):
            make_figure(metric=metric, service=service, period=period)
    selection = RankingSelection.from_params(metric, {"period": "2025-03"})
    rows = [row.row for row in rank(selection, date(2025, 4, 1)).rows]
    with django_assert_num_queries(2):
        assert len(histories(selection, rows)) == count
