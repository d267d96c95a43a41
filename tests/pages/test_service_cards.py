"""What a service page draws small: one line that may be compared with itself, the rest in words."""

import re

import pytest

from adoption.models import Organization
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db


def lines(page) -> int:
    return sum(path.count("M") for path in re.findall(r'<path class="line" d="([^"]*)"', page.html))


def test_figures_of_others_and_for_other_periods_are_not_drawn_but_told(read):
    service, metric = make_service(), make_metric()
    many, few = make_organization(name="StatCounter"), make_organization(name="BrightEdge")
    for month in range(1, 5):
        make_figure(service=service, metric=metric, measured_by=many, period=f"2025-0{month}", value=month)
    for period in ("2025-Q1", "2025-Q2"):
        make_figure(service=service, metric=metric, measured_by=few, period=period, value=90)
    make_figure(service=service, metric=metric, measured_by=Organization.not_stated(), period="2025-06", value=91)
    page = read(service.get_absolute_url())
    assert lines(page) == 1
    assert "Not drawn: 3 figures by BrightEdge (quarter), an unnamed measurer (month)" in page.text
    assert "January 2025 1 April 2025 4 Not drawn" in page.text


def test_a_line_of_the_bundled_data_is_of_one_measurer(world, read):
    text = read("/services/chatgpt/").text
    assert "Not drawn: 2 figures by BrightEdge (quarter)" in text
    assert "Rank 1 in each of the 13 periods shown" in text


def test_figures_that_make_no_line_are_a_row(read):
    service, metric = make_service(), make_metric(usual_period="")
    for month in range(1, 5):
        make_figure(service=service, metric=metric, period=f"2025-0{month}")
    page = read(service.get_absolute_url())
    assert lines(page) == 0
    assert "4 figures" in page.text


def test_further_figures_for_the_same_facts_are_counted(read):
    service, metric = make_service(), make_metric()
    for month in (1, 2):
        for _source in range(month + 1):
            make_figure(service=service, metric=metric, period=f"2025-0{month}", source=make_source())
    make_figure(metric=metric)
    other = make_figure(service=service)
    told = "3 more figures for the same facts stand on the pages of these figures."
    assert told in read(service.get_absolute_url()).text
    assert told in read(f"{service.get_absolute_url()}?metric={metric.slug}").text
    assert "for the same facts" not in read(f"{service.get_absolute_url()}?metric={other.metric.slug}").text


def test_korean_puts_the_unit_before_the_bound(world, read):
    text = read("/ko/services/google-gemini/").text
    assert "10억 명 이상" in text
    assert "이상 명" not in text
    assert "이상 명" not in read("/ko/services/").text
    assert "명 이상" in read("/ko/services/").text
