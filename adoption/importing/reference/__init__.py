"""Imports of what figures refer to: organizations, services, metrics, conversions, events, series breaks."""

from .breaks import BREAKS
from .conversions import CONVERSIONS
from .events import EVENTS
from .metrics import METRICS
from .organizations import ORGANIZATIONS
from .services import SERVICES
from .walk import Table, import_table

__all__ = ["BREAKS", "CONVERSIONS", "EVENTS", "METRICS", "ORGANIZATIONS", "SERVICES", "Table", "import_table"]
