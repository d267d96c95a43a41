"""A small random world with everything that makes rankings hard: ties, gaps, zeros, deprecated and preferred
figures, undated sources, self-reported figures, several measurers, breaks, drafts."""

from datetime import date
from random import Random

from adoption.models import WORLD, Figure, Metric, SeriesBreak, refresh_chosen
from adoption.values.period import Period
from tests.make import make_metric, make_organization, make_service, make_source

MONTHS = [Period("month", date(2024, month, 1)) for month in (2, 10, 11, 12)]
OTHERS = [
    Period("day", date(2024, 12, 30)),
    Period("day", date(2024, 12, 31)),
    Period("year", date(2024, 1, 1)),
]
VALUES = [0, 1_000_000, 1_000_000, 1_080_000, 2_500_000, 9_990_000]
PUBLISHED = [None, date(2024, 12, 1), date(2025, 1, 5), date(2025, 1, 5), date(2025, 2, 1)]


def make_world(seed: int) -> Metric:
    """The metric of about fifty figures."""
    dice = Random(seed)
    metric = make_metric(additive=dice.random() < 0.6, higher_is_better=dice.random() < 0.7)
    categories = ["chatbot", "chatbot", "search", "chatbot", "search", "chatbot"]
    services = [make_service(category=category) for category in categories]
    make_service(category="chatbot")
    newcomer = make_service(category="search")
    services.append(make_service(status="draft"))
    measurers = [make_organization(slug="first"), make_organization(slug="second")]
    sources = [make_source(published=published) for published in PUBLISHED]
    figures = {}
    for number in range(71):
        service, period = dice.choice(services), dice.choice(MONTHS * 3 + OTHERS)
        if number == 70:
            service, period = newcomer, MONTHS[-1]
        measurer = dice.choice([*measurers, *measurers, service.provider])
        source = dice.choice(sources)
        figures[service, period, measurer, source] = Figure(
            metric=metric,
            region_id=WORLD,
            service=service,
            period_kind=period.kind,
            period_start=period.start,
            measured_by=measurer,
            source=source,
            value=dice.choice(VALUES),
            reported_change_pct=dice.choice([None, 8, -20]),
            standing=dice.choice(["normal"] * 6 + ["preferred", "deprecated"]),
            note="why",
        )
    Figure.objects.bulk_create(figures.values())
    refresh_chosen(Figure.objects.all())
    for number in range(4):
        SeriesBreak.objects.create(
            title=f"Break {number}",
            metric=metric,
            date=dice.choice([date(2024, 11, 1), date(2024, 11, 2), date(2024, 12, 1), date(2024, 12, 31)]),
            measured_by=dice.choice([None, *measurers]),
            service=dice.choice([None, *services]),
            kind="method",
        )
    return metric
