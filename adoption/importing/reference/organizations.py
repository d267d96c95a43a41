"""Organizations: providers, measurers, publishers."""

from typing import Any

from django.utils.text import slugify

from adoption.models import Organization

from ..resolve import Names
from .walk import Table, known_word

KINDS = {value: value for value in Organization.Kind.values}


def read(cells: dict[str, str], names: Names) -> dict[str, Any]:
    return {
        **cells,
        "slug": cells["slug"] or slugify(cells["name"], allow_unicode=True),
        "kind": known_word("kind", cells["kind"], KINDS),
        "country": cells["country"].upper(),
    }


ORGANIZATIONS = Table(
    kind="organizations",
    model=Organization,
    key=("slug",),
    required=("name", "kind"),
    optional=("slug", "country", "name_ko", "aliases", "website"),
    read=read,
)
