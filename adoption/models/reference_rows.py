"""Rows that every database has from the start: the regions of the standards, and "not stated"."""

from .alias import Alias
from .organization import NOT_STATED_SLUG, Organization
from .region import REGION_ALIASES, WORLD, Region, territory_names


def make_reference_rows(**kwargs) -> None:
    """Create what is missing; called after every migration and after every emptying of the database."""
    regions = [Region(code=code) for code in sorted(territory_names("en")) if code != WORLD]
    # CLDR writes "world" in lower case, as part of a sentence.
    regions.append(Region(code=WORLD, name="World", name_ko="전 세계"))
    Region.objects.bulk_create(regions, ignore_conflicts=True)
    Organization.objects.get_or_create(
        slug=NOT_STATED_SLUG,
        defaults={"name": "Not stated", "name_ko": "밝히지 않음", "kind": Organization.Kind.UNKNOWN},
    )
    aliases = [Alias(text=text, region_id=code) for code, texts in REGION_ALIASES.items() for text in texts]
    for alias in aliases:
        alias.clean()
    Alias.objects.bulk_create(aliases, ignore_conflicts=True)
