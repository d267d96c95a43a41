"""What a reader asks of a ranking, read from an address and written into one."""

from dataclasses import dataclass, field

from adoption.models import Metric
from adoption.values.period import Period

from .coverage import default_period
from .parameters import (
    LATEST,
    Params,
    given_params,
    link_params,
    read_category,
    read_period_or_latest,
    read_region,
    read_scope,
    scope_params,
)
from .scope import Scope


@dataclass(frozen=True, kw_only=True)
class RankingSelection(Scope):
    """`period=None` asks for each service's latest figure."""

    period: Period | None
    defaulted: frozenset[str] = field(default=frozenset(), compare=False)

    @classmethod
    def from_params(cls, metric: Metric, params: Params) -> "RankingSelection":
        """Raises BadSelection. At most three queries: region, measurer, default period."""
        given = given_params(params)
        scope = read_scope(metric, read_region(given, metric), given, read_category(given))
        if "period" in given:
            return cls(**vars(scope), period=read_period_or_latest(given["period"]))
        return cls(**vars(scope), period=default_period(scope), defaulted=frozenset({"period"}))

    def params(self, **changes: str) -> dict[str, str]:
        """The parameters of a link to this selection, some changed; defaults and blanks are left out."""
        latest = LATEST if self.metric.usual_period else ""
        own = {
            "period": self.period.code if self.period else latest,
            "region": self.region.code,
            "category": self.category,
        }
        return link_params(own | scope_params(self), self.defaulted, changes)
