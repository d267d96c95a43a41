"""In what two metrics differ."""

from dataclasses import dataclass

from adoption.models import Metric


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two metrics differ, and the value of each, in the reader's language."""

    field: str
    value: str
    other: str


def differences(metric: Metric, other: Metric) -> list[Difference]:
    """The comparability fields in which they differ; none where only the names do."""
    pairs = zip(metric.comparability, other.comparability, strict=True)
    return [
        Difference(str(field), str(value), str(theirs)) for (field, value), (_field, theirs) in pairs if value != theirs
    ]
