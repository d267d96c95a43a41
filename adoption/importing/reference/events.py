"""Events: what happened on a day or in a month; the services are separated by |."""

from typing import Any

from adoption.models import Event

from ..parse import parse_date, parse_when
from ..resolve import Names
from .walk import Table, found, known_word

KINDS = {value: value for value in Event.Kind.values}


def read(cells: dict[str, str], names: Names) -> dict[str, Any]:
    services = [name for name in cells["services"].split("|") if name.strip()]
    when = found("date", cells["date"], parse_when)
    return {
        **cells,
        "date": when.start,
        "month_only": when.kind == "month",
        "end_date": found("end_date", cells["end_date"], parse_date),
        "kind": known_word("kind", cells["kind"], KINDS),
        "services": [found("services", name, names.services.find) for name in services],
    }


EVENTS = Table(
    kind="events",
    model=Event,
    key=("date", "title"),
    required=("date", "title", "kind"),
    optional=("end_date", "title_ko", "services", "url", "note"),
    read=read,
    many=("services",),
)
