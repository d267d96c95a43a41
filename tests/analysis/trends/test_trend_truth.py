"""Index, shares, bands and lines by measurer say what the slow, obvious versions say."""

from datetime import date
from itertools import combinations

import pytest

from adoption.analysis.gaps import stretches
from adoption.analysis.trends.selection import TrendSelection
from adoption.analysis.trends.trend import Trend, follow
from adoption.models import Conversion, Service
from adoption.values.period import parse
from tests.analysis import slow_trends
from tests.analysis.made_world import make_world
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db

SCOPES = [
    {},
    {"from": "2024-10"},
    {"to": "2024-12-30", "measured_by": "first"},
    {"from": "2024", "to": "2024-Q4", "as_of": "2025-01-05", "undated": "1"},
]


def ask(metric, **params: str) -> Trend:
    slugs = ",".join(Service.objects.published().order_by("pk").values_list("slug", flat=True))
    return follow(TrendSelection.from_params({"metric": metric.slug, "services": slugs} | params))


def drawn(trend: Trend) -> dict:
    return {(one.service.slug, one.measured_by): [row.figure for row in one.points] for one in trend.series}


def figures(lines: slow_trends.Lines) -> dict:
    return {key: [one.pk for one in own] for key, own in lines.items()}


@pytest.mark.parametrize("seed", range(3))
def test_an_index_agrees(seed):
    metric = make_world(seed)
    for scope in SCOPES:
        for code in ("2024-10", "2024-12", "2024-12-31", "2024-Q4"):
            trend = ask(metric, mode="index", base=code, **scope)
            if trend.selection.holds(parse(code)):
                assert trend.reading.numbers == slow_trends.index(trend.selection, parse(code)), (scope, code)


@pytest.mark.parametrize("seed", range(2))
def test_the_usual_base_agrees(seed):
    metric = make_world(seed)
    for scope in SCOPES:
        trend = ask(metric, mode="index", **scope)
        base = slow_trends.usual_base(trend.selection)
        assert trend.reading.base == base, scope
        assert trend.reading.numbers == (slow_trends.index(trend.selection, base) if base else {}), scope


@pytest.mark.parametrize("seed", range(4))
def test_shares_agree(seed):
    metric = make_world(seed)
    metric.additive = True
    metric.save()
    retired, launched = Service.objects.published()[:2]
    retired.retired, launched.launched = date(2024, 10, 15), date(2024, 11, 15)
    retired.save()
    launched.save()
    for scope in SCOPES:
        trend = ask(metric, mode="share", **scope)
        assert trend.reading.numbers == slow_trends.shares(trend.selection), scope


@pytest.mark.parametrize("seed", range(8))
def test_the_span_over_which_shares_are_compared_agrees(seed):
    metric = make_world(seed)
    metric.additive = True
    metric.save()
    slugs = Service.objects.published().order_by("pk").values_list("slug", flat=True)
    for pair in combinations(slugs[:5], 2):
        trend = ask(metric, mode="share", services=",".join(pair))
        spans = {
            (one.first.row.period, one.last.row.period) for one in trend.share_courses.courses if one.first is not None
        }
        found = slow_trends.share_span(trend.selection)
        assert spans == ({found} if found else set()), pair


@pytest.mark.parametrize("usual_period", ["", "day", "month"])
@pytest.mark.parametrize("seed", range(3))
def test_where_lines_end_agrees(seed, usual_period):
    metric = make_world(seed)
    metric.usual_period = usual_period
    metric.save()
    trend = ask(metric)
    found = {
        one.service.slug: sorted([row.figure for row in run] for run in stretches(metric, one.points, trend.breaks))
        for one in trend.series
    }
    assert found == slow_trends.runs(trend.selection)


@pytest.mark.parametrize("seed", range(4))
def test_bands_agree(seed):
    metric = make_world(seed)
    for scope in SCOPES:
        trend = ask(metric, **scope)
        assert {figure: tuple(band) for figure, band in trend.bands.items()} == slow_trends.bands(trend.selection)


@pytest.mark.parametrize("seed", range(4))
def test_lines_by_measurer_agree(seed):
    metric = make_world(seed)
    for service in Service.objects.published():
        for scope in SCOPES:
            trend = ask(metric, services=service.slug, by="measured_by", **scope)
            assert drawn(trend) == figures(slow_trends.lines(trend.selection)), scope
            assert {key: tuple(band) for key, band in trend.bands.items()} == slow_trends.bands(trend.selection)


def test_the_band_of_a_converted_figure_is_converted_with_it():
    daily, monthly = make_metric(slug="daily"), make_metric(slug="monthly")
    Conversion.objects.create(metric=monthly, from_metric=daily, period_kind="month", rule="times-days")
    service = make_service(slug="a")
    for value in (100, 300):
        make_figure(metric=daily, service=service, period="2025-03", value=value)
    for by in ("service", "measured_by"):
        params = {"metric": "monthly", "services": "a", "convert": "1", "by": by}
        trend = follow(TrendSelection.from_params(params))
        values = sorted(row.value for row in trend.points)
        bands = [tuple(band) for band in trend.bands.values()]
        assert (values, bands) == (([9300], [(3100, 9300)]) if by == "service" else ([3100, 9300], []))
