"""What is known of a service, and what is not."""

from datetime import date

import pytest

from adoption.analysis.parameters import BadSelection
from adoption.analysis.profiles.service import metric_to_narrow_to, profile
from adoption.models import Organization, SeriesBreak, Service
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db

TODAY = date(2025, 4, 30)


def slugs(metrics) -> list[str]:
    return [metric.slug for metric in metrics]


def known_slugs(found) -> list[list[str]]:
    return [[known.metric.slug for known in one.known] for one in found.regions]


def test_the_world_first_and_in_it_the_metric_with_the_most_figures():
    service, few, many = make_service(), make_metric(slug="few"), make_metric(slug="many")
    for month in range(1, 4):
        make_figure(service=service, metric=many, period=f"2025-0{month}")
        make_figure(service=service, metric=few, period=f"2025-0{month}", region="KR")
    make_figure(service=service, metric=few)
    found = profile(service, TODAY)
    assert [one.region.code for one in found.regions] == ["WORLD", "KR"]
    assert known_slugs(found) == [["many", "few"], ["few"]]
    assert [point.period.code for point in found.regions[0].known[0].points] == ["2025-01", "2025-02", "2025-03"]


def test_without_figures_of_the_world_the_region_with_the_most_leads():
    service, metric = make_service(), make_metric()
    make_figure(service=service, metric=metric, region="US")
    for month in (1, 2):
        make_figure(service=service, metric=metric, period=f"2025-0{month}", region="KR")
    assert [one.region.code for one in profile(service, TODAY).regions] == ["KR", "US"]


def test_the_newest_figure_with_its_age_and_rank():
    service, metric = make_service(), make_metric(stale_after_days=20)
    make_figure(service=service, metric=metric, period="2025-02", value=1)
    make_figure(service=service, metric=metric, period="2025-03", value=2)
    make_figure(metric=metric, period="2025-03", value=3)
    known = profile(service, TODAY).regions[0].known[0]
    assert (known.newest.value, known.newest.period.code, known.facts) == (2, "2025-03", 2)
    assert (known.age_days, known.is_stale) == (30, True)
    assert (known.standing.rank, known.standing.listed, known.standing.period.code) == (2, 2, "2025-03")


def test_figures_at_any_date_are_ranked_among_the_latest():
    service, metric = make_service(), make_metric(usual_period="")
    make_figure(service=service, metric=metric, period="2025-03-04", value=9)
    make_figure(metric=metric, period="2025-02-01", value=1)
    standing = profile(service, TODAY).regions[0].known[0].standing
    assert (standing.rank, standing.listed, standing.period) == (1, 2, None)


def test_what_others_of_the_category_have_is_missing():
    service = make_service(category="chatbot")
    own, common, foreign = (make_metric(slug=slug) for slug in ("own", "common", "foreign"))
    make_figure(service=service, metric=own)
    make_figure(service=make_service(category="chatbot"), metric=common)
    make_figure(service=make_service(category="search"), metric=foreign)
    make_figure(service=make_service(category="chatbot", status="draft"), metric=make_metric())
    found = profile(service, TODAY)
    assert slugs(found.missing) == ["common"]
    assert slugs(found.metrics) == ["own"]


def test_a_metric_is_old_only_where_it_is_old_in_every_region():
    service = make_service()
    old, fresh = make_metric(slug="old", stale_after_days=40), make_metric(slug="fresh", stale_after_days=40)
    make_figure(service=service, metric=old, period="2024-03")
    make_figure(service=service, metric=old, period="2024-06", region="KR")
    make_figure(service=service, metric=fresh, period="2024-03")
    make_figure(service=service, metric=fresh, period="2025-03", region="KR")
    found = profile(service, TODAY)
    assert [(known.metric.slug, known.region.code) for known in found.stale] == [("old", "KR")]


def test_figures_of_nobody_but_the_provider_are_one_sided():
    service = make_service()
    own, both = make_metric(slug="own"), make_metric(slug="both")
    for metric in (own, both):
        make_figure(service=service, metric=metric, period="2025-02", measured_by=service.provider)
    make_figure(service=service, metric=both, period="2025-03")
    make_figure(service=service, metric=own, period="2025-03", standing="deprecated", note="wrong")
    assert slugs(profile(service, TODAY).one_sided) == ["own"]


def test_a_measurer_that_nobody_names_is_not_independent(world):
    metric, service = make_metric(slug="hearsay"), Service.objects.get(slug="chatgpt")
    make_figure(service=service, metric=metric, measured_by=Organization.not_stated())
    found = slugs(profile(service, TODAY).one_sided)
    assert {"hearsay", "wau", "paying-subscribers"} <= set(found)
    assert "monthly-visits" not in found


def test_the_newest_ranks_are_taken_of_those_beside_others(monkeypatch):
    monkeypatch.setattr("adoption.analysis.profiles.service.RANKS_AT_MOST", 3)
    service, metric = make_service(), make_metric()
    for month in range(1, 10):
        make_figure(service=service, metric=metric, period=f"2025-0{month}")
        if month < 5:
            make_figure(metric=metric, period=f"2025-0{month}")
    (history,) = profile(service, TODAY).histories
    assert [one.period.code for one in history.standings] == ["2025-02", "2025-03", "2025-04"]


def test_ranks_are_a_history_where_others_are_listed_too():
    service, alone, contested = make_service(), make_metric(), make_metric(slug="contested")
    for month in (1, 2, 3):
        for metric in (alone, contested):
            make_figure(service=service, metric=metric, period=f"2025-0{month}", value=month)
        make_figure(metric=contested, period=f"2025-0{month}", value=2)
    make_figure(service=service, metric=contested, period="2025-04")
    (history,) = profile(service, TODAY).histories
    assert history.metric == contested
    assert [(one.period.code, one.rank) for one in history.standings] == [
        ("2025-01", 2),
        ("2025-02", 1),
        ("2025-03", 1),
    ]
    assert (history.best, history.worst, history.newest.rank) == (1, 2, 1)


def test_only_breaks_that_concern_the_service_part_its_series():
    service, metric = make_service(), make_metric()
    make_figure(service=service, metric=metric)
    for title, of_service, of_metric in (
        ("all", None, metric),
        ("own", service, metric),
        ("another's", make_service(), metric),
        ("another metric", None, make_metric()),
    ):
        SeriesBreak.objects.create(title=title, date="2025-02-01", service=of_service, metric=of_metric, kind="method")
    assert [one.title for one in profile(service, TODAY).breaks] == ["all", "own"]


def test_nothing_is_known_of_a_new_service(django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        found = profile(make_service(category="image"), TODAY)
    assert (found.regions, found.histories, found.missing, found.stale, found.one_sided) == ([], [], [], [], [])


def test_many_regions_are_cut_and_counted(monkeypatch):
    monkeypatch.setattr("adoption.analysis.profiles.service.SERIES_AT_MOST", 2)
    service, metric = make_service(), make_metric()
    for region in ("WORLD", "KR", "US", "JP"):
        make_figure(service=service, metric=metric, region=region)
    found = profile(service, TODAY)
    assert [one.region.code for one in found.regions] == ["WORLD", "JP"]
    assert found.left_out == 2


def test_the_number_of_queries_is_fixed(world, django_assert_num_queries):
    for slug in ("chatgpt", "google-gemini"):
        service = Service.objects.get(slug=slug)
        with django_assert_num_queries(9):
            profile(service, TODAY)


def test_narrowing_takes_metrics_that_are_known():
    figure = make_figure()
    found = profile(figure.service, TODAY)
    assert metric_to_narrow_to(figure.metric.slug, found) == figure.metric
    assert metric_to_narrow_to(" ", found) is None
    with pytest.raises(BadSelection, match=figure.metric.slug):
        metric_to_narrow_to(make_metric().slug, found)
