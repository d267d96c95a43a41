"""Services: what they are called, who runs them, since when."""

from typing import Any

from django.utils.text import slugify

from adoption.models import Organization, Service

from ..parse import parse_date
from ..resolve import Names
from .walk import Table, found, known_word, save

CATEGORIES = {value: value for value in Service.Category.values}


def read(cells: dict[str, str], names: Names) -> dict[str, Any]:
    country = cells.pop("provider_country")
    return {
        **cells,
        "slug": cells["slug"] or slugify(cells["name"], allow_unicode=True),
        "provider": provider(cells["provider"], country, names),
        "category": known_word("category", cells["category"], CATEGORIES),
        **{day: found(day, cells[day], parse_date) for day in ("launched", "retired")},
    }


def provider(name: str, country: str, names: Names) -> Organization:
    """The organization that runs the service; a new one is created as a vendor."""
    organization = names.organizations.get(name)
    if organization is None:
        organization = Organization()
        slug = slugify(name, allow_unicode=True)
        save(organization, {"name": name, "slug": slug, "kind": Organization.Kind.VENDOR, "country": country})
        names.organizations.add(organization, name, slug)
    return organization


SERVICES = Table(
    kind="services",
    model=Service,
    key=("slug",),
    required=("name", "provider", "category"),
    optional=("slug", "provider_country", "website", "launched", "retired", "color", "name_ko", "aliases"),
    read=read,
)
