"""Makers of objects for tests: sensible defaults, anything overridden by name, unique names by counting."""

from itertools import count

from adoption.models import WORLD, Figure, Metric, Organization, Service, Source
from adoption.values import period as periods

_numbers = count(1)


def make_organization(**fields) -> Organization:
    number = next(_numbers)
    defaults = {"name": f"Organization {number}", "slug": f"organization-{number}", "kind": "measurement"}
    return Organization.objects.create(**defaults | fields)


def make_service(**fields) -> Service:
    number = next(_numbers)
    provider = fields.pop("provider", None) or make_organization(kind="vendor")
    defaults = {"name": f"Service {number}", "slug": f"service-{number}", "category": "chatbot"}
    return Service.objects.create(**defaults | fields, provider=provider)


def make_metric(**fields) -> Metric:
    number = next(_numbers)
    defaults = {
        "name": f"Metric {number}",
        "slug": f"metric-{number}",
        "unit": "visits",
        "event": "visit",
        "window": "month",
        "surface": "web",
        "aggregation": "total",
        "additive": True,
        "usual_period": "month",
        "stale_after_days": 75,
    }
    return Metric.objects.create(**defaults | fields)


def make_source(**fields) -> Source:
    number = next(_numbers)
    publisher = fields.pop("publisher", None) or make_organization(kind="press")
    defaults = {"title": f"Article {number}", "url": f"https://example.com/{number}"}
    return Source.objects.create(**defaults | fields, publisher=publisher)


def make_figure(*, period: str = "2025-03", region: str = WORLD, **fields) -> Figure:
    """A figure; `period` is the code of its period. What it belongs to is made where not given."""
    own_period = periods.parse(period)
    makers = {
        "service": make_service,
        "metric": make_metric,
        "source": make_source,
        "measured_by": make_organization,
    }
    owners = {name: fields.pop(name, None) or make() for name, make in makers.items()}
    defaults = {"value": 1_000_000, "period_kind": own_period.kind, "period_start": own_period.start}
    figure = Figure.objects.create(**defaults | fields | owners, region_id=region)
    figure.refresh_from_db()
    return figure
