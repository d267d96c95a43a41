"""Atom feeds of new and revised figures: of all, of a service, of a metric."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from adoption.analysis.news import News, news
from adoption.models import WORLD, Figure, Metric, Service
from adoption.models.figure import FigureQuerySet
from adoption.templatetags.counted import counted_value
from adoption.templatetags.figures import day, period_label

# XML cannot carry them, escaped or not.
CONTROLS = dict.fromkeys([*range(0x9), 0xB, 0xC, *range(0xE, 0x20)])


def printable(text: str) -> str:
    """The text without the characters that would make the feed no XML."""
    return text.translate(CONTROLS)


def measure(figure: Figure) -> str:
    """What is counted and where: Monthly active app users, South Korea."""
    metric = figure.metric.display_name
    return metric if figure.region_id == WORLD else f"{metric}, {figure.region.display_name}"


class FigureFeed(Feed):
    """All figures. Of several sources that give the same fact, each is news."""

    feed_type = Atom1Feed
    author_name = "Adoption"

    def figures(self, owner: Any) -> FigureQuerySet:
        return Figure.objects.all()

    def title(self, owner: Any) -> str:
        return _("Adoption: new and revised figures")

    def subtitle(self, owner: Any) -> str:
        return _("Who uses which AI service, by which measure, and who says so.")

    def link(self, owner: Any) -> str:
        return owner.get_absolute_url() if owner else reverse("home")

    def items(self, owner: Any) -> list[News]:
        return news(self.figures(owner))

    def item_title(self, item: News) -> str:
        figure = item.figure
        names = {
            "service": figure.service.display_name,
            "metric": measure(figure),
            "period": period_label(figure.period),
            "value": counted_value(figure),
        }
        if item.is_revision:
            return printable(_("%(service)s: %(value)s · %(metric)s, %(period)s (revised)") % names)
        return printable(_("%(service)s: %(value)s · %(metric)s, %(period)s") % names)

    def item_description(self, item: News) -> str:
        """As HTML, which is how a reader's program takes it."""
        source, measured_by = item.figure.source, item.figure.measured_by
        names = {
            "measurer": measured_by.display_name,
            "publisher": source.publisher.display_name,
            "title": source.display_title,
        }
        if measured_by.is_not_stated:
            text = _("Published by %(publisher)s: “%(title)s”") % names
        else:
            text = _("Measured by %(measurer)s, published by %(publisher)s: “%(title)s”") % names
        if source.published:
            text = f"{text}, {day(source.published)}"
        if item.figure.region_id != WORLD:
            text = f"{item.figure.region.display_name}. {text}"
        return escape(printable(text))

    def item_link(self, item: News) -> str:
        return item.figure.get_absolute_url()

    def item_guid(self, item: News) -> str:
        return f"urn:adoption:figure:{item.figure.pk}:{item.at:%Y%m%dT%H%M%S.%f}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: News) -> datetime:
        return item.figure.added_at

    def item_updateddate(self, item: News) -> datetime:
        return item.at


class ServiceFeed(FigureFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Service:
        return get_object_or_404(Service.objects.published(), slug=slug)

    def title(self, owner: Service) -> str:
        return printable(_("Adoption: new and revised figures of %(name)s") % {"name": owner.display_name})

    def figures(self, owner: Service) -> FigureQuerySet:
        return Figure.objects.filter(service=owner)


class MetricFeed(FigureFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Metric:
        return get_object_or_404(Metric, slug=slug)

    def title(self, owner: Metric) -> str:
        return printable(_("Adoption: new and revised figures of %(name)s") % {"name": owner.display_name})

    def figures(self, owner: Metric) -> FigureQuerySet:
        return Figure.objects.filter(metric=owner)
