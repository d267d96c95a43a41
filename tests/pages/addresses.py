"""An address of every name that the site has addresses for, so that no page can be forgotten."""

from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from adoption.models import Figure

# The rows that stand in a path, by how it begins.
OWNERS = {
    "embed/rankings": "metric",
    "rankings": "metric",
    "metrics": "metric",
    "services": "service",
    "organizations": "measured_by",
    "sources": "source",
}
# Asked for without these, they have nothing to answer.
QUERIES = {"oembed": "?url=" + quote("http://testserver/trends/", safe="")}


def routes(patterns: list[URLPattern | URLResolver]) -> dict[str, str]:
    """{name: route} of all patterns, but for those of the admin, which has tests of its own."""
    found = {}
    for one in patterns:
        if isinstance(one, URLPattern):
            found[one.name] = str(one.pattern)
        elif not one.app_name:
            found |= routes(one.url_patterns)
    return found


ROUTES = routes(get_resolver().url_patterns)
# With a row in the path, and without.
OWNED = sorted(name for name, route in ROUTES.items() if "<" in route)
FREE = sorted(ROUTES.keys() - OWNED)
# These are for machines, in one language.
WITHOUT_LANGUAGE = {"healthz", "robots", "sitemap", "oembed"}


def address_of(name: str, figure: Figure | None = None) -> str:
    """The address of that name; where a row stands in it, that of the figure."""
    route, kwargs = ROUTES[name], {}
    if "<" in route:
        owner = next((field for start, field in OWNERS.items() if route.startswith(f"{start}/")), "")
        row = getattr(figure, owner) if owner else figure
        kwargs = {"slug": row.slug} if ":slug>" in route else {"pk": row.pk}
    # A page in Korean before leaves its language.
    with translation.override("en"):
        return reverse(name, kwargs=kwargs) + QUERIES.get(name, "")


def in_each_language(name: str, address: str) -> list[str]:
    return [address] if name in WITHOUT_LANGUAGE else [address, f"/ko{address}"]
