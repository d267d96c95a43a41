"""What a reader asks of a trend, read from an address and written into one."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from adoption.models import WORLD, Metric, Service
from adoption.values.period import Period

from ..coverage import default_period, default_region
from ..front import headline_metric
from ..parameters import (
    BadSelection,
    Params,
    given_params,
    link_params,
    read_choice,
    read_metric,
    read_period,
    read_range,
    read_region,
    read_scope,
    read_services,
    scope_params,
)
from ..rankings.contenders import best_first, rows_to_rank
from ..rankings.selection import RankingSelection
from ..scope import Scope

SERVICES_BY_DEFAULT = 6
MODES = VALUE, INDEX, SHARE = ("value", "index", "share")
# What a line stands for.
BY = BY_SERVICE, BY_MEASURER = ("service", "measured_by")


@dataclass(frozen=True, kw_only=True)
class TrendSelection(Scope):
    """Up to eight services over time, within whole periods `first` to `last`.

    `metric` is None only where there is no metric at all. `base` is the period that an index starts from, where
    the reader chose one. `by_measurer`: one line for each who measured the only service."""

    metric: Metric | None
    services: tuple[Service, ...]
    first: Period | None = None
    last: Period | None = None
    mode: str = VALUE
    base: Period | None = None
    by_measurer: bool = False
    default_region: str = field(default=WORLD, compare=False)
    defaulted: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def start(self) -> date | None:
        return self.first.start if self.first else None

    @property
    def end(self) -> date | None:
        return self.last.end if self.last else None

    def in_range(self) -> Q:
        """Which figures begin within the range; `holds` tells whether they also end there."""
        where = Q()
        if self.start:
            where &= Q(period_start__gte=self.start)
        if self.end:
            where &= Q(period_start__lte=self.end)
        return where

    def holds(self, period: Period) -> bool:
        """Whether a period lies wholly within the range."""
        return (not self.start or self.start <= period.start) and (not self.end or period.end <= self.end)

    @classmethod
    def from_params(cls, params: Params) -> "TrendSelection":
        """Raises BadSelection. At most ten queries."""
        given = given_params(params)
        metric = read_metric(given["metric"]) if "metric" in given else None
        usual_region = default_region(metric) if metric else WORLD
        region = read_region(given, metric, usual_region)
        metric = metric or headline_metric(region)
        scope = read_scope(metric, region, given)
        first, last = read_range(given)
        mode = read_choice(given, "mode", MODES)
        base = read_period("base", given["base"]) if "base" in given else None
        services = read_services(given["services"]) if "services" in given else leading_services(scope)
        return cls(
            **vars(scope),
            services=services,
            first=first,
            last=last,
            mode=mode,
            base=base if mode == INDEX else None,
            by_measurer=read_by(given, services),
            default_region=usual_region,
            defaulted=frozenset({"metric", "services"} - given.keys()),
        )

    def params(self, **changes: str) -> dict[str, str]:
        """The parameters of a link to this selection, some changed; defaults and blanks are left out."""
        own = {
            "metric": self.metric.slug if self.metric else "",
            "services": ",".join(service.slug for service in self.services),
            "from": self.first.code if self.first else "",
            "to": self.last.code if self.last else "",
            "region": self.region.code,
        }
        way = {
            "mode": self.mode if self.mode != VALUE else "",
            "base": self.base.code if self.base else "",
            "by": BY_MEASURER if self.by_measurer else "",
        }
        return link_params(own | scope_params(self) | way, self.defaulted, changes, self.default_region)


def read_by(given: Params, services: tuple[Service, ...]) -> bool:
    """Whether there is one line for each measurer: only one service has lines to tell them apart."""
    by_measurer = read_choice(given, "by", BY) == BY_MEASURER
    if by_measurer and len(services) != 1:
        problem = _("lines by measurer need exactly one service, and here are %(count)d") % {"count": len(services)}
        raise BadSelection("by", BY_MEASURER, [BY_SERVICE], problem)
    return by_measurer


def leading_services(scope: Scope) -> tuple[Service, ...]:
    """The services at the top of the default ranking, best first. At most five queries."""
    if scope.metric is None:
        return ()
    services = {service.pk: service for service in scope.services_in_scope()}
    rows, _before = rows_to_rank(RankingSelection(**vars(scope), period=default_period(scope)), services)
    return tuple(row.service for row in best_first(scope.metric, rows)[:SERVICES_BY_DEFAULT])
