"""Warnings about figures that do not fit their own series: slips, jumps, reported changes."""

import pytest

from adoption.models import SeriesBreak
from tests.importing.staging import Staging
from tests.make import make_organization, make_service, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def staging(db) -> Staging:
    return Staging()


@pytest.mark.parametrize("factor", [0.001, 0.01, 0.1, 10, 100, 1000, 1_000_000])
@pytest.mark.parametrize("place", [0, 2, 5])
def test_a_slip_by_a_power_of_ten_is_found_wherever_it_stands(staging, factor, place):
    values = [5_000_000, 5_400_000, 5_800_000, 5_500_000, 6_100_000, 6_400_000]
    values[place] *= factor
    lines = staging.months(*values)
    [problem] = staging.found()
    assert (problem.line, problem.column) == (lines[place], "value")
    assert problem.value == f"{values[place]:.0f}"
    times = f"{factor:,.0f} times" if factor > 1 else f"1/{1 / factor:,.0f} of"
    assert f"About {times} the figures beside it" in problem.message
    assert "line" in problem.message


@pytest.mark.parametrize(
    "values",
    [
        pytest.param((2_000_000, 2_600_000, 9_000_000, 4_000_000), id="a month of fame"),
        pytest.param((1_000_000, 1_900_000, 3_600_000, 7_000_000, 14_000_000), id="doubling every month"),
        pytest.param((20, 3, 40, 2), id="too small to tell"),
        pytest.param((4_100_000, 4_000_000, 4_000_000), id="steady"),
    ],
)
def test_what_is_near_its_neighbors_is_left_alone(staging, values):
    staging.months(*values)
    assert staging.found() == []


def test_a_slip_is_found_among_sources_for_the_same_month(staging):
    staging.months(3_800_000_000, 3_905_000_000, 4_500_000_000)
    low = staging.add("2025-02", 390_500_000, source=make_source())
    high = staging.add("2025-02", 390_500_000_000, source=make_source())
    assert staging.places() == [(low, "value"), (high, "value")]
    assert "About 100 times" in staging.found()[1].message


def test_a_deprecated_figure_is_neither_checked_nor_a_neighbor(staging):
    staging.months(5_000_000, 5_100_000)
    staging.add("2025-03", 5_200_000_000, standing="deprecated")
    staging.add("2025-04", 5_300_000)
    assert staging.found() == []


def test_stored_figures_are_neighbors(staging):
    staging.months(5_000_000, 5_100_000, 5_300_000)
    staging.store()
    staging.clear()
    fits = staging.add("2025-04", 5_400_000)
    assert staging.found() == []
    staging.clear()
    slipped = staging.add("2025-04", 5_400)
    assert staging.places() == [(slipped, "value")]
    assert "stored already" in staging.found()[0].message
    assert fits < slipped


def test_a_file_that_slipped_as_a_whole_is_measured_by_what_is_stored(staging):
    staging.months(5_000_000, 5_100_000)
    staging.store()
    staging.clear()
    first, *_rest = staging.months(5_200, 5_300, 5_400, first="2025-03")
    assert staging.places() == [(first, "value")]


def test_another_measurer_counts_only_where_the_own_has_nothing(staging):
    staging.months(5_000_000, 5_100_000)
    staging.store()
    staging.clear()
    other = make_organization()
    staging.add("2025-03", 700_000, measured_by=other)
    assert staging.found() == []
    staging.clear()
    slipped = staging.add("2025-03", 5_000, measured_by=other)
    assert staging.places() == [(slipped, "value")]


def test_what_is_stored_already_is_not_warned_of_again(staging):
    staging.months(5_000_000, 5_100_000_000, 5_200_000, change=-60)
    assert staging.found()
    staging.store()
    assert staging.found() == []
    staging.execute("UPDATE staged_figure SET value = 9000000000 WHERE value = 5100000000")
    assert [problem.value for problem in staging.found() if problem.column == "value"] == ["9000000000"]


def test_a_jump_to_a_new_level_is_told(staging):
    lines = staging.months(1_000_000, 1_100_000, 24_000_000, 25_000_000)
    [problem] = staging.found()
    assert (problem.line, problem.column, problem.value) == (lines[2], "value", "24000000")
    assert "by the factor 21.8" in problem.message


def test_a_fall_to_zero_is_a_jump(staging):
    lines = staging.months(1_000_000, 1_100_000, 0)
    assert staging.places() == [(lines[2], "value")]


def test_a_jump_within_what_the_metric_has_seen_is_no_news(staging):
    staging.months(1_000_000, 30_000_000, 31_000_000, service=make_service())
    staging.store()
    staging.clear()
    staging.months(1_000_000, 1_100_000, 24_000_000, 25_000_000)
    assert staging.found() == []
    staging.clear()
    lines = staging.months(1_000_000, 1_100_000, 2_400_000_000, 2_500_000_000)
    assert staging.places() == [(lines[2], "value")]
    assert "has seen is 30" in staging.found()[0].message


def test_figures_far_apart_do_not_jump(staging):
    staging.add("2024-01", 1_000_000)
    staging.add("2025-01", 24_000_000)
    assert staging.found() == []


def test_a_change_of_method_parts_a_series(staging):
    SeriesBreak.objects.create(metric=staging.metric, date="2025-03-01", kind="scope", title="New scope")
    staging.months(1_000_000, 1_100_000, 24_000_000, 25_000_000)
    assert staging.found() == []


@pytest.mark.parametrize("change", [7.4, 7, 8, 10])
def test_a_reported_change_fits_within_rounding(staging, change):
    staging.add("2025-02", 10_100_000)
    staging.add("2025-03", 10_900_000, change=change)
    assert staging.places() == ([(3, "reported_change_pct")] if change == 10 else [])


def test_a_change_that_does_not_fit_is_computed(staging):
    staging.add("2025-02", 10_920_000)
    staging.add("2025-03", 17_480_000, change=39.3)
    [problem] = staging.found()
    assert (problem.line, problem.column, problem.value) == (3, "reported_change_pct", "39.3")
    assert "+60.1 percent, not +39.3" in problem.message
    assert "2025-02" in problem.message


def test_a_change_is_held_against_the_period_just_before_and_the_same_measurer(staging):
    staging.add("2025-01", 10_000_000)
    staging.add("2025-03", 12_000_000, change=90)
    staging.add("2025-02", 12_500_000, measured_by=make_organization())
    assert staging.found() == []


def test_a_change_is_held_against_stored_figures(staging):
    staging.add("2025-02", 10_100_000)
    staging.store()
    staging.clear()
    staging.add("2025-03", 12_100_000, change=20)
    assert staging.found() == []
    staging.execute("UPDATE staged_figure SET reported_change_pct = 35")
    assert staging.places() == [(3, "reported_change_pct")]


def test_the_known_slips_of_the_bundled_data_are_found(world, staging):
    staging.take_back()
    values = {problem.value for problem in staging.found() if problem.column == "value"}
    assert {"390500000", "390500000000", "9", "7500000"} <= values
    assert len(values) < 20
