"""The table of a ranking."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_tables2 import Column, Table
from django_tables2.data import TableListData
from django_tables2.utils import OrderBy

from adoption.analysis.parameters import scope_params
from adoption.analysis.rankings.histories import Spot
from adoption.analysis.rankings.ranking import Ranking, RankRow
from adoption.analysis.rankings.selection import RankingSelection
from adoption.models import Metric, Service
from adoption.templatetags.sparklines import sparkline

MOST_FIRST = {"initial_sort_descending": True}


class Cell(Column):
    """A column drawn by a template that is given the row and the table. To make the context of the page anew
    for each cell would take longer than the cell."""

    empty_values = ()

    def __init__(self, template: str, verbose_name: str, accessor: str, kind: str, **options) -> None:
        attrs = {"td": {"class": kind}, **options.pop("attrs", {})}
        super().__init__(verbose_name=verbose_name, accessor=accessor, attrs=attrs, **options)
        self.template = f"partials/cells/{template}.html"

    def render(self, record: RankRow, table: Table) -> SafeString:
        remark = table.remarks.get(record.row.figure)
        return get_template(self.template).render({"record": record, "table": table, "remark": remark})


class BlanksLast(TableListData):
    """Rows that have nothing in the column they are ordered by stand last, up and down."""

    def order_by(self, aliases: Sequence[str]) -> None:
        super().order_by(aliases)
        if aliases:
            column = self.table.columns[OrderBy(aliases[0]).bare]
            self.data.sort(key=lambda row: column.accessor.resolve(row) is None)


class RankingTable(Table):
    """The rows of a ranking. Ordering by another column leaves the ranks as they are.

    `histories` has what the small lines draw, by service, `remarks` the notes, by figure; a compact table has
    none of these and no shares. A column that would be blank in every row is left out."""

    rank = Cell("rank", _("Rank"), "rank", "rank")
    service = Cell("ranked_service", _("Service"), "row__service__display_name", "who")
    value = Cell("ranked_value", _("Value"), "row__value", "amount", attrs={"th": {"class": "num"}}, **MOST_FIRST)
    share = Cell("ranked_share", pgettext_lazy("of a total", "Share"), "share_pct", "share", **MOST_FIRST)
    change = Cell("change", pgettext_lazy("of a value", "Change"), "stated_change_pct", "change", **MOST_FIRST)
    trend = Column(accessor="row__service", verbose_name=_("Trend"), attrs={"td": {"class": "trend"}}, orderable=False)
    source = Cell("ranked_source", _("Measured by · published by"), "row__measured_by", "says")

    class Meta:
        attrs = {"class": "ranking"}
        sequence = ("rank", "service", "value", "share", "change", "trend", "source")

    def __init__(
        self,
        ranking: Ranking,
        *,
        histories: Mapping[int, Sequence[Spot]] | None = None,
        remarks: Mapping[int, str] | None = None,
        compact: bool = False,
        at_most: int | None = None,
        **options,
    ) -> None:
        rows = ranking.rows[:at_most]
        self.ranking = ranking
        self.metric = ranking.selection.metric
        self.largest = max((row.row.value for row in rows), default=0)
        self.histories = histories or {}
        self.remarks = remarks or {}
        shown = {
            "share": ranking.has_shares and not compact,
            "trend": bool(histories),
            "change": any(tells_change(self.metric, row) for row in rows),
        }
        super().__init__(BlanksLast(list(rows)), exclude=[name for name in shown if not shown[name]], **options)

    def render_trend(self, value: Service) -> SafeString:
        name = gettext("Trend of %(service)s") % {"service": value.display_name}
        return format_html(
            '<a href="{}" title="{}"><span class="visually-hidden">{}</span>{}</a>',
            trend_of(self.ranking.selection, [value]),
            name,
            name,
            sparkline(self.histories[value.pk], value.color),
        )


def tells_change(metric: Metric, row: RankRow) -> bool:
    """Whether a row has a change or a reason why it has none. Where figures come at any date, the lack of one
    for the day before tells nothing."""
    is_told = row.change is not None or row.reported_change_pct is not None or row.change_withheld
    return bool(is_told) or row.row.period.kind == metric.usual_period


def trend_of(selection: RankingSelection, services: Iterable[Service]) -> str:
    """The address of the trend of some services by the metric of a ranking."""
    parameters = {"metric": selection.metric.slug, "services": ",".join(service.slug for service in services)}
    if selection.region.code != selection.default_region:
        parameters["region"] = selection.region.code
    parameters |= {name: value for name, value in scope_params(selection).items() if value}
    return f"{reverse('trends')}?{urlencode(parameters, safe=',')}"
