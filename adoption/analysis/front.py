"""Which measures the front page speaks of."""

from django.db.models import Exists, OuterRef

from adoption.models import Figure, Metric, Region

from .coverage import busiest_metric

# The measure that most services have and most readers mean.
HEADLINE = "monthly-visits"
# What readers ask for next, in this order; other metrics follow.
ASKED_NEXT = ("wau", "mau", "app-mau", "genai-visit-share", "paying-subscribers", "daily-requests")


def headline_metric(region: Region) -> Metric | None:
    """The headline; the busiest metric where it has no figures in the region. Two queries at most."""
    return Metric.objects.filter(_has_figures(region), slug=HEADLINE).first() or busiest_metric(region)


def asked_next(region: Region, besides: Metric, count: int) -> list[Metric]:
    """Other metrics with figures in the region. One query."""
    others = Metric.objects.filter(_has_figures(region)).exclude(pk=besides.pk)
    return sorted(others, key=_place)[:count]


def _has_figures(region: Region) -> Exists:
    return Exists(Figure.objects.published().filter(region=region, chosen=True, metric=OuterRef("pk")))


def _place(metric: Metric) -> tuple[int, int]:
    return (ASKED_NEXT.index(metric.slug) if metric.slug in ASKED_NEXT else len(ASKED_NEXT)), metric.pk
