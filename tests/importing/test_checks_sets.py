"""Warnings about periods, shares and copies, and how many are listed."""

import pytest

from tests.importing.staging import Staging
from tests.make import make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def staging(db) -> Staging:
    return Staging()


@pytest.fixture
def shares(staging) -> Staging:
    staging.metric = make_metric(unit="percent", aggregation="share")
    return staging


def test_a_period_ahead_is_told(staging):
    staging.add("2026-01", 5_000_000)
    assert staging.found() == []
    ahead = staging.add("2026-02", 5_000_000)
    [problem] = staging.found()
    assert (problem.line, problem.column, problem.value) == (ahead, "period", "2026-02")
    assert "2026-01-31" in problem.message


@pytest.mark.parametrize("period", ["2025-W13", "2025-03-31", "2025-Q1"])
def test_another_kind_of_period_than_the_usual_is_told(staging, period):
    staging.add("2025-03", 5_000_000)
    line = staging.add(period, 5_000_000)
    [problem] = staging.found()
    assert (problem.line, problem.column, problem.value) == (line, "period", period)
    assert "usually given for each month" in problem.message


def test_a_metric_without_usual_period_takes_any(staging):
    staging.metric = make_metric(usual_period="")
    staging.add("2025-W13", 5_000_000)
    staging.add("2025-03-31", 5_000_000)
    assert staging.found() == []


def test_an_odd_period_is_told_once_only(staging):
    staging.add("2026-W10", 5_000_000)
    assert staging.places() == [(2, "period"), (2, "period")]
    staging.store()
    assert staging.found() == []


def test_shares_of_one_set_add_to_a_hundred_at_most(shares):
    lines = [shares.add("2025-03", share, service=make_service()) for share in (60.2, 25.1, 15.2)]
    assert shares.found() == []
    shares.add("2025-03", 0.1, service=make_service())
    [problem] = shares.found()
    assert (problem.line, problem.column, problem.value) == (lines[0], "value", "60.2")
    assert "add to 100.6 percent (4 shares" in problem.message


def test_other_sources_measurers_regions_and_periods_are_other_sets(shares):
    shares.add("2025-03", 80)
    shares.add("2025-03", 80, service=make_service(), source=make_source())
    shares.add("2025-03", 80, service=make_service(), measured_by=make_organization())
    shares.add("2025-03", 80, service=make_service(), region="KR")
    shares.add("2025-04", 80, service=make_service())
    shares.add("2025-04", 80, service=make_service(), standing="deprecated")
    assert shares.found() == []


def test_percentages_that_are_no_shares_are_not_added(staging):
    staging.metric = make_metric(unit="percent", aggregation="average")
    for _number in range(3):
        staging.add("2025-03", 99.9, service=make_service())
    assert staging.found() == []


def test_stored_shares_count_with_the_set_unless_they_are_replaced(shares):
    other = make_service()
    shares.add("2025-03", 60)
    shares.add("2025-03", 30, service=other)
    shares.store()
    shares.clear()
    shares.add("2025-03", 40, service=other)
    assert shares.found() == []
    shares.execute("UPDATE staged_figure SET value = 41")
    assert shares.places() == [(4, "value")]
    assert "add to 101 percent" in shares.found()[0].message
    shares.execute("UPDATE staged_figure SET value = 30")
    assert shares.found() == []


def test_the_same_value_under_another_publisher_is_a_copy(staging):
    staging.add("2025-03", 16_500_000)
    other = make_source(publisher=make_organization(name="Copycat", kind="press"))
    copied = staging.add("2025-03", 16_500_000, source=other)
    [problem] = staging.found()
    assert (problem.line, problem.column, problem.value) == (copied, "publisher", "Copycat")
    assert "line 2" in problem.message


def test_another_value_measurer_or_article_of_the_publisher_is_no_copy(staging):
    staging.add("2025-03", 16_500_000)
    staging.add("2025-03", 16_500_001, source=make_source())
    staging.add("2025-03", 16_500_000, source=make_source(), measured_by=make_organization())
    staging.add("2025-03", 16_500_000, source=make_source(publisher=staging.source.publisher))
    assert staging.found() == []


def test_the_measurers_own_page_is_the_original(staging):
    staging.add("2025-03", 16_500_000)
    staging.add("2025-03", 16_500_000, source=make_source(publisher=staging.measured_by))
    assert staging.places() == [(2, "publisher")]


def test_a_copy_of_a_stored_figure_is_told_once_only(staging):
    staging.add("2025-03", 16_500_000)
    staging.store()
    staging.clear()
    staging.add("2025-03", 16_500_000, source=make_source())
    [problem] = staging.found()
    assert (problem.line, problem.column) == (3, "publisher")
    assert staging.source.title in problem.message
    staging.store()
    assert staging.found() == []


def test_an_empty_table_has_nothing_to_warn_of(staging):
    assert staging.found() == []


def test_the_list_is_bounded_and_no_kind_crowds_out_another(staging):
    for _number in range(30):
        staging.add("2025-W13", 5_000_000, service=make_service())
    lines = staging.months(5_000_000, 5_100_000_000, 5_200_000)
    *listed, last = staging.found(limit=5)
    assert len(listed) == 5
    assert (lines[1], "value") in [(problem.line, problem.column) for problem in listed]
    assert [problem.line for problem in listed] == sorted(problem.line for problem in listed)
    assert last.message.startswith("26 more")
