"""Metrics that are easily taken for one another: they differ in a single field of what they count."""

from dataclasses import dataclass

from adoption.models import Metric

from ..differences import Difference, differences


@dataclass(frozen=True, slots=True)
class Kindred:
    """Another metric and the one field in which it differs; `None` where only the names do."""

    metric: Metric
    difference: Difference | None


def easily_confused(metric: Metric) -> list[Kindred]:
    """The metrics that differ from this one in one field at most. One query."""
    found = [(other, differences(metric, other)) for other in Metric.objects.exclude(pk=metric.pk)]
    return [Kindred(other, fields[0] if fields else None) for other, fields in found if len(fields) <= 1]
