"""What grew and what shrank, and what is not said of it."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from adoption.analysis.movers.movers import Mover, Movers, what_moved
from adoption.analysis.movers.selection import MoversSelection
from adoption.models import WORLD, Figure, Metric, SeriesBreak, refresh_chosen
from adoption.values.period import Period
from tests.analysis import slow_movers
from tests.analysis.made_world import make_world
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db


def found(metric: Metric, **params: str) -> Movers:
    return what_moved(MoversSelection.from_params({"metric": metric.slug, **params}))


def only(movers: Movers) -> Mover:
    [mover] = movers.rows
    return mover


def pair(metric: Metric, base: int, value: int, **fields) -> None:
    """Figures of one service and one measurer for March 2025 and for December 2024."""
    owners = {"metric": metric, "service": make_service(), "measured_by": make_organization()} | fields
    make_figure(period="2024-12", value=base, **owners)
    make_figure(period="2025-03", value=value, **owners)


def test_growth_with_its_base_its_doubling_time_and_its_rate():
    metric = make_metric()
    pair(metric, 1_000_000, 2_000_000)
    mover = only(found(metric))
    assert (mover.group, mover.percent, mover.change) == ("growing", 100, 1_000_000)
    assert (mover.before.period.code, mover.months) == ("2024-12", 3)
    assert (mover.doubling_months, mover.monthly_pct) == (3, Decimal("25.99"))


def test_the_fastest_stand_first():
    metric = make_metric()
    for name, value in (("half", 50), ("double", 200), ("triple", 300), ("third", 33)):
        pair(metric, 100, value, service=make_service(name=name))
    movers = found(metric)
    assert [mover.now.service.name for mover in movers.growing] == ["triple", "double"]
    assert [mover.now.service.name for mover in movers.shrinking] == ["third", "half"]


def test_a_tiny_base_and_a_base_of_zero_stand_apart():
    metric = make_metric()
    pair(metric, 900_000, 1_000_000)
    pair(metric, 9_999, 500_000)
    pair(metric, 10_000, 500_000)
    pair(metric, 0, 500_000)
    movers = found(metric)
    assert [mover.before.value for mover in movers.growing] == [10_000, 900_000]
    assert [(mover.before.value, mover.percent is None) for mover in movers.tiny] == [(0, True), (9_999, False)]
    assert movers.tiny_below == 10_000


def test_what_is_tiny_does_not_depend_on_the_category_shown():
    metric = make_metric()
    pair(metric, 900_000, 1_000_000)
    pair(metric, 100, 200, service=make_service(category="search"))
    assert only(found(metric, category="search")).group == "tiny"


def test_nothing_is_said_across_a_break_or_another_measurer():
    metric = make_metric()
    pair(metric, 100, 200)
    SeriesBreak.objects.create(metric=metric, date=date(2025, 2, 1), title="Another panel", kind="panel")
    mover = only(found(metric))
    assert (mover.group, mover.withheld, mover.percent, mover.change) == ("withheld", "Another panel", None, None)


def test_the_figure_of_the_same_measurer_is_the_base_where_another_one_is_shown():
    metric, service, own = make_metric(), make_service(), make_organization()
    make_figure(metric=metric, service=service, measured_by=own, period="2024-12", value=100)
    make_figure(metric=metric, service=service, period="2024-12", value=1_000, standing="preferred")
    make_figure(metric=metric, service=service, measured_by=own, period="2025-03", value=200)
    assert only(found(metric)).percent == 100


def test_figures_at_any_date_take_the_nearest_within_15_percent():
    metric = make_metric(usual_period="")
    owners = {"metric": metric, "service": make_service(), "measured_by": make_organization()}
    for period in ("2024-11-16", "2024-11-17", "2025-03-01"):
        make_figure(period=period, **owners)
    mover = only(found(metric))
    # Ninety days before the first of March lies the first of December.
    assert mover.group == "without"
    make_figure(period="2024-11-18", **owners)
    mover = only(found(metric))
    assert (mover.before.period.code, mover.off_days) == ("2024-11-18", 13)
    for period in ("2024-11-26", "2024-12-06"):
        make_figure(period=period, **owners)
    assert only(found(metric)).before.period.code == "2024-12-06"


def test_a_quarter_has_no_figure_half_a_quarter_before():
    metric = make_metric(usual_period="quarter")
    owners = {"metric": metric, "service": make_service(), "measured_by": make_organization()}
    for period in ("2024", "2025"):
        make_figure(period=period, **owners)
    assert only(found(metric, span="6m")).group == "without"
    assert only(found(metric, span="1y")).group == "unchanged"


def test_the_largest_and_the_smallest_value_that_can_be_stored():
    metric = make_metric()
    pair(metric, Decimal("0.000001"), 999_999_999_999_990_000)
    assert only(found(metric)).percent > 10**25


PARAMS = [
    {},
    {"span": "6m"},
    {"span": "1y", "category": "search"},
    {"span": "2y", "as_of": "2025-01-10"},
    {"span": "1y", "measured_by": "first", "as_of": "2025-01-05", "undated": "1"},
]


STEPS = {"percent": 0.01, "doubling_months": 0.1, "halving_months": 0.1, "monthly_pct": 0.01, "yearly_pct": 0.01}


def agree(metric: Metric) -> None:
    for params in PARAMS:
        selection = MoversSelection.from_params({"metric": metric.slug, **params})
        movers, slow = what_moved(selection), slow_movers.what_moved(selection)
        assert movers.known == slow_movers.known(selection)
        for mover, expected in zip(movers.rows, slow, strict=True):
            own = {name: getattr(mover, name) for name in expected}
            own |= {"now": mover.now.figure, "before": mover.before and mover.before.figure}
            exact = ("group", "now", "before", "withheld", "change")
            assert [own[name] for name in exact] == [expected[name] for name in exact], params
            for name, step in STEPS.items():
                assert_near(own[name], expected[name], step)


def assert_near(own: Decimal | None, expected: float | None, step: float) -> None:
    assert (own is None) == (expected is None)
    if own is not None:
        assert float(own) == pytest.approx(expected, abs=step * 0.51, rel=1e-9)


@pytest.mark.parametrize("seed", range(8))
def test_they_agree_with_the_obvious_way(seed):
    agree(make_world(seed))


@pytest.mark.parametrize("usual", ["month", "week", "day", ""])
def test_they_agree_on_long_series_of_every_kind(usual):
    agree(make_long_series(usual))


def make_long_series(usual: str) -> Metric:
    """About two years of figures with gaps, by two measurers and several sources, with breaks."""
    dice = Random(usual)
    metric = make_metric(usual_period=usual)
    measurers = [make_organization(slug="first"), make_organization(slug="second")]
    sources = [make_source(published=day) for day in (None, date(2025, 1, 4), date(2025, 2, 1))]
    kinds = [usual] if usual else ["day", "month", "quarter", "year"]
    figures = []
    for number in range(6):
        service = make_service(category=dice.choice(["chatbot", "search"]))
        for kind in kinds:
            day = date(2024, 12, dice.choice([1, 15, 31]))
            for _step in range(26):
                period = Period.containing(kind, day)
                places = {(measurer, source) for measurer in measurers for source in sources if dice.random() < 0.2}
                figures += [
                    Figure(
                        metric=metric,
                        region_id=WORLD,
                        service=service,
                        period_kind=kind,
                        period_start=period.start,
                        measured_by=measurer,
                        source=source,
                        value=dice.choice([0, 1, 500, 1000, 1000, 7_000, 90_000 * (number + 1)]),
                        qualifier=dice.choice(["exact", "exact", "approx", "at-least", "at-most"]),
                    )
                    for measurer, source in places
                ]
                day = date.fromordinal(period.start.toordinal() - dice.choice([3, 25, 45]))
    Figure.objects.bulk_create(figures)
    refresh_chosen(Figure.objects.all())
    for day in (date(2024, 11, 3), date(2024, 2, 1)):
        measurer = dice.choice([None, *measurers])
        SeriesBreak.objects.create(title=f"Break {day}", metric=metric, date=day, measured_by=measurer, kind="panel")
    return metric
