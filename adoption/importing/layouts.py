"""Columns with their roles -> the layout of the table: one value on a line, or values across."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from adoption.models.metric import UNITS, WINDOWS

from .columns import IGNORED, PARTS, TOTAL_NAMES, WINDOW_WORDS, Unit, key, unit_of, windows_in
from .headers import Column, is_period, period_or_none
from .options import Options
from .outcome import FileError, Problem
from .period_columns import take_period
from .plan import Across, Plan
from .preamble import region_in, unit_in
from .resolve import Names

LAYOUTS = {"wide-services": "service", "wide-periods": "period", "wide-metrics": "metric"}
OPTION_OF = {name: "--" + name.replace("_", "-") for name in ("service", "metric", "period", "region")}


class Layout:
    """Works out the plan of a table from its columns. Raises FileError saying which column or option is needed."""

    def __init__(
        self, columns: Sequence[Column], options: Options, names: Names, line: int, preamble: Sequence[str]
    ) -> None:
        self.columns = columns
        self.options = options
        self.names = names
        self.plan = Plan("long", line, [column.header for column in columns], {}, preamble=list(preamble))
        # An empty column under an empty header is what a trailing delimiter leaves.
        self.open = [column for column in columns if not column.role and (column.name or column.sample)]

    def find(self, rows: Sequence[Sequence[str]]) -> Plan:
        self._take_roles(rows)
        layout = self._layout()
        if layout == "long":
            self._take_value()
        else:
            self._take_across(layout)
        self._refuse_unknown()
        self._fill()
        self._take_unit()
        return self.plan

    def _take_roles(self, rows: Sequence[Sequence[str]]) -> None:
        for column in self.columns:
            if column.role == IGNORED:
                self.plan.ignored.append(column.header)
            elif column.role and column.role not in PARTS:
                self.plan.fields.setdefault(column.role, []).append(column.index)
                if column.role == "value" and column.unit:
                    self.plan.unit = column.unit
        take_period(self.plan, self.columns, rows)

    def _layout(self) -> str:
        """The layout that was told, or the one that the headers of the columns of values show."""
        if self.options.layout != "auto":
            return self.options.layout
        if "value" in self.plan.fields:
            return "long"
        if self._is_told_metric():
            return "long"
        for layout, field in LAYOUTS.items():
            across = [column for column in self.open if column.is_numeric and self._across(column, field)]
            if across and field not in self.plan.fields:
                return layout
        return "long"

    def _is_told_metric(self) -> bool:
        """Whether the one column of values has the name of a metric, and --metric says more exactly which. Raises
        FileError where the two count different things."""
        numeric = [column for column in self.open if column.sample and column.is_numeric]
        told = self.names.metrics.get(self.options.metric) if self.options.metric else None
        said = self._across(numeric[0], "metric") if told and len(numeric) == 1 else None
        if not said:
            return False
        named = self.names.metrics.get(said.name)
        if (named.event, named.window, named.unit) != (told.event, told.window, told.unit):
            raise FileError(
                _("The column “%(header)s” is another metric than --metric says. Leave out --metric, or correct it.")
                % {"header": said.header}
            )
        return True

    def _take_value(self) -> None:
        """A long table: one column holds the values. Without a name for it, it is the only column of numbers."""
        if "value" in self.plan.fields:
            return
        numeric = [column for column in self.open if column.sample and column.is_numeric]
        if len(numeric) != 1 or not {"service", "metric"} <= self._known():
            raise FileError(
                _(
                    "No column holds the values, as far as the headers tell: %(headers)s. Name it with"
                    " --columns value=…, or say with --layout what stands across."
                )
                % {"headers": ", ".join(column.header for column in self.columns)}
            )
        [column] = numeric
        unit = unit_of(column.beside) if column.beside else Unit(1, "")
        if unit is None and is_period(column.beside) and "period" not in self.plan.fields:
            # StatCounter: `Market Share Perc. (May 2025)`.
            unit = Unit(1, "")
            self.plan.fills["period"] = column.beside
        if unit is None:
            return
        self._refuse_other_window(column)
        self.plan.fields["value"] = [column.index]
        self.plan.unit = unit
        self.open.remove(column)

    def _refuse_other_window(self, column: Column) -> None:
        """Raises FileError where the header says `daily` of a metric that --metric says to be counted by the month."""
        metric = self.names.metrics.get(self.options.metric) if self.options.metric else None
        said = windows_in(column.header)
        if metric and said and metric.window in WINDOW_WORDS and metric.window not in said:
            raise FileError(
                _(
                    "The column “%(header)s” is not counted by the %(window)s, as “%(metric)s” is. Correct --metric, or"
                    " say that the column is meant with --columns value=“%(header)s”."
                )
                % {"header": column.header, "window": WINDOWS[metric.window], "metric": metric}
            )

    def _known(self) -> set[str]:
        """The fields that a column or an option tells."""
        told = {name for name in ("service", "metric", "region", "period") if getattr(self.options, name)}
        return told | self.plan.fields.keys()

    def _take_across(self, layout: str) -> None:
        plan, field = self.plan, LAYOUTS[layout]
        plan.layout, plan.across_field = layout, field
        if field in plan.fields:
            raise FileError(
                _("A column says the %(field)s already, so it cannot stand across too. Check --layout.")
                % {"field": field}
            )
        owners: dict[object, Column] = {}
        # A known name has values below it, and where they are no numbers, each of them is told.
        for column in [column for column in self.open if column.is_numeric or self._across(column, field)]:
            self.open.remove(column)
            if key(column.name) in TOTAL_NAMES or not (column.sample or self._across(column, field)):
                plan.ignored.append(column.header)
            elif across := self._across(column, field, must=True):
                self._refuse_same(owners, column, self._meaning(across, field))
                plan.across.append(across)
        if not plan.across and not plan.problems:
            raise FileError(_("No column holds values of a %(field)s. Check --layout.") % {"field": field})
        self._refuse_change_of_several(field)

    def _refuse_change_of_several(self, field: str) -> None:
        """Raises FileError where a column of changes stands beside several values and may belong to any of them; of
        periods that can be put in order, it is the change on the last one."""
        plan = self.plan
        is_clear = field == "period" and all(period_or_none(one.name) for one in plan.across)
        if "reported_change_pct" in plan.fields and len(plan.across) > 1 and not is_clear:
            raise FileError(
                _("It is not clear of which values “%(header)s” is the change. Leave it out with --ignore-columns.")
                % {"header": plan.header_of("reported_change_pct")}
            )

    def _across(self, column: Column, field: str, must: bool = False) -> Across | None:
        """The column of values of what its header names; with `must` a header that names nothing is a problem."""
        ways = [Across(column.index, column.header, column.header)]
        if column.beside:
            unit = unit_of(column.beside)
            region = column.beside if unit is None and self._is_region(column.beside) else ""
            if unit or region:
                ways.append(Across(column.index, column.header, column.name, region, unit))
        for across in ways:
            if self._is(field, across.name):
                return across
        if must and self.options.create_missing and field != "period" and column.name:
            return ways[-1]
        if must:
            self.plan.problems.append(self._unknown(column, field))
        return None

    def _is_region(self, text: str) -> bool:
        """Whether a text in parentheses is a region; two small letters are rather a unit, as `ms` is."""
        return (len(text) > 2 or text.isupper()) and self.names.regions.get(text) is not None

    def _is(self, field: str, name: str) -> bool:
        if field == "period":
            return is_period(name)
        directory = self.names.services if field == "service" else self.names.metrics
        return directory.get(name) is not None

    def _unknown(self, column: Column, field: str) -> Problem:
        """What is wrong with a header that names no service, metric or period."""
        find: dict[str, Callable] = {"service": self.names.services.find, "metric": self.names.metrics.find}
        message = _("This is no period. Correct it, or leave the column out with --ignore-columns.")
        if field in find:
            try:
                find[field](column.name if column.beside == "" else column.header)
            except ValueError as error:
                message = str(error) + " " + _("Or leave the column out with --ignore-columns.")
        return Problem(self.plan.header_line, column.header, "", message)

    def _meaning(self, across: Across, field: str) -> object:
        """What the header leads to, for finding two that lead to the same."""
        if field == "period":
            return period_or_none(across.name) or key(across.name), across.region
        directory = self.names.services if field == "service" else self.names.metrics
        row = directory.get(across.name)
        return (row.pk if row else key(across.name)), across.region

    @staticmethod
    def _refuse_same(owners: dict[object, Column], column: Column, meaning: object) -> None:
        if first := owners.get(meaning):
            raise FileError(
                _(
                    "The columns “%(first)s” and “%(second)s” are the same. Leave one out with --ignore-columns, or"
                    " correct its header."
                )
                % {"first": first.header, "second": column.header}
            )
        owners[meaning] = column

    def _refuse_unknown(self) -> None:
        self.plan.ignored += [column.header for column in self.open if not column.sample]
        self.open = [column for column in self.open if column.sample]
        if self.open:
            raise FileError(
                _(
                    "Unknown column: %(columns)s. Say what it holds with --columns, for example --columns"
                    " service=“%(first)s”, or leave it out with --ignore-columns “%(first)s”."
                )
                % {"columns": ", ".join(f"“{column.header}”" for column in self.open), "first": self.open[0].header}
            )

    def _fill(self) -> None:
        """What the options say of blank cells and of fields without a column; raises FileError for what nobody says."""
        plan = self.plan
        for name in ("service", "metric", "period", "region", "source", "publisher", "measured_by", "url", "published"):
            if text := getattr(self.options, name):
                plan.fills[name] = text
        if (
            "region" not in plan.fields
            and "region" not in plan.fills
            and (region := region_in(plan.preamble, self.names))
        ):
            plan.fills["region"] = region
        for name, option in OPTION_OF.items():
            said = name in plan.fields or name == plan.across_field or name in plan.fills
            if not said and not (name == "region" and plan.across and all(one.region for one in plan.across)):
                raise FileError(
                    _("The file does not say the %(field)s. Say it with %(option)s, or name its column with --columns.")
                    % {"field": name, "option": option}
                )

    def _take_unit(self) -> None:
        """The scale and unit of all values: as told, else as the header of the values, the preamble or the corner of
        the table says."""
        plan, told = self.plan, self._told_unit()
        beside = [*plan.preamble, *(column.header for column in self.columns if column.role in (*OPTION_OF, *PARTS))]
        if plan.unit == Unit(1, "") and (said := unit_in(beside, is_scale_told=self.options.scale > 0)):
            plan.unit = said
        if told:
            plan.unit = Unit(told.scale if told.scale > 1 else plan.unit.scale, told.unit or plan.unit.unit)
        if self.options.scale:
            plan.unit = Unit(self.options.scale, plan.unit.unit)
            plan.across = [replace(one, unit=None) for one in plan.across]

    def _told_unit(self) -> Unit | None:
        """What --unit says. Raises FileError where it is neither understood nor the unit of a metric."""
        text = self.options.unit
        unit = unit_of(text) if text else None
        if text and unit is None and text.lower() not in UNITS and not self.options.create_missing:
            raise FileError(
                _("--unit %(unit)s is not known. Write %%, million, 만, usd or what the metric counts.")
                % {"unit": text}
            )
        return unit
