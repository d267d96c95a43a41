"""What the database holds before the first import: everything that the figures name, and no figure."""

from datetime import date

from adoption.models import Metric, Organization, Service, Source

from . import data


def fill() -> None:
    """Sources too, so that no contestant is timed for making them."""
    vendor = organization("Vendor", Organization.Kind.VENDOR)
    for number, name in enumerate(data.SERVICES, start=1):
        Service.objects.create(
            name=name, slug=f"assistant-{number:03}", provider=vendor, category=Service.Category.CHATBOT
        )
    for made_up in data.METRICS:
        Metric.objects.create(
            slug=made_up.slug,
            name=made_up.slug.replace("-", " ").capitalize(),
            unit=made_up.unit,
            event=made_up.event,
            aggregation=made_up.aggregation,
            window="month",
            surface="all",
            additive=not made_up.is_share,
            stale_after_days=75,
        )
        organization(made_up.measured_by, Organization.Kind.MEASUREMENT)
        Source.objects.create(
            title=made_up.title,
            url=made_up.url,
            publisher=organization(made_up.publisher, Organization.Kind.PRESS),
            published=date.fromisoformat(data.PUBLISHED),
        )


def organization(name: str, kind: Organization.Kind) -> Organization:
    return Organization.objects.create(name=name, slug=name.lower().replace(" ", "-"), kind=kind)
