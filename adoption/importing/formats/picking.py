"""The cells of a record, in the order of the fields of a figure."""

from collections.abc import Callable
from operator import itemgetter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..columns import FIELDS
from ..plan import Across, Plan

Record = tuple[int, list[str]]
Picked = tuple[str, ...]


class Odd(list[str]):
    """The cells of a record that is no row of the table: too many cells, too few, or a note."""


RawRow = tuple[int, "Picked | Odd", Across]


def picker(plan: Plan) -> Callable[[list[str]], Picked]:
    """A function from the cells of a record to those of every field, blank where there is none."""
    joined = {name: indexes for name, indexes in plan.fields.items() if len(indexes) > 1}
    # What a column leaves blank may be told, so its cells are looked at one by one.
    filled = {name: text for name, text in plan.fills.items() if name in plan.fields}
    extra = [plan.fills.get(name, "") for name in FIELDS]
    width = len(plan.headers)
    places = [plan.fields[name][0] if name in plan.fields else width + n for n, name in enumerate(FIELDS)]
    pick = itemgetter(*places)
    if not joined and not filled:
        return lambda cells: pick(cells + extra)
    between = " ~ " if plan.period.form == "range" else " "

    def pick_and_join(cells: list[str]) -> Picked:
        row = list(pick(cells + extra))
        for name, indexes in joined.items():
            row[FIELDS.index(name)] = (between if name == "period" else " ").join(
                cells[index].strip() for index in indexes
            )
        for name, text in filled.items():
            if not row[FIELDS.index(name)].strip():
                row[FIELDS.index(name)] = text
        return tuple(row)

    return pick_and_join


def fit(cells: list[str], plan: Plan) -> list[str] | None:
    """The cells of a record that is longer or shorter than the header by blank cells only, else None."""
    width = len(plan.headers)
    if len(cells) > width:
        return cells[:width] if not any(cell.strip() for cell in cells[width:]) else None
    return None


def wrong_width(cells: int, columns: int) -> str:
    """The message for a record with another number of cells than the header."""
    found = ngettext("%(count)d cell", "%(count)d cells", cells) % {"count": cells}
    hint = (
        _("Is a comma inside a text without quotes?")
        if cells > columns
        else _("Add the separators of the cells left blank.")
    )
    return _("%(found)s where the header has %(columns)d. %(hint)s") % {
        "found": found,
        "columns": columns,
        "hint": hint,
    }
