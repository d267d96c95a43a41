"""What machines ask for that read the whole site: where its pages are, and which to leave alone."""

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoption.models import Figure, Metric, Organization, Service, Source

PAGES = ("home", "rankings", "movers", "trends", "services", "metrics", "sources", "events", "about")


class EveryLanguage(Sitemap):
    """Every page stands in the map once for each language, with its address in the other ones."""

    i18n = True
    alternates = True
    x_default = True


class PageMap(EveryLanguage):
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class RankingMap(EveryLanguage):
    """Rankings of metrics that have figures."""

    def items(self) -> QuerySet:
        return Metric.objects.filter(pk__in=Figure.objects.published().filter(chosen=True).values("metric"))

    def location(self, item: Metric) -> str:
        return reverse("ranking", args=[item.slug])


class RowMap(EveryLanguage):
    """The pages of the rows of one query."""

    def __init__(self, rows: QuerySet) -> None:
        self.rows = rows

    def items(self) -> QuerySet:
        return self.rows.order_by("pk")


SITEMAPS = {
    "pages": PageMap,
    "rankings": RankingMap,
    "services": RowMap(Service.objects.published()),
    "metrics": RowMap(Metric.objects.all()),
    "organizations": RowMap(Organization.objects.all()),
    "sources": RowMap(Source.objects.all()),
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {prefix}{page}" for page in ("/admin/", "/search/") for prefix in ("", "/ko")),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
