"""The data model: one file for each model."""

from .alias import Alias
from .chosen import best_by_rule, preference, refresh_chosen
from .conversion import Conversion
from .event import Event
from .figure import FACT_FIELDS, Figure
from .import_run import ImportRun
from .metric import Metric
from .organization import Organization
from .region import WORLD, Region
from .series_break import SeriesBreak
from .service import Service
from .source import Source

__all__ = [
    "FACT_FIELDS",
    "WORLD",
    "Alias",
    "Conversion",
    "Event",
    "Figure",
    "ImportRun",
    "Metric",
    "Organization",
    "Region",
    "SeriesBreak",
    "Service",
    "Source",
    "best_by_rule",
    "preference",
    "refresh_chosen",
]
