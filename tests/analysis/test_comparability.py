"""What keeps metrics apart, and what is fair instead."""

import pytest

from adoption.analysis.comparability import facts_of, fair_comparisons, lacking
from adoption.analysis.differences import differences
from adoption.models import WORLD, Metric, Region, Service

pytestmark = pytest.mark.django_db


@pytest.fixture
def metrics(world) -> dict[str, Metric]:
    return {metric.slug: metric for metric in Metric.objects.all()}


def services(*slugs: str) -> list[Service]:
    found = {service.slug: service for service in Service.objects.filter(slug__in=slugs)}
    return [found[slug] for slug in slugs]


def asked(metrics, *slugs: str):
    chosen = services(*slugs)
    return chosen, facts_of(chosen, Region.objects.get(pk=WORLD)), {metric.pk: metric for metric in metrics.values()}


def test_the_fields_that_differ_are_named(metrics):
    found = differences(metrics["wau"], metrics["daily-avg-visits"])
    assert {one.field: (one.value, one.other) for one in found} == {
        "Event counted": ("active user", "visit"),
        "Window": ("week", "day"),
        "Surface": ("all surfaces", "web"),
        "Aggregation": ("as of a moment", "average"),
        "Unit": ("users", "visits"),
    }


def test_a_metric_does_not_differ_from_itself(metrics):
    assert differences(metrics["wau"], metrics["wau"]) == []


def test_a_service_without_a_figure_is_told_with_what_it_has(metrics):
    daily = metrics["daily-visits"]
    chosen, facts, by_pk = asked(metrics, "chatgpt")
    [found] = lacking(daily, chosen, facts, by_pk)
    assert found.service.name == "ChatGPT"
    assert len(found.others) == 3
    assert found.others[0].facts >= found.others[1].facts >= found.others[2].facts


def test_what_can_be_converted_is_named_first(metrics):
    chosen, facts, by_pk = asked(metrics, "chatgpt")
    [found] = lacking(metrics["daily-avg-visits"], chosen, facts, by_pk)
    assert found.others[0].metric.slug == "monthly-visits"
    assert found.others[0].conversion.rule == "per-day"


def test_the_fair_comparison_covers_most_and_differs_least(metrics):
    offers = fair_comparisons(metrics["daily-avg-visits"], services("chatgpt", "deepseek", "google-gemini"))
    assert (offers[0].metric.slug, offers[0].convert) == ("monthly-visits", False)
    assert [service.slug for service in offers[0].covered] == ["chatgpt", "deepseek", "google-gemini"]
    assert all(len(offer.covered) >= 2 for offer in offers)


def test_a_conversion_lets_a_metric_cover_more(metrics):
    """Nobody states a daily average of Perplexity, but its monthly visits."""
    chosen = services("grok", "perplexity", "claude", "microsoft-copilot")
    best = fair_comparisons(metrics["daily-avg-visits"], chosen)[0]
    assert (best.metric.slug, best.convert) == ("daily-avg-visits", True)
    assert [service.slug for service in best.covered] == ["grok", "perplexity", "claude", "microsoft-copilot"]


def test_nothing_is_offered_for_one_service(metrics):
    assert fair_comparisons(metrics["wau"], services("chatgpt")) == []
