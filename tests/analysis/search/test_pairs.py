"""A service and a metric named in one question."""

import pytest

from adoption.analysis.search.name_index import forget_names
from adoption.analysis.search.search import find
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_names():
    forget_names()


def pairs(text: str) -> list[tuple[str, str, str]]:
    return [(pair.service.name, pair.metric.name, pair.region.code) for pair in find(text).pairs]


def kinds(text: str) -> list[str]:
    return [group.kind for group in find(text).groups]


def test_the_metric_with_the_most_facts_of_the_world_comes_first():
    service = make_service(name="Widget")
    few, many, far = (make_metric(name=f"{name} visits") for name in ("Few", "Many", "Far"))
    make_figure(service=service, metric=few)
    for month in (1, 2, 3):
        make_figure(service=service, metric=many, period=f"2025-0{month}")
        make_figure(service=service, metric=far, period=f"2025-0{month}", region="KR")
    make_figure(metric=make_metric(name="Visits of others"))
    world, abroad = [("Widget", f"{name} visits", "WORLD") for name in ("Many", "Few")], ("Widget", "Far visits", "KR")
    assert pairs("widget visits") == pairs("visits widget") == [*world, abroad]


def test_without_figures_both_are_listed():
    make_service(name="Widget")
    make_metric(name="Weekly visits")
    assert pairs("widget weekly visits") == []
    assert kinds("widget weekly visits") == ["services", "metrics"]
    assert not find("widget weekly visits").only_near


def test_an_organization_stands_for_its_best_measured_service():
    maker = make_organization(name="Maker", kind="vendor")
    make_service(name="Small", provider=maker)
    service, metric = make_service(name="Big", provider=maker), make_metric(name="Weekly visits")
    make_figure(service=service, metric=metric)
    assert pairs("maker visits") == [("Big", "Weekly visits", "WORLD")]


def test_a_name_that_has_all_the_words_is_that_name():
    service = make_service(name="Widget Visits")
    make_figure(service=service, metric=make_metric(name="Visits"))
    make_service(name="Widget")
    assert pairs("widget visits") == []


def test_drafts_make_no_pair():
    draft = make_service(name="Secret", status="draft")
    make_figure(service=draft, metric=make_metric(name="Visits"))
    assert pairs("secret visits") == []


def test_few_queries_whatever_is_asked(world, django_assert_max_num_queries):
    find("chatgpt visits")
    with django_assert_max_num_queries(13):
        assert len(find("chatgpt visits").pairs) == 3
