"""Addresses. Korean pages stand under /ko/, English ones at the root."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import path, register_converter
from django.views.decorators.http import require_safe

from .pages import (
    about,
    crawlers,
    embed,
    errors,
    events,
    feeds,
    figure,
    health,
    home,
    images,
    metric,
    metrics,
    movers,
    oembed,
    organization,
    ranking,
    rankings,
    search,
    service,
    services,
    source,
    sources,
    trends,
)
from .pages.params import SlugConverter

register_converter(SlugConverter, "unicode_slug")

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": crawlers.SITEMAPS}, name="sitemap"),
    path("oembed", oembed.oembed, name="oembed"),
    *i18n_patterns(
        path("", home.home, name="home"),
        path("rankings/", rankings.rankings, name="rankings"),
        path("rankings/<slug:slug>.json", ranking.ranking_json, name="ranking_json"),
        path("rankings/<slug:slug>.csv", ranking.ranking_csv, name="ranking_csv"),
        path("rankings/<slug:slug>.svg", images.ranking_image, {"kind": "svg"}, name="ranking_svg"),
        path("rankings/<slug:slug>.png", images.ranking_image, {"kind": "png"}, name="ranking_png"),
        path(
            "rankings/<slug:slug>/card.png", images.ranking_image, {"kind": "png", "is_card": True}, name="ranking_card"
        ),
        path("rankings/<slug:slug>/", ranking.ranking, name="ranking"),
        path("movers/", movers.movers, name="movers"),
        path("movers.json", movers.movers_json, name="movers_json"),
        path("movers.csv", movers.movers_csv, name="movers_csv"),
        path("trends/", trends.trends, name="trends"),
        path("trends.json", trends.trends_json, name="trends_json"),
        path("trends.csv", trends.trends_csv, name="trends_csv"),
        path("trends.svg", images.trends_image, {"kind": "svg"}, name="trends_svg"),
        path("trends.png", images.trends_image, {"kind": "png"}, name="trends_png"),
        path("trends/card.png", images.trends_image, {"kind": "png", "is_card": True}, name="trends_card"),
        path("embed/rankings/<slug:slug>/", embed.embed_ranking, name="embed_ranking"),
        path("embed/trends/", embed.embed_trends, name="embed_trends"),
        path("services/", services.ServiceList.as_view(), name="services"),
        path("feed.atom", require_safe(feeds.FigureFeed()), name="feed"),
        path("services/<unicode_slug:slug>/feed.atom", require_safe(feeds.ServiceFeed()), name="service_feed"),
        path("metrics/<slug:slug>/feed.atom", require_safe(feeds.MetricFeed()), name="metric_feed"),
        path("card.png", images.card, name="card"),
        path("services/<unicode_slug:slug>/card.png", images.service_card, name="service_card"),
        path("services/<unicode_slug:slug>/", service.ServiceDetail.as_view(), name="service"),
        path("organizations/<unicode_slug:slug>/", organization.OrganizationDetail.as_view(), name="organization"),
        path("metrics/", metrics.metrics, name="metrics"),
        path("metrics/<slug:slug>/", metric.MetricDetail.as_view(), name="metric"),
        path("sources/", sources.SourceList.as_view(), name="sources"),
        path("sources/<int:pk>/", source.SourceDetail.as_view(), name="source"),
        path("figures/<int:pk>/", figure.FigureDetail.as_view(), name="figure"),
        path("events/", events.events, name="events"),
        path("events.json", events.events_json, name="events_json"),
        path("events.csv", events.events_csv, name="events_csv"),
        path("search/", search.search, name="search"),
        path("about/", about.about, name="about"),
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.server_error
