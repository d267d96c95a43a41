"""Of which kind the periods of a column are where it writes days but means the weeks or months that they begin."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from adoption.models import Metric
from adoption.values import period
from adoption.values.period import MONTHS, Period, PeriodError

from .columns import LONG_COLUMNS
from .headers import Column
from .options import Options
from .outcome import FileError
from .plan import Plan
from .resolve import Names
from .settle import date_order

# From so many days on their rhythm tells something.
FEWEST_DAYS = 2
FEWEST_WITHOUT_METRIC = 3


def kind_of(plan: Plan, columns: Sequence[Column], options: Options, names: Names) -> str:
    """The kind that every period must be of, blank where each says its own. Raises FileError where days may be
    months."""
    if options.period_kind or plan.period.kind:
        return options.period_kind or plan.period.kind
    if plan.headers == list(LONG_COLUMNS):
        return ""
    days = days_of(texts_of(plan, columns), options)
    if len(days) < FEWEST_DAYS:
        return ""
    usual = usual_periods(plan, columns, names)
    if len(usual) == 1:
        [kind] = usual
        if kind in MONTHS and (all_first(kind, days) or all_last(kind, days)):
            return kind
        if kind == "week" and all((day - days[0]).days % 7 == 0 for day in days):
            return kind
    if (
        "day" not in usual
        and len(days) >= FEWEST_WITHOUT_METRIC
        and (all_first("month", days) or all_last("month", days))
    ):
        raise FileError(
            _(
                "“%(column)s” has only first or last days of months, such as %(day)s. Say what they stand for with"
                " --period-kind, for example month or day."
            )
            % {"column": plan.header_of("period"), "day": days[0].isoformat()}
        )
    return ""


def texts_of(plan: Plan, columns: Sequence[Column]) -> list[str]:
    if plan.across_field == "period":
        return [across.name for across in plan.across]
    return [text for index in plan.fields.get("period", []) for text in columns[index].sample]


def days_of(texts: Iterable[str], options: Options) -> list[date]:
    """The different days in order, or none where some text names another kind of period or no clear one."""
    texts = list(texts)
    order = date_order(texts) if options.dates == "auto" else options.dates
    days = set()
    for text in texts:
        try:
            own = period.parse(text, dates=order)
        except PeriodError:
            continue
        if own.kind != "day":
            return []
        days.add(own.start)
    return sorted(days)


def usual_periods(plan: Plan, columns: Sequence[Column], names: Names) -> set[str]:
    """The usual kinds of period of the metrics that the first rows name."""
    told = [plan.fills["metric"]] if "metric" in plan.fills else []
    told += [across.name for across in plan.across if plan.across_field == "metric"]
    told += [text for index in plan.fields.get("metric", []) for text in columns[index].sample]
    metrics: list[Metric | None] = [names.metrics.get(text) for text in told]
    return {metric.usual_period for metric in metrics if metric}


def all_first(kind: str, days: Iterable[date]) -> bool:
    return all(Period.containing(kind, day).start == day for day in days)


def all_last(kind: str, days: Iterable[date]) -> bool:
    return all(Period.containing(kind, day).end == day for day in days)
