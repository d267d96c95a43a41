"""The columns of a table: what each holds, by its header, by what stands below, or as told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from adoption.values import period, quantity
from adoption.values.csvtext import unguard
from adoption.values.period import AmbiguousPeriod, PeriodError
from adoption.values.quantity import AmbiguousQuantity, QuantityError

from .columns import (
    IGNORED,
    MAYBE_ABSOLUTE_NAMES,
    NEUTRAL_PERIOD,
    PARTS,
    ROLE_OF,
    WEAK_NAMES,
    Unit,
    is_total,
    key,
    name_and_beside,
)
from .columns import unit_of as unit_of_text
from .options import Options
from .outcome import FileError
from .resolve import Names

SAMPLE = 200
# Columns whose header may tell of the unit or the place of what stands below.
WITH_UNIT = ("value", "reported_change_pct")
# Header and cells of these may come in several columns that say the same.
# The last day of a period is not the one that names it.
ENDS = {"end", "ending", "ended", "ends"}
MAY_REPEAT = ("region", "period")


@dataclass(slots=True)
class Column:
    """One column: its header, without and with what stands in parentheses, and different cells below it."""

    index: int
    header: str
    name: str
    beside: str
    sample: list[str] = field(default_factory=list)
    role: str = ""
    unit: Unit | None = None
    told: bool = False

    @property
    def is_numeric(self) -> bool:
        """Whether most cells are numbers; a column without cells may be one."""
        return not self.sample or 2 * sum(map(is_number, self.sample)) >= len(self.sample)


def read_columns(header: Sequence[str], rows: Sequence[Sequence[str]], options: Options, names: Names) -> list[Column]:
    """The columns with their roles; unknown ones have none. Raises FileError where what was told does not fit."""
    columns = [column_of(index, cell, rows) for index, cell in enumerate(header)]
    take_told(columns, options)
    for column in columns:
        if not column.role:
            column.role = role_by_name(column)
        if not column.role and column.sample and not is_across(column, names):
            column.role = IGNORED if is_numbering(column) else role_by_content(column, names)
    for role in MAY_REPEAT:
        drop_repeated(columns, rows, role, names)
    if options.publisher:
        drop_providers(columns, rows, names)
    refuse_doubled(columns)
    return columns


def is_across(column: Column, names: Names) -> bool:
    """Whether the header itself is a service, a metric or a period, whose values stand below."""
    known = (names.services.get(column.name), names.metrics.get(column.name))
    return any(known) or is_period(column.header) or is_period(column.name)


def is_numbering(column: Column) -> bool:
    """Whether a column without a name only counts the rows."""
    numbers = [int(text) for text in column.sample if text.isdecimal()]
    return (
        not column.name
        and len(numbers) == len(column.sample)
        and numbers
        in (
            list(range(len(numbers))),
            list(range(1, len(numbers) + 1)),
        )
    )


def column_of(index: int, cell: str, rows: Sequence[Sequence[str]]) -> Column:
    name, beside = name_and_beside(cell)
    cells = dict.fromkeys(unguard(row[index].strip()) for row in rows if index < len(row))
    sample = [text for text in cells if text and not is_total(text)][:SAMPLE]
    return Column(index, cell.strip() or _("column %(number)d") % {"number": index + 1}, name, beside, sample)


def take_told(columns: list[Column], options: Options) -> None:
    """Give the columns the roles that --columns and --ignore-columns name."""
    for role, headers in options.columns.items():
        found = [find(columns, header) for header in headers]
        roles = parts_told(found) if role == "period" and len(found) > 1 else [role] * len(found)
        for column, its_role in zip(found, roles, strict=True):
            column.role, column.told = its_role, True
            column.unit = unit_of_text(column.beside) if column.beside else None
    for header in options.ignore_columns:
        column = find(columns, header)
        column.role, column.told = IGNORED, True


def find(columns: Iterable[Column], header: str) -> Column:
    for column in columns:
        if key(column.header) == key(header):
            return column
    raise FileError(
        _("The file has no column “%(header)s”. It has: %(headers)s.")
        % {"header": header, "headers": ", ".join(column.header for column in columns)}
    )


def parts_told(columns: list[Column]) -> list[str]:
    """Two columns that were told to be the period: a year and its part, or the first and the last day."""
    second = columns[1]
    named = ROLE_OF.get(key(second.name), "")
    parts = [named] if named in PARTS else ["quarter", "half", "month", "week"]
    for part in parts:
        if part in ("end", "day") or all(is_part(text, part) for text in second.sample):
            return ["start", "end"] if part == "end" else ["year", part, "day"][: len(columns)]
    raise FileError(
        _(
            "“%(first)s” and “%(second)s” do not make a period together. Join a year with a quarter, half, month or"
            " week."
        )
        % {"first": columns[0].header, "second": second.header}
    )


def is_part(text: str, part: str) -> bool:
    return succeeds(lambda: period.from_parts("2024", text, part))


def role_by_name(column: Column) -> str:
    """The role that the header says, if it says one; what stands in parentheses must be understood too."""
    role = ROLE_OF.get(key(column.header), "")
    if not role and column.beside:
        role = ROLE_OF.get(key(column.name), "")
        column.unit = unit_of_text(column.beside)
        if role in ("period", *PARTS) and column.beside.lower() in NEUTRAL_PERIOD:
            return role
        if column.unit is None or role not in WITH_UNIT:
            column.unit = None
            return ""
    if role == "reported_change_pct" and not is_percent(column):
        return ""
    return role


def is_percent(column: Column) -> bool:
    """Whether a column of changes is in percent; `change` may as well be the difference of two values."""
    if column.unit:
        return column.unit == Unit(1, "percent")
    cells = [text for text in column.sample if not quantity.is_missing(text)]
    return key(column.name) not in MAYBE_ABSOLUTE_NAMES or all("%" in text or "％" in text for text in cells)


def role_by_content(column: Column, names: Names) -> str:
    """What the cells are: periods, regions, services or metrics; under a header that says nothing, all of them."""
    is_open = key(column.name) in WEAK_NAMES or not column.name
    known: dict[str, Callable[[str], bool]] = {
        "period": is_period,
        "region": lambda text: names.regions.get(text) is not None,
        "service": lambda text: names.services.get(text) is not None,
        "metric": lambda text: names.metrics.get(text) is not None,
    }
    needed = 0.5 if is_open else 1.0
    shares = {role: sum(map(is_known, column.sample)) / len(column.sample) for role, is_known in known.items()}
    if (all(text.isdigit() for text in column.sample) and column.name) or ENDS & set(key(column.name).split()):
        shares["period"] = 0.0
    if not is_open:
        # Two letters are the code of a country and much else.
        shares["region"] = 0.0
    best = max(shares, key=lambda role: shares[role])
    return best if shares[best] >= needed else ""


def drop_repeated(columns: list[Column], rows: Sequence[Sequence[str]], role: str, names: Names) -> None:
    """Of several columns that say the same of every row, keep the first; leave them all where they differ."""
    same = [column for column in columns if column.role == role and not column.told]
    if len(same) < 2:
        return
    mean = names.regions.get if role == "region" else period_or_none
    # The column of which more is understood is the better one.
    same.sort(key=lambda column: -sum(mean(text) is not None for text in column.sample))
    first, *others = same
    for other in others:
        pairs = {(row[first.index], row[other.index]) for row in rows if max(first.index, other.index) < len(row)}
        if all(None in (mean(text), mean(second)) or mean(text) == mean(second) for text, second in pairs):
            other.role = IGNORED


def drop_providers(columns: list[Column], rows: Sequence[Sequence[str]], names: Names) -> None:
    """Leave out a column of publishers that are those of the services; who published the figures was told."""
    roles = {column.role: column for column in columns}
    publisher, service = roles.get("publisher"), roles.get("service")
    if not publisher or not service or publisher.told:
        return
    for row in rows:
        known = names.services.get(row[service.index]) if service.index < len(row) else None
        if known and names.organizations.get(row[publisher.index]) != known.provider:
            return
    publisher.role = IGNORED


def refuse_doubled(columns: Iterable[Column]) -> None:
    """Raises FileError where two columns would be the same field."""
    seen: dict[str, Column] = {}
    for column in columns:
        if column.role in ("", IGNORED) or column.told:
            continue
        if first := seen.get(column.role):
            raise FileError(
                _(
                    "Two columns mean the same, %(role)s: “%(first)s” and “%(second)s”. Say which one counts with"
                    " --columns %(role)s=…, or leave one out with --ignore-columns."
                )
                % {"role": column.role, "first": first.header, "second": column.header}
            )
        seen[column.role] = column


def is_number(text: str) -> bool:
    try:
        quantity.parse(text)
    except AmbiguousQuantity:
        return True
    except QuantityError:
        return quantity.is_missing(text)
    return True


def is_period(text: str) -> bool:
    try:
        period.parse(text)
    except AmbiguousPeriod:
        return True
    except PeriodError:
        return False
    return True


def period_or_none(text: str) -> period.Period | None:
    try:
        return period.parse(text)
    except PeriodError:
        return None


def succeeds(read: Callable[[], object]) -> bool:
    try:
        read()
    except ValueError:
        return False
    return True
