"""The points of a trend as a table: the same numbers as in its chart."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_tables2 import Column

from adoption.analysis.series import FigureRow
from adoption.analysis.trends.reading import Reading
from adoption.analysis.trends.selection import INDEX, SHARE
from adoption.analysis.trends.trend import Trend

from .charts import written
from .tables import NUMBER, TrendTable

HEADS = {INDEX: _("Index"), SHARE: _("Share")}


class ReadingColumn(Column):
    """The index or the share of each figure; where it is withheld, a dash and the reason."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(verbose_name=HEADS[reading.mode], accessor="figure", orderable=False, attrs=NUMBER)
        self.reading = reading

    def render(self, record: FigureRow) -> str | SafeString:
        number = self.reading.numbers.get(record.figure)
        if number is not None:
            return written(self.reading.mode, number)
        reason = self.reading.withheld.get(record.figure, "")
        return format_html('<span class="muted" title="{}">–</span>', reason)


def trend_table(trend: Trend) -> TrendTable:
    reading = trend.reading
    extra = [("reading", ReadingColumn(reading))] if reading.mode in HEADS else []
    names = ["period", "service", "value", *(name for name, _column in extra), "source"]
    return TrendTable(trend.points, trend.selection.metric, extra_columns=extra, sequence=names)
