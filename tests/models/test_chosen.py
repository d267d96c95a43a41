"""Which figure is shown: one rule, kept true by every way of writing."""

import pytest
from django.db import IntegrityError, transaction

from adoption.models import FACT_FIELDS, Figure
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact() -> dict:
    """What figures must share to state the same fact."""
    return {"service": make_service(), "metric": make_metric(), "period": "2025-03"}


def figure_published(fact: dict, day: str | None, **fields) -> Figure:
    return make_figure(**fact, source=make_source(published=day), **fields)


def chosen() -> Figure:
    return Figure.objects.get(chosen=True)


def test_a_preferred_figure_comes_before_a_later_one(fact):
    preferred = figure_published(fact, "2025-04-01", standing="preferred")
    figure_published(fact, "2025-05-01")
    assert chosen() == preferred


def test_an_independent_figure_comes_before_a_later_self_reported_one(fact):
    independent = figure_published(fact, "2025-04-01")
    figure_published(fact, "2025-05-01", measured_by=fact["service"].provider)
    assert chosen() == independent


def test_the_latest_published_comes_first_and_undated_ones_last(fact):
    latest = figure_published(fact, "2025-05-01")
    figure_published(fact, "2025-04-01")
    figure_published(fact, None)
    assert chosen() == latest


def test_of_equals_the_newest_row_is_shown(fact):
    figure_published(fact, "2025-04-01")
    newest = figure_published(fact, "2025-04-01")
    assert chosen() == newest


def test_a_deprecated_figure_is_never_shown(fact):
    figure_published(fact, "2025-04-01", standing="deprecated", note="a slip of units")
    assert not Figure.objects.filter(chosen=True).exists()


def test_deleting_the_chosen_figure_lets_the_next_one_follow(fact):
    remaining = figure_published(fact, "2025-04-01")
    figure_published(fact, "2025-05-01")
    Figure.objects.filter(chosen=True).delete()
    assert chosen() == remaining


def test_editing_a_figure_decides_again(fact):
    first = figure_published(fact, "2025-04-01")
    second = figure_published(fact, "2025-05-01")
    second.standing, second.note = "deprecated", "withdrawn by the source"
    second.save()
    assert chosen() == first
    assert not second.chosen


def test_a_figure_moved_to_another_fact_decides_both(fact):
    stays = figure_published(fact, "2025-04-01")
    moves = figure_published(fact, "2025-05-01")
    moves.period_start = "2025-04-01"
    moves.save()
    assert set(Figure.objects.filter(chosen=True)) == {stays, moves}


def test_dating_a_source_decides_again(fact):
    undated = figure_published(fact, None)
    figure_published(fact, "2025-05-01")
    undated.source.published = "2025-06-01"
    undated.source.save()
    assert chosen() == undated


def test_a_new_provider_decides_again(fact):
    measurer = make_organization()
    independent = figure_published(fact, "2025-05-01", measured_by=measurer)
    other = figure_published(fact, "2025-04-01")
    assert chosen() == independent
    fact["service"].provider = measurer
    fact["service"].save()
    assert chosen() == other


def test_two_chosen_figures_for_one_fact_are_impossible(fact):
    figure_published(fact, "2025-04-01")
    figure_published(fact, "2025-05-01")
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.update(chosen=True)


def test_the_import_decides_as_the_rule_says(world):
    """A slow second version of the rule, over all bundled figures."""
    best: dict[tuple, tuple] = {}
    for figure in Figure.objects.select_related("service", "source", "metric", "region").exclude(standing="deprecated"):
        fact = tuple(str(getattr(figure, field)) for field in FACT_FIELDS)
        published = figure.source.published.isoformat() if figure.source.published else ""
        merit = (figure.standing == "preferred", not figure.is_self_reported, published, figure.pk)
        best[fact] = max(best.get(fact, ()), merit)
    expected = {merit[-1] for merit in best.values()}
    assert set(Figure.objects.filter(chosen=True).values_list("pk", flat=True)) == expected
