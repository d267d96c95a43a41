"""Ticks and places on the axes of an image."""

from datetime import date

import pytest

from adoption.pages.drawing import axes
from adoption.pages.drawing.places import lanes, spread


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0, 16_500_000], [0, 5_000_000, 10_000_000, 15_000_000, 20_000_000]),
        ([55.5, 1], [0, 20, 40, 60]),
        ([95, 99], [95, 96, 97, 98, 99, 100]),
        ([0], [0, 0.2]),
        ([-5, 10], [-5, 0, 5, 10, 15]),
    ],
)
def test_values_stand_between_round_ticks(values, ticks):
    axis = axes.of_values(values, 100, 0, is_log=False)
    assert [round(tick, 6) for tick in axes.value_ticks(axis)] == pytest.approx(ticks)
    assert all(0 <= axis.at(value) <= 100 for value in values)


def test_one_value_alone_has_an_axis():
    axis = axes.of_values([7], 100, 0, is_log=False)
    assert 0 < axis.at(7) < 100


def test_each_power_of_ten_takes_the_same_room_on_a_logarithmic_axis():
    axis = axes.of_values([100, 10_000], 100, 0, is_log=True)
    assert axis.at(1000) - axis.at(10_000) == pytest.approx(axis.at(100) - axis.at(1000))
    assert axes.value_ticks(axis) == [100, 200, 500, 1000, 2000, 5000, 10_000]
    assert axes.log_ticks(1, 10**12) == [10.0**power for power in (0, 2, 4, 6, 8, 10, 12)]
    assert axes.log_ticks(1, 10**6) == [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]


def test_a_narrow_logarithmic_range_has_ticks_all_the_same():
    axis = axes.of_values([220, 300], 100, 0, is_log=True)
    assert len(axes.value_ticks(axis)) > 2


@pytest.mark.parametrize(
    ("first", "last", "language", "labels"),
    [
        (date(2023, 1, 15), date(2025, 6, 15), "en", ["Jan 2023", "Jul", "Jan 2024", "Jul", "Jan 2025", "Jul"]),
        (date(2024, 11, 15), date(2025, 3, 15), "en", ["Dec 2024", "Jan 2025", "Feb", "Mar"]),
        (date(2024, 11, 15), date(2025, 3, 15), "ko", ["2024년 12월", "2025년 1월", "2월", "3월"]),
        (date(2019, 1, 1), date(2025, 1, 1), "ko", ["2020년", "2022년", "2024년"]),
        (date(2025, 12, 20), date(2026, 1, 9), "ko", ["2025년 12월 19일", "12월 26일", "2026년 1월 2일", "1월 9일"]),
        (date(2025, 3, 1), date(2025, 3, 22), "en", ["28 Feb 2025", "7 Mar", "14 Mar", "21 Mar"]),
    ],
)
def test_days_have_labels_that_suit_the_range(first, last, language, labels):
    axis = axes.of_days([first, last], 0, 600)
    assert [label for _day, label in axes.day_ticks(axis, 6, language)] == labels


def test_figures_for_months_have_months_for_ticks():
    axis = axes.of_days([date(2025, 1, 16), date(2025, 2, 14)], 0, 600)
    assert [label for _day, label in axes.day_ticks(axis, 6, "en", is_daily=False)] == ["Feb 2025"]


def test_a_single_day_and_the_ends_of_time_have_an_axis():
    for days in ([date(2025, 3, 16)], [date.min, date.max], []):
        axis = axes.of_days(days, 0, 600)
        assert axes.day_ticks(axis, 6, "en")
        assert all(0 <= axis.at(day.toordinal()) <= 600 for day in days)


def test_labels_move_apart_and_keep_their_order():
    places = spread([50, 52, 51, 200], 20, 0, 100)
    order = sorted(places)
    assert all(later - earlier >= 20 - 1e-9 for earlier, later in zip(order, order[1:], strict=False))
    assert places[0] < places[2] < places[1] < places[3] <= 100
    assert max(spread([0] * 9, 20, 0, 100)) <= 100


def test_numbers_that_would_touch_take_another_lane():
    assert lanes([0, 5, 10, 12, 40], 18, 3) == [0, 1, 2, None, 0]
