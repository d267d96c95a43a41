"""Readers of the layouts that tables come in; each yields the cells of one figure after the other."""

from . import long, wide

FORMATS = {"long": long.read, "wide-services": wide.read, "wide-periods": wide.read, "wide-metrics": wide.read}
