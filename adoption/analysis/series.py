"""Figures as plain rows, and the one reader of them."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from adoption.models import Conversion, Metric, Organization, Service
from adoption.models.figure import FigureQuerySet
from adoption.models.organization import NOT_STATED_SLUG
from adoption.values.period import Period

COLUMNS = (
    "pk",
    "service_id",
    "metric_id",
    "region_id",
    "period_kind",
    "period_start",
    "value",
    "qualifier",
    "reported_change_pct",
    "measured_by_id",
    "source_id",
    "source__title",
    "source__url",
    "source__published",
    "source__publisher_id",
)
PERIOD = slice(COLUMNS.index("period_kind"), COLUMNS.index("period_start") + 1)


class Fact(NamedTuple):
    """What figures of several sources may state differently."""

    service_id: int
    metric_id: int
    region_id: str
    period_kind: str
    period_start: date


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. `figure`, `measured_by_id` and `source_id` are keys; names are in the reader's language.

    `conversion` made the value from the figure of another metric, the one that `fact` names."""

    figure: int
    fact: Fact
    service: Service
    period: Period
    value: Decimal
    qualifier: str
    reported_change_pct: Decimal | None
    measured_by_id: int
    measured_by: str
    publisher: str
    source_id: int
    source: str
    url: str
    published: date | None
    self_reported: bool
    # Who measured it, as far as that tells which figures are alike: where nobody is named, only figures that
    # one publisher printed are.
    measurer: tuple[int, int | None]
    conversion: Conversion | None = None

    @property
    def is_measurer_named(self) -> bool:
        return self.measurer[1] is None

    @property
    def metric_id(self) -> int:
        """The key of the metric that the source states, before any conversion."""
        return self.fact.metric_id

    @property
    def converted_from(self) -> Metric | None:
        return self.conversion.from_metric if self.conversion else None


# A service, and its measurer where there is one series for each.
Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one service, in the order of their periods; `measured_by` where they are those of one
    measurer alone."""

    service: Service
    points: list[FigureRow]
    measured_by: str = ""

    @property
    def key(self) -> Key:
        """What tells this series from the others beside it."""
        return self.service.pk, self.measured_by

    @property
    def name(self) -> str:
        """ChatGPT; ChatGPT (Mobile Index) where each measurer has a line."""
        name = self.service.display_name
        return f"{name} ({self.measured_by})" if self.measured_by else name


def read(figures: FigureQuerySet, services: Mapping[int, Service]) -> list[FigureRow]:
    """The figures of the given services as rows, in the order of the query set.

    Two queries: the figures, and the organizations that they name."""
    found = [raw for raw in figures.values_list(*COLUMNS, named=True) if raw.service_id in services]
    organizations = {raw.measured_by_id for raw in found} | {raw.source__publisher_id for raw in found}
    found_by = Organization.objects.in_bulk(organizations)
    names = {pk: organization.display_name for pk, organization in found_by.items()}
    unnamed = {pk for pk, organization in found_by.items() if organization.slug == NOT_STATED_SLUG}
    # Series share their periods; making one for every figure would take longer than reading it.
    periods = {(kind, start): Period(kind, start) for kind, start in {raw[PERIOD] for raw in found}}
    return [_row(raw, services[raw.service_id], periods[raw[PERIOD]], names, unnamed) for raw in found]


def _row(raw, service: Service, period: Period, names: Mapping[int, str], unnamed: Container[int]) -> FigureRow:
    fact = Fact(raw.service_id, raw.metric_id, raw.region_id, raw.period_kind, raw.period_start)
    return FigureRow(
        figure=raw.pk,
        fact=fact,
        service=service,
        period=period,
        value=raw.value,
        qualifier=raw.qualifier,
        reported_change_pct=raw.reported_change_pct,
        measured_by_id=raw.measured_by_id,
        measured_by=names[raw.measured_by_id],
        publisher=names[raw.source__publisher_id],
        source_id=raw.source_id,
        source=raw.source__title,
        url=raw.source__url,
        published=raw.source__published,
        self_reported=raw.measured_by_id == service.provider_id,
        measurer=(raw.measured_by_id, raw.source__publisher_id if raw.measured_by_id in unnamed else None),
    )
