"""Who says so, in captions and lists: a measurer that is not stated is none."""

import json
import re

import pytest

from adoption.models import Organization
from adoption.models.organization import NOT_STATED_SLUG
from adoption.pages.sharing import listed
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact() -> dict:
    source = make_source(publisher=make_organization(name="Press"))
    return {"metric": make_metric(slug="visits"), "service": make_service(slug="x", name="X"), "source": source}


def test_an_unnamed_measurer_is_not_listed(read, client, fact):
    unnamed = Organization.objects.get(slug=NOT_STATED_SLUG)
    make_figure(**fact, period="2025-01", measured_by=unnamed)
    assert "Published by Press" in (page := read("/embed/trends/?metric=visits&services=x")).text
    assert "Measured by" not in page.text
    assert "Source: Press" in client.get("/trends.svg?metric=visits&services=x").content.decode()
    make_figure(**fact, period="2025-02", measured_by=make_organization(name="Panel"))
    assert "Measured by Panel · published by Press" in read("/embed/trends/?metric=visits&services=x").text
    assert "Source: Panel and 1 other" in client.get("/trends.svg?metric=visits&services=x").content.decode()


def test_a_point_names_who_measured_and_who_published_once(read, fact):
    make_figure(**fact, period="2025-01", measured_by=Organization.objects.get(slug=NOT_STATED_SLUG))
    make_figure(**fact, period="2025-02", measured_by=fact["source"].publisher)
    make_figure(**fact, period="2025-03", measured_by=make_organization(name="Panel"))
    html = read("/trends/?metric=visits&services=x").html
    drawn = json.loads(re.search(r'<script id="chart-data" type="application/json">(.+?)</script>', html)[1])
    assert drawn["sources"] == ["measurer not stated, published by Press", "Press", "Panel · Press"]


def test_a_long_list_is_cut():
    assert listed(list("abcd")) == "a, b, c, and d"
    assert listed(list("abcdef")) == "a, b, c, and 3 more"
