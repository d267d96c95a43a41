"""What a reader asks of a ranking, read from an address and written into one."""

from dataclasses import dataclass, field

from adoption.models import WORLD, Metric
from adoption.values.period import Period

from ..coverage import default_period, default_region
from ..parameters import (
    LATEST,
    Params,
    given_params,
    link_params,
    read_category,
    read_period_or_latest,
    read_region,
    read_scope,
    refuse_other_metric,
    scope_params,
)
from ..scope import Scope


@dataclass(frozen=True, kw_only=True)
class RankingSelection(Scope):
    """`period=None` asks for each service's latest figure; links leave the default region out."""

    period: Period | None
    default_region: str = field(default=WORLD, compare=False)
    defaulted: frozenset[str] = field(default=frozenset(), compare=False)

    @classmethod
    def from_params(cls, metric: Metric, params: Params) -> "RankingSelection":
        """Raises BadSelection. At most six queries: default region (two), region, measurer, conversions,
        default period."""
        given = given_params(params)
        refuse_other_metric(metric, given)
        home = default_region(metric)
        scope = read_scope(metric, read_region(given, metric, home), given, read_category(given))
        own = vars(scope) | {"default_region": home}
        if "period" in given:
            return cls(**own, period=read_period_or_latest(given["period"]))
        return cls(**own, period=default_period(scope), defaulted=frozenset({"period"}))

    @property
    def asked_period(self) -> Period | None:
        """The period that the reader chose; None where it is the default one."""
        return None if "period" in self.defaulted else self.period

    @property
    def asks_for_latest(self) -> bool:
        """Whether the reader chose the latest figures."""
        return self.period is None and "period" not in self.defaulted

    def params(self, **changes: str) -> dict[str, str]:
        """The parameters of a link to this selection, some changed; defaults and blanks are left out."""
        latest = LATEST if self.metric.usual_period else ""
        own = {
            "period": self.period.code if self.period else latest,
            "region": self.region.code,
            "category": self.category,
        }
        return link_params(own | scope_params(self), self.defaulted, changes, self.default_region)
