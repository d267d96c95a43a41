"""Names as people write them -> rows, from dictionaries; near names are suggested, never taken."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from adoption.models import Alias, Metric, Organization, Region, Service
from adoption.models.region import territory_names, three_letter_codes
from adoption.values.names import fold

from .missing import make_metric, make_organization, make_region, make_service

# How alike a name must be to be suggested, in percent, and how many are looked for in one import at most.
ALIKE = 70
MOST_SUGGESTED = 200
LONGEST_SUGGESTED = 200

Row = TypeVar("Row", bound=Model)


@dataclass
class Directory(Generic[Row]):
    """The rows of one model by every name that leads to them.

    `create` makes a row for a name that nobody knows, where that was asked for; `created` are those it made."""

    unknown: str
    owner: str
    rows: dict[str, Row] = field(default_factory=dict)
    create: Callable[[str], Row] | None = None
    created: list[Row] = field(default_factory=list)
    suggested: int = 0

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

    def find(self, name: str, may_create: bool = False) -> Row:
        """The row of that name, created where it may be. Raises ValueError that suggests near names."""
        if not name.strip():
            raise ValueError(_("The cell is blank."))
        if row := self.get(name):
            return row
        if may_create and self.create:
            return self.take_created(name, self.create(name))
        raise ValueError(self.unknown + self._hint(name))

    def take_created(self, name: str, row: Row) -> Row:
        self.created.append(row)
        self.add(row, name)
        return row

    def _hint(self, name: str) -> str:
        """The names that are much like it, if any."""
        self.suggested += 1
        if self.suggested > MOST_SUGGESTED or len(name) > LONGEST_SUGGESTED:
            return ""
        near = process.extract(fold(name), self.rows.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=ALIKE)
        names = dict.fromkeys(str(self.rows[key]) for key, _score, _place in near)
        return _(" Did you mean %(names)s?") % {"names": ", ".join(names)} if names else ""


class Names:
    """Services, metrics, organizations and regions by name, slug or alias. Eight queries.

    With `create_missing`, names that nobody knows are created when they are looked for with leave to create."""

    def __init__(self, create_missing: bool = False) -> None:
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
        self.create_missing = create_missing
        if create_missing:
            self.services.create = make_service
            self.organizations.create = make_organization
            self.regions.create = make_region

    def metric(self, name: str, unit: str) -> Metric:
        """The metric of that name, created with the unit where that was asked for. Raises ValueError."""
        if self.create_missing and name.strip() and not self.metrics.get(name):
            return self.metrics.take_created(name, make_metric(name, unit))
        return self.metrics.find(name)

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
        for code, three_letters in three_letter_codes().items():
            if code in regions:
                self.regions.add(regions[code], three_letters)
        self.regions.add_aliases()
