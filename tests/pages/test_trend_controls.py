"""What leads from a trend to the next one, and what stands in words under it."""

import re
from html import unescape

import pytest

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
        "Share": f"/trends/?{THREE}&from=2025-01&mode=share",
        "Linear": f"/trends/?{THREE}&from=2025-01&mode=index&base=2025-12",
        "Logarithmic": f"/trends/?{THREE}&from=2025-01&mode=index&base=2025-12&scale=log",
        "Left out": f"/trends/?{THREE}&from=2025-01&mode=index&base=2025-12&scale=log",
        "Filled in": f"/trends/?{THREE}&from=2025-01&convert=1&mode=index&base=2025-12&scale=log",
    }
    for address in switches(page).values():
        assert read(address).status == 200


def test_what_is_shown_can_be_had_as_a_file(world, read):
    page = read(f"/trends/?{THREE}&mode=index&scale=log")
    for kind in ("csv", "json"):
        assert f'href="/trends.{kind}?{THREE}&mode=index"' in unescape(page.html)
    for kind in ("png", "svg"):
        assert f'href="/trends.{kind}?{THREE}&mode=index&scale=log"' in unescape(page.html)


def test_shares_have_no_logarithmic_scale(world, read):
    page = read(f"/trends/?{THREE}&mode=share&scale=log")
    assert "Logarithmic (shares begin at zero)" in page.text
    assert '"scale": "linear"' in page.html
    assert f'<link rel="canonical" href="http://testserver/trends/?{THREE}&mode=share">' in unescape(page.html)
    # Where there are no shares the values are drawn, and may be so.
    assert '"scale": "log"' in read("/trends/?metric=wau&services=chatgpt,meta-ai&mode=share&scale=log").html


def test_all_leads_to_all(world, read):
    page = read(f"/trends/?{THREE}&from=2023-01&to=2024-01")
    assert switches(page)["All"] == f"/trends/?{THREE}"
    assert "All" not in current(read(f"/trends/?{THREE}&to=2024-01"))


def test_what_a_form_sends_leads_to_the_one_address(world, client):
    form = "metric=monthly-visits&region=&services=chatgpt&services=deepseek&from=2025-01&to=&scale=log"
    answer = client.get(f"/ko/trends/?{form}")
    assert answer.status_code == 302
    expected = "/ko/trends/?metric=monthly-visits&services=chatgpt,deepseek&from=2025-01&scale=log"
    assert answer["Location"] == expected
    assert client.get(expected).status_code == 200


def test_the_region_is_the_one_shown_and_no_mere_default_is_sent(world, read):
    assert re.search(r'<option value="WORLD" selected>World<', read("/trends/?metric=app-wau&region=WORLD").html)
    assert re.search(r'<option value="" selected>South Korea<', read("/trends/?metric=app-wau").html)
    assert re.search(r'<option value="JP" selected>Japan<', read("/trends/?metric=wau&region=JP").html)


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
