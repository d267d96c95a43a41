"""The tables of the site. They order and lay out rows; they compute nothing."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_tables2 import Column, Table, TemplateColumn

from adoption.analysis.ranking import Ranking
from adoption.analysis.series import FigureRow
from adoption.models import Figure, Metric, Organization, Service, Source
from adoption.templatetags.figures import day, figure_value, period_label

NUMBER = {"th": {"class": "num"}, "td": {"class": "num"}}


def cell(name: str, verbose_name: str, accessor: str, **options) -> TemplateColumn:
    """A column drawn by a template of its own, ordered by the accessor."""
    return TemplateColumn(
        template_name=f"partials/cells/{name}.html", verbose_name=verbose_name, accessor=accessor, **options
    )


class RankingTable(Table):
    """The rows of a ranking. Ordering by another column leaves the ranks as they are."""

    rank = cell("rank", _("Rank"), "rank", attrs={"td": {"class": "rank"}})
    service = cell("ranked_service", _("Service"), "row__service__display_name", attrs={"td": {"class": "who"}})
    value = cell("ranked_value", _("Value"), "row__value", attrs={"th": {"class": "num"}, "td": {"class": "amount"}})
    change = cell("change", pgettext_lazy("of a value", "Change"), "change_pct", attrs={"td": {"class": "change"}})
    source = cell("ranked_source", _("Measured by · published by"), "row__measured_by", attrs={"td": {"class": "says"}})

    class Meta:
        attrs = {"class": "ranking"}
        sequence = ("rank", "service", "value", "change", "source")

    def __init__(self, ranking: Ranking, **options) -> None:
        self.ranking = ranking
        self.metric = ranking.selection.metric
        self.largest = max((row.row.value for row in ranking.rows), default=0)
        super().__init__(ranking.rows, **options)


class TrendTable(Table):
    """The points of a chart, one on a line."""

    period = Column(verbose_name=_("Period"))
    service = Column(accessor="service__display_name", verbose_name=_("Service"))
    value = cell("point_value", _("Value"), "value", attrs=NUMBER)
    source = cell("point_source", _("Measured by · published by"), "measured_by")

    class Meta:
        attrs = {"class": "data"}

    def __init__(self, points: list[FigureRow], metric: Metric, **options) -> None:
        self.metric = metric
        super().__init__(points, **options)

    def render_period(self, record: FigureRow) -> str:
        return period_label(record.period)


class ServiceTable(Table):
    name = Column(verbose_name=_("Service"), linkify=True)
    provider = Column(accessor="provider__display_name", verbose_name=_("Provider"))
    category = Column(verbose_name=_("Category"))
    launched = Column(verbose_name=_("Launched"))
    figure_count = Column(verbose_name=_("Facts known"), attrs=NUMBER)
    newest = Column(verbose_name=_("Newest from"))

    class Meta:
        attrs = {"class": "data"}

    def render_name(self, record: Service) -> str:
        return record.display_name

    def render_provider(self, record: Service) -> SafeString:
        return link(record.provider)

    def render_launched(self, value) -> str:
        return day(value)

    def render_newest(self, value) -> str:
        return day(value)


class MetricTable(Table):
    name = Column(verbose_name=_("Metric"), linkify=True)
    unit = Column(accessor="unit_label", verbose_name=_("Unit"), order_by="unit")
    service_count = Column(verbose_name=_("Services"), attrs=NUMBER)
    figure_count = Column(verbose_name=_("Facts known"), attrs=NUMBER)
    newest = Column(verbose_name=_("Newest from"))

    class Meta:
        attrs = {"class": "data"}

    def render_name(self, record: Metric) -> str:
        return record.display_name

    def render_newest(self, value) -> str:
        return day(value)


class SourceTable(Table):
    title = Column(verbose_name=_("Source"), linkify=True)
    publisher = Column(accessor="publisher__display_name", verbose_name=_("Publisher"), order_by="publisher__name")
    published = Column(verbose_name=_("Published"))
    figure_count = Column(verbose_name=_("Figures"), attrs=NUMBER)

    class Meta:
        attrs = {"class": "data"}

    def render_publisher(self, record: Source) -> SafeString:
        return link(record.publisher)

    def render_published(self, value) -> str:
        return day(value)


class FigureTable(Table):
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
        return format_html('<a href="{}">{}</a>', record.source.get_absolute_url(), record.source.title)


class SourceFigureTable(FigureTable):
    class Meta(FigureTable.Meta):
        exclude = ("source",)


class ServiceFigureTable(FigureTable):
    class Meta(FigureTable.Meta):
        exclude = ("service",)


class MeasuredFigureTable(FigureTable):
    class Meta(FigureTable.Meta):
        exclude = ("measured_by",)


def link(row: Service | Metric | Organization) -> SafeString:
    return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row.display_name)
