"""The figure that says most of a service, and what an organization measured."""

import pytest

from adoption.analysis.headlines import headlines
from adoption.analysis.profiles.organization import measurements
from adoption.models import Figure
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


def test_the_headline_is_the_newest_by_the_metric_with_the_most_facts():
    service, often = make_service(), make_metric()
    make_figure(service=service, period="2025-12")
    for month in (3, 1, 2):
        make_figure(service=service, metric=often, period=f"2025-0{month}", value=month)
        make_figure(service=service, metric=often, period=f"2025-0{month}", value=9, standing="preferred")
    headline = headlines([service.pk])[service.pk]
    assert (headline.metric, headline.period.code, headline.value) == (often, "2025-03", 9)


def test_of_equally_many_facts_the_world_leads_and_then_the_first_metric():
    service, first, second = make_service(), make_metric(), make_metric()
    make_figure(service=service, metric=second)
    make_figure(service=service, metric=first, region="KR")
    world = make_figure(service=service, metric=first)
    assert headlines([service.pk]) == {service.pk: world}


def test_services_without_figures_have_no_headline():
    assert headlines([make_service().pk]) == headlines([]) == {}


@pytest.mark.parametrize("count", [1, 4])
def test_two_queries_for_all_services(count, django_assert_num_queries):
    services = [make_figure().service_id for _ in range(count)]
    with django_assert_num_queries(2):
        found = headlines(services)
        assert len({figure.metric.display_name for figure in found.values()}) == count


def test_headlines_agree_with_the_obvious_way(world):
    figures = list(Figure.objects.filter(chosen=True).select_related("metric"))
    found = headlines({figure.service_id for figure in figures})
    for service, headline in found.items():
        own = [figure for figure in figures if figure.service_id == service]
        of_pair = {}
        for figure in own:
            of_pair.setdefault((figure.metric_id, figure.region_id), []).append(figure)
        most = max(len(series) for series in of_pair.values())
        series = of_pair[headline.metric_id, headline.region_id]
        assert len(series) == most
        assert headline.period_start == max(figure.period_start for figure in series)


def test_what_was_measured_is_counted_by_metric_and_region(django_assert_num_queries):
    organization, metric, other = make_organization(), make_metric(), make_metric()
    for period in ("2025-03", "2024-12-31", "2025-Q1"):
        make_figure(measured_by=organization, metric=metric, period=period)
    make_figure(measured_by=organization, metric=metric, region="KR")
    make_figure(measured_by=organization, metric=other, standing="deprecated", note="wrong")
    make_figure(metric=metric)
    with django_assert_num_queries(3):
        found = measurements(organization)
    rows = [(one.metric, one.region.code, one.figures, one.first.code, one.last.code) for one in found.measured]
    assert rows == [
        (metric, "WORLD", 3, "2024-12-31", "2025-03"),
        (metric, "KR", 1, "2025-03", "2025-03"),
    ]
    assert (len(rows), found.figures, found.self_reported, found.left_out) == (2, 4, 0, 0)


def test_its_own_services_are_counted_apart():
    organization = make_organization()
    make_figure(measured_by=organization, service=make_service(provider=organization))
    make_figure(measured_by=organization)
    found = measurements(organization)
    assert (found.figures, found.self_reported) == (2, 1)
