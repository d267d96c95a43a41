"""Fewer points for drawing: few enough, with the ends and every extreme."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from adoption.analysis.trends.thinning import DRAWN_AT_MOST, kept


def test_few_points_are_all_kept():
    numbers = [Decimal(place % 7) for place in range(DRAWN_AT_MOST)]
    assert kept(numbers) == list(range(DRAWN_AT_MOST))
    assert kept([]) == []


@given(st.lists(st.integers(0, 50).map(Decimal), min_size=401, max_size=3000))
def test_many_points_keep_ends_and_extremes(numbers):
    places = kept(numbers)
    assert places == sorted(set(places))
    assert len(places) <= DRAWN_AT_MOST
    assert {0, len(numbers) - 1} <= set(places)
    drawn = [numbers[place] for place in places]
    assert (min(drawn), max(drawn)) == (min(numbers), max(numbers))


def test_a_single_peak_survives():
    numbers = [Decimal(5)] * 5000
    numbers[3333] = Decimal(9)
    assert 3333 in kept(numbers)


def test_a_day_without_visits_is_a_day_wide():
    numbers = [Decimal(25)] * 1000
    numbers[512] = Decimal(0)
    places = kept(numbers)
    assert places[places.index(512) - 1 : places.index(512) + 2] == [511, 512, 513]
