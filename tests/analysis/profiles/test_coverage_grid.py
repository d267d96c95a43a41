"""The grid of what is known, against a slow, obvious second version."""

from datetime import timedelta

import pytest

from adoption.analysis.profiles import coverage_grid as grids
from adoption.analysis.profiles.coverage_grid import CoverageGrid, coverage_grid
from adoption.models import WORLD, Figure, Metric, Region
from adoption.values.period import Period
from tests.analysis.made_world import make_world
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db


def grid_of(metric: Metric) -> CoverageGrid:
    return coverage_grid(metric, Region.objects.get(pk=WORLD))


def plain(grid: CoverageGrid) -> dict[str, list[tuple[str, int | None]]]:
    return {
        row.service.name: [(cell.coverage.value, cell.known and cell.known.figure) for cell in row.cells]
        for row in grid.rows
    }


def slow_month(figure: Figure) -> Period:
    """The month in which the period of the figure ends."""
    month = Period("month", figure.period.end.replace(day=1))
    assert month.start <= figure.period.end <= month.end
    return month


def slow_grid(metric: Metric) -> dict[str, list[tuple[str, int | None]]]:
    """Every cell by itself, from all figures."""
    figures = [
        figure
        for figure in Figure.objects.filter(metric=metric, chosen=True, service__status="published")
        if metric.usual_period in ("", figure.period_kind)
    ]
    places = {figure: figure.period if metric.usual_period else slow_month(figure) for figure in figures}
    columns = sorted(set(places.values()))[-24:]
    return {
        service.name: [
            slow_cell(metric, column, [one for one in figures if one.service == service], places) for column in columns
        ]
        for service in {figure.service for figure in figures}
    }


def slow_cell(metric, column, figures, places) -> tuple[str, int | None]:
    until_then = [one for one in figures if one.period.end <= column.end]
    if not until_then:
        return "none", None
    newest = max(until_then, key=lambda one: (one.period.end, one.period.start))
    if places[newest] == column:
        return "known", newest.pk
    is_fresh = newest.period.end + timedelta(days=metric.stale_after_days) >= column.end
    return ("earlier" if is_fresh else "stale"), newest.pk


@pytest.mark.parametrize("usual", ["month", "", "day"])
@pytest.mark.parametrize("seed", range(6))
def test_it_says_what_the_slow_version_says(seed, usual):
    metric = make_world(seed)
    metric.usual_period, metric.stale_after_days = usual, 30
    metric.save()
    assert plain(grid_of(metric)) == slow_grid(metric)


def test_the_four_kinds_of_cells():
    metric, known, late = make_metric(stale_after_days=40), make_service(), make_service(name="Late")
    make_figure(metric=metric, service=known, period="2025-01")
    for month in ("2025-02", "2025-04"):
        make_figure(metric=metric, service=late, period=month)
    grid = grid_of(metric)
    assert [column.code for column in grid.columns] == ["2025-01", "2025-02", "2025-04"]
    assert [(row.service.name, [cell.coverage.value for cell in row.cells]) for row in grid.rows] == [
        ("Late", ["none", "known", "known"]),
        (known.name, ["known", "earlier", "stale"]),
    ]


def test_figures_of_another_kind_are_counted_not_drawn():
    metric = make_metric()
    make_figure(metric=metric, period="2025-01")
    make_figure(metric=metric, period="2025-Q1")
    grid = grid_of(metric)
    assert (len(grid.rows), grid.other_kinds) == (1, 1)


def test_it_is_bounded_and_says_so(monkeypatch):
    metric = make_metric()
    for month in range(1, 5):
        make_figure(metric=metric, period=f"2025-{month:02}", service=make_service(name=f"Of month {month}"))
    monkeypatch.setattr(grids, "PERIODS_AT_MOST", 2)
    monkeypatch.setattr(grids, "SERVICES_AT_MOST", 3)
    grid = grid_of(metric)
    assert [column.code for column in grid.columns] == ["2025-03", "2025-04"]
    assert (len(grid.rows), grid.services_left_out, grid.is_cut) == (3, 1, False)
    # Those with a figure in the columns come first.
    assert [(row.shown, row.count) for row in grid.rows] == [(1, 1), (1, 1), (0, 1)]
    monkeypatch.setattr(grids, "FIGURES_AT_MOST", 2)
    cut = grid_of(metric)
    assert (len(cut.rows), cut.is_cut) == (2, True)


def test_all_periods_count_as_known(monkeypatch):
    metric, service = make_metric(), make_service()
    for month in range(1, 6):
        make_figure(metric=metric, service=service, period=f"2025-0{month}")
    monkeypatch.setattr(grids, "PERIODS_AT_MOST", 2)
    (row,) = grid_of(metric).rows
    assert (row.shown, row.count) == (2, 5)


def test_it_needs_two_queries_and_leaves_drafts_out(world, django_assert_num_queries):
    metric = Metric.objects.get(slug="monthly-visits")
    make_figure(metric=metric, service=make_service(name="Secret plan", status="draft"))
    region = Region.objects.get(pk=WORLD)
    with django_assert_num_queries(2):
        grid = coverage_grid(metric, region)
    assert "Secret plan" not in [row.service.name for row in grid.rows]
    assert grid.rows[0].service.name == "ChatGPT"


def test_without_figures_it_is_empty():
    grid = grid_of(make_metric())
    assert (grid.columns, grid.rows) == ([], [])
