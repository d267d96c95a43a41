"""What search engines read of a metric and of the site, in the words of schema.org."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from adoption.analysis.extent import Extent, extent_of
from adoption.models import WORLD, Metric, Organization, Region
from adoption.templatetags.figures import language

CONTEXT = "https://schema.org"
NAME = "Adoption"
NAMES_AT_MOST = 50


def metric_data(
    request: HttpRequest, metric: Metric, regions: Sequence[Region], measurers: Sequence[Organization]
) -> dict[str, Any]:
    """A metric as a Dataset; the regions with the most figures and the busiest measurers come first. Three queries."""
    absolute = request.build_absolute_uri
    extent = extent_of(metric)
    return without_blanks(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": absolute(metric.get_absolute_url()),
            "name": metric.display_name,
            "description": description(metric),
            "url": absolute(metric.get_absolute_url()),
            "inLanguage": language(),
            "isAccessibleForFree": True,
            # Facts are free; the page says how to name them.
            "license": absolute(reverse("about")),
            "creator": publisher(absolute),
            "includedInDataCatalog": {"@type": "DataCatalog", "@id": catalog_id(absolute), "name": NAME},
            "temporalCoverage": coverage(extent),
            "spatialCoverage": [{"@type": "Place", "name": region.display_name} for region in regions[:NAMES_AT_MOST]],
            "variableMeasured": {
                "@type": "PropertyValue",
                "name": metric.display_name,
                "description": "; ".join(f"{field}: {value}" for field, value in metric.comparability),
                "unitText": str(metric.unit_label),
            },
            "measurementTechnique": [
                _("measured by %(name)s") % {"name": organization.display_name}
                for organization in measurers[:NAMES_AT_MOST]
                if not organization.is_not_stated
            ],
            "isBasedOn": [
                {"@type": "CreativeWork", "name": one.display_title, "url": one.url} for one in extent.sources
            ],
            "distribution": distribution(absolute, metric, regions),
        }
    )


def site_data(request: HttpRequest) -> dict[str, Any]:
    """The site as a WebSite that can be searched, and as a DataCatalog. No query."""
    absolute = request.build_absolute_uri
    home = absolute(reverse("home"))
    site = {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "name": NAME,
        "url": home,
        "inLanguage": language(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(reverse('search'))}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
    catalog = {
        "@type": "DataCatalog",
        "@id": catalog_id(absolute),
        "name": NAME,
        "description": _("Who uses which AI service, by which measure, and who says so."),
        "url": absolute(reverse("metrics")),
        "license": absolute(reverse("about")),
        "publisher": publisher(absolute),
    }
    return {"@context": CONTEXT, "@graph": [site, catalog]}


def publisher(absolute: Callable[[str], str]) -> dict[str, str]:
    return {"@type": "Organization", "name": NAME, "url": absolute(reverse("home"))}


def catalog_id(absolute: Callable[[str], str]) -> str:
    return f"{absolute(reverse('home'))}#data"


def description(metric: Metric) -> str:
    """At least the fifty characters that search engines ask for, whatever the definition says."""
    about = _("Figures on %(metric)s of AI services, each with its source.") % {"metric": metric.display_name}
    return f"{metric.definition} {about}".strip()


def coverage(extent: Extent) -> str:
    """An interval of ISO 8601."""
    return f"{extent.first}/{extent.last}" if extent.first else ""


def distribution(absolute: Callable[[str], str], metric: Metric, regions: Sequence[Region]) -> list[dict[str, str]]:
    """The ranking and the trend of the leading services as files, in the world or the first region."""
    if not regions:
        return []
    codes = [region.code for region in regions]
    region = {} if WORLD in codes else {"region": codes[0]}
    trend = urlencode({"metric": metric.slug} | region)
    ranking = f"?{urlencode(region)}" if region else ""
    return [
        {
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": encoding,
            "contentUrl": absolute(address),
        }
        for kind, encoding in (("csv", "text/csv"), ("json", "application/json"))
        for name, address in (
            (_("Ranking"), f"{reverse(f'ranking_{kind}', args=[metric.slug])}{ranking}"),
            (_("Trend"), f"{reverse(f'trends_{kind}')}?{trend}"),
        )
    ]


def without_blanks(data: dict[str, Any]) -> dict[str, Any]:
    """Each part that says something; a source without an address has none here either."""
    return {
        name: [without_blanks(one) if isinstance(one, dict) else one for one in value]
        if isinstance(value, list)
        else value
        for name, value in data.items()
        if value not in ("", [], None)
    }
