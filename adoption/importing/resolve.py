"""Names as people write them -> rows, from dictionaries; near names are suggested, never taken."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from adoption.models import Alias, Metric, Organization, Region, Service
from adoption.models.region import territory_names
from adoption.values.names import fold

Row = TypeVar("Row", bound=Model)


@dataclass
class Directory(Generic[Row]):
    """The rows of one model by every name that leads to them."""

    unknown: str
    owner: str
    rows: dict[str, Row] = field(default_factory=dict)

    def add(self, row: Row, *names: str) -> None:
        """Make a row known; a name that is taken keeps its owner, official names are added first."""
        for name in names:
            if name:
                self.rows.setdefault(fold(name), row)

    def add_aliases(self) -> None:
        by_pk = {row.pk: row for row in self.rows.values()}
        aliases = Alias.objects.filter(**{f"{self.owner}__isnull": False})
        for key, pk in aliases.values_list("key", f"{self.owner}_id"):
            self.rows.setdefault(key, by_pk[pk])

    def get(self, name: str) -> Row | None:
        return self.rows.get(fold(name))

    def find(self, name: str) -> Row:
        """The row of that name. Raises ValueError that suggests near names."""
        if not name.strip():
            raise ValueError(_("The cell is blank."))
        if row := self.get(name):
            return row
        near = difflib.get_close_matches(fold(name), self.rows, n=3, cutoff=0.7)
        names = dict.fromkeys(str(self.rows[key]) for key in near)
        hint = _(" Did you mean %(names)s?") % {"names": ", ".join(names)} if names else ""
        raise ValueError(f"{self.unknown}{hint}")


class Names:
    """Services, metrics, organizations and regions by name, slug or alias. Eight queries."""

    def __init__(self) -> None:
        self.services: Directory[Service] = Directory(
            _("No service has this name. Correct it, or add the service or an alias first."), "service"
        )
        self.metrics: Directory[Metric] = Directory(
            _("No metric has this name. Correct it, or add the metric or an alias first."), "metric"
        )
        self.organizations: Directory[Organization] = Directory(
            _("No organization has this name. Correct it, or add the organization or an alias first."),
            "organization",
        )
        self.regions: Directory[Region] = Directory(
            _("No region has this name. Write WORLD or a two-letter country code, for example KR."), "region"
        )
        self._fill(self.services, Service.objects.select_related("provider"))
        self._fill(self.metrics, Metric.objects.all())
        self._fill(self.organizations, Organization.objects.all())
        self._fill_regions()

    @staticmethod
    def _fill(directory: Directory, rows: Iterable) -> None:
        for row in rows:
            directory.add(row, row.name, row.slug, row.name_ko)
        directory.add_aliases()

    def _fill_regions(self) -> None:
        regions = {region.code: region for region in Region.objects.all()}
        for code, region in regions.items():
            self.regions.add(region, code, region.name, region.name_ko)
        for language in ("en", "ko"):
            for code, name in territory_names(language).items():
                if code in regions:
                    self.regions.add(regions[code], name)
        self.regions.add_aliases()
