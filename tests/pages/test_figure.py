"""The receipt of a figure."""

import pytest

from adoption.models import Figure
from tests.make import make_figure

pytestmark = pytest.mark.django_db


def test_a_receipt_tells_value_source_measurer_and_others(world, read):
    figure = Figure.objects.get(
        service__slug="google-gemini",
        metric__slug="daily-avg-visits",
        period_start="2025-03-01",
        source__publisher__name="TechCrunch",
    )
    text = read(figure.get_absolute_url()).text
    for told in ("about 10.9M", "10,900,000", "March 2025", "Similarweb", "TechCrunch", "1 April 2025", "+7.4%"):
        assert told in text
    assert "techcrunch.com/2025/04/01" in text
    assert "Mondo Android" in text


def test_a_deprecated_figure_says_why(world, read):
    figure = Figure.objects.get(value=390_500_000_000)
    text = read(figure.get_absolute_url()).text
    assert "deprecated" in text
    assert "100 times too high" in text


def test_sources_apart_are_told_with_their_spread(world, read):
    figure = Figure.objects.get(service__slug="chatgpt", value=20_310_000, standing="normal")
    text = read(figure.get_absolute_url()).text
    assert "×1.69 apart" in text
    assert "12.03M" in text


def test_revisions_are_public(read):
    figure = make_figure(value=100)
    figure.value = 120
    figure._change_reason = "corrected by the source"
    figure.save()
    text = read(figure.get_absolute_url()).text
    assert "Revisions" in text
    assert "corrected by the source" in text
