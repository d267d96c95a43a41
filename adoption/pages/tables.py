"""The tables of the site. They order and lay out rows; they compute nothing."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_tables2 import Column, Table, TemplateColumn
from django_tables2.rows import BoundRow

from adoption.analysis.rankings.metric_index import MetricGroup, MetricLine
from adoption.analysis.series import FigureRow
from adoption.models import Figure, Metric, Organization, Service, Source
from adoption.templatetags.figures import day, figure_value, period_label, row_value

NUMBER = {"th": {"class": "num"}, "td": {"class": "num"}}


def cell(name: str, verbose_name: str, accessor: str, **options) -> TemplateColumn:
    """A column drawn by a template of its own, ordered by the accessor."""
    return TemplateColumn(
        template_name=f"partials/cells/{name}.html", verbose_name=verbose_name, accessor=accessor, **options
    )


class PagedTable(Table):
    """A table of which a page shows as many rows as its view says: an address cannot ask for more, or for none."""

    prefixed_per_page_field = None


class TrendTable(PagedTable):
    """The points of a chart, one on a line."""

    period = Column(verbose_name=_("Period"))
    service = Column(accessor="service__display_name", verbose_name=_("Service"))
    value = Column(verbose_name=_("Value"), attrs=NUMBER)
    source = Column(accessor="measured_by", verbose_name=_("Measured by · published by"))

    class Meta:
        attrs = {"class": "data"}

    def __init__(self, points: list[FigureRow], metric: Metric, **options) -> None:
        self.metric = metric
        super().__init__(points, **options)

    def render_period(self, record: FigureRow) -> str:
        return period_label(record.period)

    # Hundreds of rows stand on a page: a template for each of their cells would take most of its time.
    def render_value(self, record: FigureRow) -> SafeString:
        address, text = reverse("figure", args=[record.figure]), row_value(record, self.metric)
        return format_html('<a class="figure" href="{}">{}</a>', address, text)

    def render_source(self, record: FigureRow) -> SafeString:
        address, converted = reverse("source", args=[record.source_id]), converted_badge(record)
        return format_html('{} · <a href="{}">{}</a>{}', record.measured_by, address, record.publisher, converted)


class ServiceTable(PagedTable):
    """The view gives each service of a page its `headline`, a figure or None, and the `newest_period` of all."""

    name = Column(verbose_name=_("Service"), linkify=True)
    provider = Column(accessor="provider__display_name", verbose_name=_("Provider"), order_by="provider__name")
    category = Column(verbose_name=_("Category"))
    launched = Column(verbose_name=_("Launched"), attrs={"td": {"class": "when", "data-label": _("Launched")}})
    headline = cell("headline", _("Newest figure by its main metric"), "headline", orderable=False)
    figure_count = Column(verbose_name=_("Facts known"), attrs=NUMBER)
    newest = Column(
        verbose_name=_("Newest by any metric"),
        attrs={"td": {"class": "when", "data-label": _("Newest by any metric")}},
    )

    class Meta:
        attrs = {"class": "data"}

    def render_name(self, record: Service) -> str:
        return record.display_name

    def render_provider(self, record: Service) -> SafeString:
        return link(record.provider)

    def render_launched(self, value) -> str:
        return day(value)

    def render_newest(self, record: Service) -> str:
        return period_label(record.newest_period)


class MetricTable(Table):
    """Metrics in groups by what they count. Ordering by a column orders within the groups."""

    name = Column(
        accessor="metric__display_name",
        verbose_name=_("Metric"),
        linkify=lambda record: record.metric.get_absolute_url(),
    )
    counted = cell("counted", _("Counted"), "metric__window", orderable=False)
    unit = Column(accessor="metric__unit_label", verbose_name=_("Unit"))
    service_count = Column(accessor="metric__service_count", verbose_name=_("Services"), attrs=NUMBER)
    figure_count = Column(accessor="metric__figure_count", verbose_name=_("Facts known"), attrs=NUMBER)
    newest = Column(
        accessor="metric__newest",
        verbose_name=_("Newest from"),
        attrs={"td": {"class": "when", "data-label": _("Newest from")}},
    )
    leader = cell(
        "leader", _("Leading now"), "leaders", orderable=False, attrs={"td": {"data-label": _("Leading now")}}
    )

    class Meta:
        attrs = {"class": "data"}

    def __init__(self, groups: list[MetricGroup], **options) -> None:
        self.events = {line.metric.pk: group.event for group in groups for line in group.lines}
        super().__init__([line for group in groups for line in group.lines], **options)

    def groups(self) -> dict[str, list[BoundRow]]:
        """The rows under what their metrics count."""
        found = {event: [] for event in self.events.values()}
        for row in self.rows:
            found[self.events[row.record.metric.pk]].append(row)
        return found

    def render_newest(self, record: MetricLine) -> str:
        return period_label(record.newest)


class SourceTable(PagedTable):
    title = Column(accessor="display_title", verbose_name=_("Source"), linkify=True, order_by="title")
    publisher = Column(accessor="publisher__display_name", verbose_name=_("Publisher"), order_by="publisher__name")
    published = Column(verbose_name=_("Published"))
    figure_count = Column(verbose_name=_("Figures"), attrs=NUMBER)

    class Meta:
        attrs = {"class": "data"}

    def render_publisher(self, record: Source) -> SafeString:
        return link(record.publisher)

    def render_published(self, value) -> str:
        return day(value)


class FigureTable(PagedTable):
    """What figures have in common; each page shows the columns that it does not say itself."""

    service = Column(accessor="service__display_name", verbose_name=_("Service"), order_by="service__name")
    metric = Column(accessor="metric__display_name", verbose_name=_("Metric"), order_by="metric__name")
    region = Column(accessor="region__display_name", verbose_name=_("Region"), order_by="region")
    period = Column(verbose_name=_("Period"), order_by="period_start")
    value = Column(verbose_name=_("Value"), attrs=NUMBER)
    measured_by = Column(
        accessor="measured_by__display_name", verbose_name=_("Measured by"), order_by="measured_by__name"
    )
    source = Column(verbose_name=_("Source"), order_by="source__title")

    class Meta:
        attrs = {"class": "data"}

    def render_period(self, record: Figure) -> str:
        return period_label(record.period)

    def render_value(self, record: Figure) -> SafeString:
        kind = "deprecated" if record.standing == Figure.Standing.DEPRECATED else ""
        return format_html(
            '<a href="{}" class="figure {}">{}</a>', record.get_absolute_url(), kind, figure_value(record)
        )

    def render_service(self, record: Figure) -> SafeString:
        return link(record.service)

    def render_metric(self, record: Figure) -> SafeString:
        return link(record.metric)

    def render_measured_by(self, record: Figure) -> SafeString:
        return link(record.measured_by)

    def render_source(self, record: Figure) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.source.get_absolute_url(), record.source.display_title)


class SourceFigureTable(FigureTable):
    class Meta(FigureTable.Meta):
        exclude = ("source",)


class ServiceFigureTable(FigureTable):
    class Meta(FigureTable.Meta):
        exclude = ("service",)
        row_attrs = {"id": lambda record: f"figure-{record.pk}"}


class MeasuredFigureTable(FigureTable):
    class Meta(FigureTable.Meta):
        exclude = ("measured_by",)


def link(row: Service | Metric | Organization) -> SafeString:
    return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row.display_name)


def converted_badge(row: FigureRow) -> SafeString | str:
    """Which metric the value of the row was converted from; blank where it was not."""
    metric = row.converted_from
    if metric is None:
        return ""
    text = gettext("converted from %(metric)s") % {"metric": metric.display_name}
    return format_html(' <a class="badge" href="{}">{}</a>', metric.get_absolute_url(), text)
