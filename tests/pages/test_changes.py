"""How changes are written: bounds that leave their direction open, and none at all."""

from decimal import Decimal

import pytest

from adoption.templatetags.figures import change_mark
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("percent", "bound", "html"),
    [
        ("7.4", "exact", '<span class="up">▲ +7.4%</span>'),
        ("-7.4", "at-most", '<span class="down">▼ ≤ −7.4%</span>'),
        ("100", "at-least", '<span class="up">▲ ≥ +100%</span>'),
        ("-1.5", "at-least", '<span class="same">at least −1.5%</span>'),
        ("100", "at-most", '<span class="same">at most +100%</span>'),
        ("0", "exact", '<span class="same">0%</span>'),
    ],
)
def test_only_a_known_direction_has_an_arrow_and_a_color(percent, bound, html):
    assert change_mark(Decimal(percent), bound) == html


def test_a_ranking_and_its_image_claim_no_direction_that_is_not_known(world, read):
    page = read("/rankings/daily-avg-visits/?period=2025-12")
    assert '<span class="same">at least −1.5%</span>' in page.html
    assert "= ≥ −1.5%" in page.text
    image = read("/rankings/daily-avg-visits.svg?period=2025-12").text
    assert "at least −1.5%" in image
    assert "▼ −1.5%" not in image


def test_what_stayed_is_called_unchanged(read):
    owners = {"metric": make_metric(slug="visits"), "service": make_service(), "measured_by": make_organization()}
    for period in ("2025-02", "2025-03"):
        make_figure(period=period, value=1_000, **owners)
    text = read("/rankings/visits/?period=2025-03").text
    assert "unchanged Against February 2025." in text
    assert "0%" not in text
    assert "unchanged" in read("/rankings/visits.svg?period=2025-03").text
