"""What a row of a ranking tells: its move, its change and the reason for none, share, age, recent past."""

import re

import pytest

from adoption.models import Conversion, SeriesBreak
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db

MARCH = "/rankings/visits/?period=2025-03"


@pytest.fixture
def metric():
    return make_metric(slug="visits")


@pytest.fixture
def panel():
    return make_organization(name="Panel", slug="panel")


@pytest.fixture
def make_line(metric, panel):
    """`make_line("Name", {period: value})` is a service with these figures by the panel."""

    def make_line(name: str, values: dict, **fields):
        service = make_service(name=name, slug=name.lower())
        for period, value in values.items():
            own = fields if period == "2025-03" else {}
            defaults = {"metric": metric, "service": service, "measured_by": panel}
            make_figure(**defaults | own, period=period, value=value)
        return service

    return make_line


def test_moves_are_told_in_marks_and_words(make_line, read):
    make_line("Climber", {"2025-02": 10, "2025-03": 50})
    make_line("Faller", {"2025-02": 30, "2025-03": 40})
    make_line("Fresh", {"2025-03": 35})
    make_line("Returner", {"2024-11": 5, "2025-03": 30})
    make_line("Stayer", {"2025-02": 20, "2025-03": 20})
    page = read(MARCH)
    assert "1 ▲ 2 was 3 up 2 among the services listed in both periods; rank 3 in February 2025 Climber" in page.text
    assert "2 ▼ 1 was 1 down 1 among the services listed in both periods; rank 1 in February 2025 Faller" in page.text
    assert "3 new Fresh" in page.text
    assert "4 back Returner" in page.text
    assert 'title="It has earlier figures, but none for February 2025."' in page.html
    assert "5 ▼ 1 was 2 down 1 among the services listed in both periods; rank 2 in February 2025 Stayer" in page.text


def test_a_leader_without_a_figure_lifts_nobody(make_line, client, read):
    make_line("Gone", {"2025-02": 99})
    make_line("First", {"2025-02": 20, "2025-03": 20})
    make_line("Second", {"2025-02": 10, "2025-03": 10})
    assert 'class="move"' not in read(MARCH).html
    rows = client.get("/rankings/visits.json?period=2025-03").json()["rows"]
    assert [(row["rank"], row["previous_rank"]) for row in rows] == [(1, 2), (2, 3)]


def test_without_a_ranking_before_nothing_moves(make_line, read):
    make_line("Alone", {"2024-12": 1, "2025-03": 1})
    assert 'class="move"' not in read(MARCH).html
    assert 'class="move"' not in read("/rankings/visits/?period=latest").html


def test_a_change_opens_its_formula_with_both_figures(world, client, read):
    address = "/rankings/app-mau{}?region=KR&period=2025-08"
    row = client.get(address.format(".json")).json()["rows"][0]
    page = read(address.format("/"))
    assert "▲ +6.6% +740K" in page.text
    assert "( about 12.03M − about 11.29M ) ÷ 11.29M = +6.6% Against July 2025." in page.text
    assert row["change_pct"] == 6.55
    formula = re.search(r'<details class="formula">.*?</details>', page.html, re.DOTALL)[0]
    assert len(set(re.findall(r"/figures/\d+/", formula))) == 2
    assert f"/figures/{row['figure']}/" in formula


def test_a_reported_change_that_differs_is_shown_beside_ours(make_line, read):
    make_line("Odd", {"2025-02": 1_129, "2025-03": 1_203}, reported_change_pct=16)
    text = read(MARCH).text
    assert "▲ +6.6% +74" in text
    assert "▲ +16% reported differs" in text
    assert "The source reports +16%; its figures give +6.6%, which rounding does not explain." in text
    assert "“Differs”: the source reports another change" in text


def test_a_reported_change_that_agrees_is_not_repeated(make_line, read):
    make_line("Fair", {"2025-02": 1_129, "2025-03": 1_203}, reported_change_pct=7)
    assert "reported" not in read(MARCH).text


def test_across_a_break_the_reason_stands_instead_of_a_change(make_line, metric, read):
    make_line("Cut", {"2025-02": 10, "2025-03": 50}, reported_change_pct=12)
    SeriesBreak.objects.create(metric=metric, date="2025-03-01", title="New panel", kind="panel")
    text = read(MARCH).text
    assert "Not comparable: New panel" in text
    # What its source reports bridges the break too.
    assert "+12%" not in text
    assert "400%" not in text


def test_from_zero_there_is_an_amount_and_no_percentage(make_line, read):
    make_line("Starter", {"2025-02": 0, "2025-03": 50})
    text = read(MARCH).text
    assert "Zero is no base for a percentage." in text
    assert "50 − 0 = +50" in text


def test_what_stayed_the_same_says_so_even_at_zero(make_line, read):
    make_line("Nothing", {"2025-02": 0, "2025-03": 0})
    make_line("Steady", {"2025-02": 7, "2025-03": 7})
    page = read(MARCH)
    assert page.html.count('<summary><span class="same">unchanged</span></summary>') == 2
    assert "<summary></summary>" not in page.html


def test_a_small_change_is_told_with_the_digits_it_needs(make_line, read):
    make_line("Slow", {"2025-02": 100_000, "2025-03": 100_021})
    text = read(MARCH).text
    assert "▲ +0.02% +21" in text


def test_shares_stand_only_where_they_say_something(make_line, metric, read):
    make_line("Alpha", {"2025-03": 30_000})
    assert "Share" not in read(MARCH).text
    make_line("Beta", {"2025-03": 10_000})
    make_line("Crumb", {"2025-03": 1})
    text = read(MARCH).text
    assert "Share 75%" in text
    assert "Share 25%" in text
    assert "Share < 0.01%" in text
    assert "Those listed add up to 40K. Shares are shares of that total" in text
    assert "Not all figures are exact" not in text
    metric.additive = False
    metric.save()
    assert "Share" not in read(MARCH).text


def test_latest_figures_tell_their_age(make_line, read):
    make_line("Old", {"2025-03": 1})
    text = read("/rankings/visits/?period=latest").text
    assert re.search(r"March 2025 · \d+ days old stale", text)
    assert "The newest period ended" not in text
    assert "figures of this metric count as stale after 75 days" in read(MARCH).text


def test_a_converted_figure_is_marked(read, panel):
    daily, monthly = make_metric(name="Daily visits", window="day", aggregation="average"), make_metric(slug="visits")
    Conversion.objects.create(metric=monthly, from_metric=daily, period_kind="month", rule="times-days")
    make_figure(metric=daily, measured_by=panel, value=10)
    make_figure(metric=monthly, measured_by=panel, value=100)
    assert "converted from" not in read(MARCH).text
    text = read(f"{MARCH}&convert=1").text
    assert "310" in text
    assert "converted from Daily visits" in text


def test_a_small_line_leads_to_the_trend(world, read):
    page = read("/rankings/app-mau/?region=KR&period=2025-08")
    assert "Trend of ChatGPT" in page.text
    assert 'href="/trends/?metric=app-mau&amp;services=chatgpt' in page.html
    assert page.html.count('class="sparkline"') == 1


def test_korean_rows(make_line, read):
    make_line("Climber", {"2025-02": 10_000, "2025-03": 50_000})
    make_line("Faller", {"2025-02": 30_000, "2025-03": 40_000})
    text = read(f"/ko{MARCH}").text
    assert "▲ 1" in text
    assert "이전 2위" in text
    assert "+4만" in text
