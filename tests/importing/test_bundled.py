"""The bundled data set loads whole, and a second time changes nothing."""

from decimal import Decimal

import pytest

from adoption.importing.bundled import import_bundled
from adoption.models import Event, Figure, Metric, Organization, SeriesBreak, Service

pytestmark = pytest.mark.django_db


def test_everything_is_loaded(world):
    # The organization that stands for "not stated" is not in the file.
    assert Organization.objects.exclude(slug="not-stated").count() == 258
    assert Service.objects.count() == 48
    assert Metric.objects.count() == 33
    assert Event.objects.count() == 58
    assert SeriesBreak.objects.count() == 11
    assert Figure.objects.count() == 1045
    assert Figure.objects.filter(standing="deprecated").count() == 22


def test_the_second_load_changes_nothing(world):
    for outcome in import_bundled():
        assert (outcome.created, outcome.updated) == (0, 0)
        assert outcome.unchanged == outcome.read
    assert not Figure.history.exists()


def test_facts_arrive_as_printed(world):
    figure = Figure.objects.get(
        service__slug="google-gemini",
        metric__slug="daily-avg-visits",
        period_start="2025-03-01",
        source__publisher__name="TechCrunch",
    )
    assert (figure.value, figure.qualifier, figure.reported_change_pct) == (
        10_900_000,
        "approx",
        Decimal("7.4"),
    )
    assert figure.measured_by.name == "Similarweb"
    assert str(figure.source.published) == "2025-04-01"
    unstated = Figure.objects.filter(measured_by__slug="not-stated").count()
    assert unstated == 42
