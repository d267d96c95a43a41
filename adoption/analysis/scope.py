"""Which figures a question is about."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from adoption.models import Conversion, Figure, Metric, Organization, Region, Service, best_by_rule
from adoption.models.figure import FigureQuerySet
from adoption.models.service import ServiceQuerySet


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Figures of one metric and region. A blank category and `measured_by=None` mean all.

    `as_of`: only what had been published by that day, undated sources only with `undated`.
    `conversions`: where the metric has no figure, one of another metric is converted."""

    metric: Metric
    region: Region
    category: str = ""
    measured_by: Organization | None = None
    as_of: date | None = None
    undated: bool = False
    conversions: tuple[Conversion, ...] = ()

    @property
    def convert(self) -> bool:
        return bool(self.conversions)

    @property
    def metrics(self) -> list[Metric]:
        """The metric and those that are converted into it; none where there is no metric at all."""
        return [self.metric, *(one.from_metric for one in self.conversions)] if self.metric else []

    def services_in_scope(self) -> ServiceQuerySet:
        """The published services of the category, with their providers, by name."""
        services = Service.objects.published().select_related("provider").order_by("name")
        return services.filter(category=self.category) if self.category else services

    def candidates(self) -> FigureQuerySet:
        """The figures among which one of each fact is shown, those to convert included."""
        counted = Q(metric=self.metric)
        for conversion in self.conversions:
            counted |= Q(metric=conversion.from_metric_id, period_kind=conversion.period_kind)
        figures = Figure.objects.published().standing_upright().filter(counted, region=self.region)
        if self.category:
            figures = figures.filter(service__category=self.category)
        if self.measured_by:
            figures = figures.filter(measured_by=self.measured_by)
        if self.as_of:
            figures = figures.known_on(self.as_of, self.undated)
        return figures

    def shown(self, figures: FigureQuerySet) -> FigureQuerySet:
        """Of each fact the one of these candidates that is shown: the stored decision where it was made
        over all figures, else a decision by the same rule over the candidates."""
        if self.as_of or self.measured_by:
            return best_by_rule(figures)
        return figures.filter(chosen=True)
