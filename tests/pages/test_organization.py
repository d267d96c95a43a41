"""The page of an organization: its services, what it measured, what it published."""

import re

import pytest

from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = pytest.mark.django_db


def test_a_provider_stands_with_its_services_and_their_newest_figures(world, read):
    text = read("/organizations/openai/").text
    assert "vendor OpenAI 오픈AI Country United States" in text
    assert "ChatGPT about 5.35B visits Monthly web visits, February 2026" in text
    assert "OpenAI API 98.69% Uptime, September 2026" in text


def test_what_it_measured_leads_to_rankings_narrowed_to_it(world, read):
    page = read("/organizations/similarweb/")
    assert "Monthly web visits World 91 November 2022 – April 2026" in page.text
    assert "about its own services" not in page.text
    ways = re.findall(r'href="(/rankings/[^"]+measured_by=similarweb)"', page.html)
    assert "/rankings/monthly-visits/?measured_by=similarweb" in ways
    assert any("region=US" in way for way in ways)
    for way in ways:
        ranking = read(way.replace("&amp;", "&"))
        assert ranking.status == 200
        assert "No service has a figure" not in ranking.text


def test_figures_of_its_own_services_are_said_to_be_self_reported(read):
    provider = make_organization()
    service = make_service(provider=provider)
    for month in (1, 2):
        make_figure(service=service, measured_by=provider, period=f"2025-0{month}")
    make_figure(measured_by=provider)
    make_figure(service=service, measured_by=provider, standing="deprecated", note="wrong")
    page = read(provider.get_absolute_url())
    assert "2 of 3 figures are about its own services and marked as self-reported." in page.text
    assert "deprecated" in page.html


def test_sources_it_published_stand_with_their_figures(read):
    press = make_organization(website="https://press.example/", country="KR")
    source = make_source(publisher=press, title="All about use", published="2025-04-01")
    make_figure(source=source)
    make_figure(source=source)
    text = read(press.get_absolute_url()).text
    for told in ("South Korea", "https://press.example/", "All about use 1 April 2025 · 2 figures"):
        assert told in text
    assert "Figures it measured" not in text


def test_long_lists_are_cut_and_counted(read, monkeypatch):
    monkeypatch.setattr("adoption.analysis.profiles.organization.MEASURED_AT_MOST", 2)
    monkeypatch.setattr("adoption.pages.organization.SERVICES_AT_MOST", 1)
    organization = make_organization()
    for _number in range(3):
        make_service(provider=organization)
        make_source(publisher=organization)
        make_figure(measured_by=organization, metric=make_metric())
    page = read(organization.get_absolute_url())
    assert "1 more metric in a region stands in the table below." in page.text
    assert page.html.count('<span class="muted">No figures yet.</span>') == 1
    assert "All services" in page.text


def test_an_organization_without_anything_says_so(read):
    organization = make_organization()
    text = read(organization.get_absolute_url()).text
    assert f"Nothing by {organization.name} has been entered yet" in text
    assert "Nothing to list here" not in text


def test_drafts_stay_hidden(read):
    organization = make_organization()
    draft = make_service(name="Secret plan", provider=organization, status="draft")
    make_figure(service=draft, measured_by=organization)
    assert "Secret plan" not in read(organization.get_absolute_url()).text


def test_hostile_and_long_names_are_only_text(read):
    name = "<script>alert(1)</script>" + "x" * 470
    organization = make_organization(name=name, name_ko=f"\u202e{name}"[:500])
    service = make_service(provider=organization, name=f"S{name}")
    make_figure(service=service, measured_by=organization, source=make_source(publisher=organization))
    for prefix in ("", "/ko"):
        page = read(prefix + organization.get_absolute_url())
        assert page.status == 200
        assert "<script>alert" not in page.html


def test_korean(world, read):
    text = read("/ko/organizations/openai/").text
    for told in ("오픈AI OpenAI", "미국", "챗GPT", "주간 활성 사용자"):
        assert told in text


def test_unknown_organizations_are_not_there(world, read):
    assert read("/organizations/nothing/").status == 404


def test_it_is_read_only(world, read):
    assert read("/organizations/openai/", method="post").status == 405
