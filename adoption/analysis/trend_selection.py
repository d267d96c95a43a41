"""What a reader asks of a trend, read from an address and written into one."""

from dataclasses import dataclass, field
from datetime import date

from adoption.models import Metric, Service
from adoption.values.period import Period

from .coverage import busiest_metric, default_period
from .parameters import (
    Params,
    given_params,
    link_params,
    read_metric,
    read_range,
    read_region,
    read_scope,
    read_services,
    scope_params,
)
from .scope import Scope
from .selection import RankingSelection
from .series import best_first, rows_to_rank

SERVICES_BY_DEFAULT = 6


@dataclass(frozen=True, kw_only=True)
class TrendSelection(Scope):
    """Up to eight services over time, within whole periods `first` to `last`.

    `metric` is None only where there is no metric at all."""

    metric: Metric | None
    services: tuple[Service, ...]
    first: Period | None = None
    last: Period | None = None
    defaulted: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def start(self) -> date | None:
        return self.first.start if self.first else None

    @property
    def end(self) -> date | None:
        return self.last.end if self.last else None

    @classmethod
    def from_params(cls, params: Params) -> "TrendSelection":
        """Raises BadSelection. At most eight queries."""
        given = given_params(params)
        region = read_region(given)
        metric = read_metric(given["metric"]) if "metric" in given else busiest_metric(region)
        scope = read_scope(metric, region, given)
        first, last = read_range(given)
        return cls(
            **vars(scope),
            services=read_services(given["services"]) if "services" in given else leading_services(scope),
            first=first,
            last=last,
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
        return link_params(own | scope_params(self), self.defaulted, changes)


def leading_services(scope: Scope) -> tuple[Service, ...]:
    """The services at the top of the default ranking, best first. At most five queries."""
    if scope.metric is None:
        return ()
    services = {service.pk: service for service in scope.services_in_scope()}
    rows, _before = rows_to_rank(RankingSelection(**vars(scope), period=default_period(scope)), services)
    return tuple(row.service for row in best_first(scope.metric, rows)[:SERVICES_BY_DEFAULT])
