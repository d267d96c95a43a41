"""What leads from a trend to the next one, and what stands in words under it."""

import re
from html import unescape

import pytest

from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db

THREE = "metric=monthly-visits&services=chatgpt,google-gemini,deepseek"


def switches(page) -> dict[str, str]:
    """{label: address} over the chart."""
    part = re.search(r'<div class="switches">(.+?)</div>', page.html, re.DOTALL)[1]
    return {label: unescape(address) for address, label in re.findall(r'<a href="(.+?)"[^>]*>(.+?)</a>', part)}


def current(page) -> set[str]:
    return set(re.findall(r'aria-current="true">(.+?)</a>', page.html))


def test_every_switch_keeps_the_rest_of_the_state(world, read):
    page = read(f"/trends/?{THREE}&from=2025-01&scale=log&mode=index&base=2025-12")
    assert current(page) == {"Index", "Logarithmic", "Left out"}
    assert switches(page) == {
        "1 year": f"/trends/?{THREE}&from=2025-03&mode=index&base=2025-12&scale=log",
        "2 years": f"/trends/?{THREE}&from=2024-03&mode=index&base=2025-12&scale=log",
        "All": f"/trends/?{THREE}&mode=index&base=2025-12&scale=log",
        "Value": f"/trends/?{THREE}&from=2025-01&scale=log",
        "Index": f"/trends/?{THREE}&from=2025-01&mode=index&base=2025-12&scale=log",
        "Share": f"/trends/?{THREE}&from=2025-01&mode=share&scale=log",
        "Linear": f"/trends/?{THREE}&from=2025-01&mode=index&base=2025-12",
        "Logarithmic": f"/trends/?{THREE}&from=2025-01&mode=index&base=2025-12&scale=log",
        "Left out": f"/trends/?{THREE}&from=2025-01&mode=index&base=2025-12&scale=log",
        "Filled in": f"/trends/?{THREE}&from=2025-01&convert=1&mode=index&base=2025-12&scale=log",
    }
    for address in switches(page).values():
        assert read(address).status == 200


def test_what_is_shown_can_be_had_as_a_file(world, read):
    page = read(f"/trends/?{THREE}&mode=share&scale=log")
    for kind in ("csv", "json"):
        assert f'href="/trends.{kind}?{THREE}&mode=share"' in unescape(page.html)
    for kind in ("png", "svg"):
        assert f'href="/trends.{kind}?{THREE}&mode=share&scale=log"' in unescape(page.html)


def test_one_service_can_be_parted_by_measurer(world, read):
    page = read("/trends/?metric=monthly-visits&services=chatgpt")
    address = switches(page)["One for each measurer"]
    assert address == "/trends/?metric=monthly-visits&services=chatgpt&by=measured_by"
    assert "One for each measurer" in current(read(address))
    assert "One for each measurer" not in switches(read(f"/trends/?{THREE}"))


def test_the_form_keeps_what_it_does_not_show(world, read):
    page = read(f"/trends/?{THREE}&mode=index&base=2025-12&as_of=2026-03-01&measured_by=similarweb&scale=log")
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="(.+?)"', page.html))
    assert hidden == {
        "measured_by": "similarweb",
        "as_of": "2026-03-01",
        "mode": "index",
        "base": "2025-12",
        "scale": "log",
    }


def test_the_picker_offers_what_can_be_drawn_first(world, read):
    page = read(f"/trends/?{THREE}")
    with_figures, without = page.html.split("No figure for this metric")
    picks = r'type="checkbox" name="services" value="([\w-]+)"( checked)?'
    assert set(re.findall(picks, with_figures)) > {(slug, " checked") for slug in THREE.split("=")[-1].split(",")}
    assert ("cursor", "") in re.findall(picks, without)
    names = re.search(r'data-names="(Google Gemini\|.+?)"', page.html)[1]
    assert {"구글 제미나이", "Bard"} < set(names.split("|"))


def test_who_has_no_figure_is_said(world, read):
    page = read("/trends/?metric=monthly-visits&services=chatgpt,cursor")
    assert "No figure here: Cursor" in page.text


@pytest.fixture
def fill():
    metric, measurer = make_metric(slug="visits"), make_organization(name="Panel")

    def fill(name: str, values: dict[str, int], qualifiers: dict[str, str] | None = None, **fields) -> None:
        service = make_service(slug=name.lower(), name=name, name_ko=f"{name} 서비스")
        for period, value in values.items():
            owners = {"metric": metric, "service": service, "measured_by": measurer}
            fields["qualifier"] = (qualifiers or {}).get(period, "exact")
            make_figure(period=period, value=value, **owners | fields)

    return fill


def summary(read, services: str, start: str = "") -> str:
    page = read(f"{start}/trends/?metric=visits&services={services}")
    clauses = re.search(r'<p class="summary">(.+?) </p>', page.html)[1]
    return unescape(re.sub(r"</?span>", "", clauses))


def test_a_sentence_sums_up_what_became_of_each(read, fill):
    fill("Grow", {"2024-01": 1_500_000_000, "2025-03": 5_400_000_000})
    fill("Fall", {"2025-01": 1000, "2025-03": 521})
    fill("Slow", {"2025-01": 1000, "2025-02": 1400})
    fill("Days", {"2025-03-01": 10, "2025-03-11": 30})
    fill("Single", {"2025-03": 7})
    fill("Same", {"2025-01": 7, "2025-02": 7})
    fill("Born", {"2025-01": 0, "2025-02": 7})
    assert summary(read, "grow,fall,slow,days,single,same,born") == (
        "Grow grew from 1.5B visits (January 2024) to 5.4B visits (March 2025), ×3.6 in 14 months; "
        "Fall fell from 1,000 visits (January 2025) to 521 visits (March 2025), −47.9% in 2 months; "
        "Slow grew from 1,000 visits (January 2025) to 1,400 visits (February 2025), +40% in 1 month; "
        "Days grew from 10 visits (1 March 2025) to 30 visits (11 March 2025), ×3 in 10 days; "
        "Single has a single figure, 7 visits (March 2025); "
        "Same stayed at 7 visits from January 2025 to February 2025; "
        "Born grew from 0 visits (January 2025) to 7 visits (February 2025)."
    )


def test_the_sentence_tells_what_cannot_be_compared(world, read):
    page = read("/trends/?metric=monthly-visits&services=chatgpt")
    assert "(earlier figures are not comparable: The figures count chatgpt.com from here on)" in page.text
    page = read("/trends/?metric=monthly-visits&services=deepseek&to=2025-07")
    assert "its change is not stated: Measured by Semrush, before by Similarweb" in page.text


def test_the_sentence_in_korean_needs_no_particles(read, fill):
    fill("Grow", {"2024-01": 1_500_000_000, "2025-03": 5_400_000_000})
    assert "15억" in summary(read, "grow", "/ko")
    assert "54억" in summary(read, "grow", "/ko")


def test_growth_from_a_bound_is_a_bound(fill, read):
    fill("Open", {"2025-01": 100, "2025-03": 400}, {"2025-01": "at-least"})
    assert "at least 100 visits (January 2025) to 400 visits (March 2025), at most ×4" in summary(read, "open")
    fill("Both", {"2025-01": 100, "2025-03": 400}, {"2025-01": "at-least", "2025-03": "at-least"})
    assert "its change is not stated: Both figures are bounds" in summary(read, "both")


def test_the_words_under_shares_are_shares(read, fill):
    fill("Big", {"2025-01": 300, "2025-03": 100})
    fill("Small", {"2025-01": 100, "2025-03": 100})
    page = read("/trends/?metric=visits&services=big,small&mode=share")
    assert "Big: from 75% (January 2025) to 50% (March 2025);" in page.text
    assert "as shares of those shown" in page.text
