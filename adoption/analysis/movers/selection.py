"""What a reader asks of growth, read from an address and written into one."""

from dataclasses import dataclass, field

from adoption.models import WORLD, Metric

from ..coverage import default_region
from ..front import headline_metric
from ..parameters import (
    Params,
    given_params,
    link_params,
    read_category,
    read_choice,
    read_metric,
    read_region,
    read_scope,
    scope_params,
)
from ..rankings.selection import RankingSelection
from ..scope import Scope

# How far apart the two figures stand, in months; the first one is the default.
SPANS = {"3m": 3, "6m": 6, "1y": 12, "2y": 24}


@dataclass(frozen=True, kw_only=True)
class MoversSelection(Scope):
    """`metric` is None only where there is no metric at all. Links leave the default region out."""

    metric: Metric | None
    span: str
    default_region: str = field(default=WORLD, compare=False)
    defaulted: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def months(self) -> int:
        return SPANS[self.span]

    @classmethod
    def from_params(cls, params: Params) -> "MoversSelection":
        """Raises BadSelection. At most six queries."""
        given = {name: text for name, text in given_params(params).items() if name != "convert"}
        if "metric" in given:
            metric = read_metric(given["metric"])
            home = default_region(metric)
            region = read_region(given, metric, home)
        else:
            home = WORLD
            region = read_region(given)
            metric = headline_metric(region)
        scope = read_scope(metric, region, given, read_category(given))
        span = read_choice(given, "span", list(SPANS))
        defaulted = frozenset({"metric", "span"} - given.keys())
        return cls(**vars(scope), span=span, default_region=home, defaulted=defaulted)

    def params(self, **changes: str) -> dict[str, str]:
        """The parameters of a link to this selection, some changed; defaults and blanks are left out."""
        own = {
            "metric": self.metric.slug if self.metric else "",
            "span": "" if self.span == next(iter(SPANS)) else self.span,
            "region": self.region.code,
            "category": self.category,
        }
        return link_params(own | scope_params(self), self.defaulted, changes, self.default_region)

    def latest(self) -> RankingSelection:
        """The newest figure of each service."""
        scope = {name: getattr(self, name) for name in Scope.__dataclass_fields__}
        return RankingSelection(**scope, period=None, default_region=self.default_region)
