"""The comparability guard: two metrics are never one line or one rank, and the page says what is fair."""

import pytest

pytestmark = pytest.mark.django_db

TWO = "metric=daily-avg-visits,wau"


def test_two_metrics_are_refused_with_the_fields_that_differ(world, read):
    page = read(f"/trends/?{TWO}")
    assert page.status == 400
    for text in ("Event counted visit active user", "Window day week", "Surface web all surfaces"):
        assert text in page.text
    assert "Definition" not in page.text


def test_a_form_may_ask_for_two_metrics_as_well(world, read):
    assert "What differs" in read("/trends/?metric=wau&metric=mau").text


def test_the_nearest_fair_comparison_is_offered(world, read):
    page = read("/trends/?metric=daily-avg-visits,wau&services=grok,perplexity,claude,microsoft-copilot")
    address = "/trends/?metric=daily-avg-visits&amp;services=grok,perplexity,claude,microsoft-copilot&amp;convert=1"
    assert address in page.html
    assert "Monthly web visits ÷ the days of the period, marked as converted" in page.text
    assert read(address.replace("&amp;", "&")).status == 200


def test_a_ranking_by_two_metrics_is_refused_too(world, read):
    page = read("/rankings/wau/?metric=mau")
    assert page.status == 400
    assert "Window week month" in page.text
    assert read("/rankings/wau/?metric=wau").status == 200


def test_json_names_the_fields(world, client):
    error = client.get(f"/trends.json?{TWO}").json()["error"]
    assert error["parameter"] == "metric"
    assert "Event counted, Window, Surface, Aggregation, Unit" in error["message"]


def test_an_unknown_second_metric_is_named(world, read):
    page = read("/trends/?metric=wau,visits-of-mars")
    assert page.status == 400
    assert "visits-of-mars" in page.text


def test_korean_readers_read_korean(world, read):
    text = read(f"/ko/trends/?{TWO}").text
    assert "일평균 웹 방문 수" in text
    assert "비교할 수 있는 지표" in text


def test_services_without_a_figure_are_told_with_what_they_have(world, read):
    text = read("/trends/?metric=daily-avg-visits&services=grok,perplexity,midjourney").text
    assert "Perplexity: no figure of “Average daily web visits”" in text
    assert "exactly convertible (÷ the days of the period)" in text


def test_converted_figures_are_marked_on_both_pages(world, read):
    assert "converted" in read("/trends/?metric=daily-avg-visits&services=grok,perplexity&convert=1").text
    ranking = read("/rankings/daily-avg-visits/?period=latest&convert=1").text
    assert "Perplexity" in ranking
    assert "converted from" in ranking.lower()


def test_a_ranking_offers_to_fill_in(world, read):
    assert "convert=1" in read("/rankings/daily-avg-visits/?period=latest").html
    assert "convert=1" not in read("/rankings/wau/?period=latest").html
