"""The services that can be picked, in an order that helps."""

import pytest

from adoption.analysis.trends.picking import services_to_pick
from adoption.analysis.trends.selection import TrendSelection
from adoption.models import Alias
from tests.make import make_figure, make_metric, make_service

pytestmark = pytest.mark.django_db


def test_those_with_figures_come_first_each_with_all_its_names(django_assert_num_queries):
    metric = make_metric(slug="visits")
    make_service(name="Alone")
    gemini = make_service(name="Gemini", name_ko="제미나이")
    Alias.objects.create(service=gemini, text="Bard")
    make_figure(metric=metric, service=gemini)
    make_figure(metric=metric, service=make_service(name="Elsewhere"), region="KR")
    make_figure(metric=metric, service=make_service(name="Hidden", status="draft"))
    selection = TrendSelection.from_params({"metric": "visits"})
    with django_assert_num_queries(3):
        picks = services_to_pick(selection)
    assert [(pick.service.name, pick.has_figures) for pick in picks] == [
        ("Gemini", True),
        ("Alone", False),
        ("Elsewhere", False),
    ]
    assert picks[0].names == ["Gemini", "제미나이", "Bard"]
