"""The movers page: what grew, what shrank, from which base, and what is not said."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adoption.models import Figure
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db

VISITS = "/movers/?metric=monthly-visits&span=1y"
REFERRALS = "/movers/?metric=chatbot-referral-share"


def test_growth_stands_with_its_base_and_its_formula(world, read):
    text = read(VISITS).text
    assert "from about 3.905B in February 2025 to about 5.35B in February 2026" in text
    assert "▲ +37% +1.445B" in text
    assert "5.35B ÷ 3.905B − 1 = +37%" in text
    assert "12 × ln 2 ÷ ln( 5.35B ÷ 3.905B ) = 26.4" in text
    assert "Growth a year" not in text


def test_both_figures_are_one_click_away(world, read):
    html = read(VISITS).html
    for value in (3_905_000_000, 5_350_000_000):
        figures = Figure.objects.filter(service__slug="chatgpt", metric__slug="monthly-visits", value=value)
        assert any(f'href="{figure.get_absolute_url()}"' in html for figure in figures)


def test_growing_and_shrinking_stand_apart_the_fastest_first(world, read):
    text = read(REFERRALS).text
    growing, shrinking, tiny = map(text.index, ("Growing fastest", "Shrinking fastest", "From tiny bases"))
    assert growing < text.index("Google Gemini", growing) < text.index("ChatGPT", growing) < shrinking
    assert shrinking < text.index("Claude", shrinking) < text.index("Perplexity", shrinking) < tiny
    assert "▼ −50% −0.02 points" in text[tiny:]
    assert "from a tiny base" in text[tiny:]


def test_what_is_withheld_says_why(world, read):
    text = read(VISITS).text
    assert "DeepSeek Measured by Similarweb, before by aitools.xyz" in text[text.index("Withheld, and why") :]
    text = read("/movers/?metric=monthly-visits&span=2y").text
    assert "ChatGPT chat.openai.com becomes chatgpt.com" in text[text.index("Withheld, and why") :]


def test_who_has_no_earlier_figure_is_counted_and_named(world, read):
    text = read(VISITS).text
    assert "3 services have no figure 1 year before their newest" in text
    assert "6 of 48 services have a recent figure. 1 of them can be compared over 1 year." in text


def test_figures_at_any_date_say_how_far_off_they_are(world, read):
    text = read("/movers/?metric=mau&span=1y").text
    assert "from about 450M on 23 July 2025 to at least 1B on 11 August 2026 12.6 months apart, 19 days off" in text


def test_a_base_of_zero_has_no_percentage(read):
    owners = {"metric": make_metric(slug="visits"), "service": make_service(), "measured_by": make_organization()}
    make_figure(period="2024-12", value=0, **owners)
    make_figure(period="2025-03", value=50, **owners)
    text = read("/movers/?metric=visits").text
    assert "The base is zero: there is no percentage." in text
    assert "+50" in text
    assert "No service is known to have grown in 3 months." in text


def test_two_years_have_a_growth_a_year(world, read):
    text = read("/movers/?metric=genai-visit-share&span=2y").text
    assert "Growth a year" in text
    assert "− 1 = +113%" in text


def test_korean_readers_read_korean_names_and_numbers(world, read):
    text = read(f"/ko{VISITS}").text
    assert "39.05억" in text
    assert "2025년 2월" in text
    assert "챗GPT" in text


def test_csv_and_json_say_the_same_as_the_page(world, client, read):
    content = client.get("/movers.json?metric=chatbot-referral-share").json()
    assert (content["metric"], content["span"], content["region"], content["unit"]) == (
        "chatbot-referral-share",
        "3m",
        "WORLD",
        "percent",
    )
    assert content["tiny_below"] == 0.8047
    text = client.get("/movers.csv?metric=chatbot-referral-share").content.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    assert [{name: value or None for name, value in row.items()} for row in table] == [
        {name: None if value is None else str(value) for name, value in row.items()} for row in content["rows"]
    ]
    page = read(REFERRALS).text
    page = page[page.index("Growing fastest") :]
    places = [page.index(row["service"]) for row in content["rows"]]
    assert places == sorted(places)
    first = content["rows"][0]
    assert (first["group"], first["service"], first["value"], first["base_value"], first["change_pct"]) == (
        "growing",
        "Google Gemini",
        10.94,
        7.96,
        37.44,
    )


def test_it_can_be_narrowed_and_its_address_is_short(world, read):
    html = read("/movers/?metric=chatbot-referral-share&span=3m&region=WORLD&category=&measured_by=statcounter").html
    assert 'href="/movers/?metric=chatbot-referral-share&amp;measured_by=statcounter"' in html
    assert 'href="/movers/?metric=chatbot-referral-share&amp;span=1y&amp;measured_by=statcounter"' in html
    assert "No service has a figure for this choice." in read(f"{REFERRALS}&category=coding").text


def test_time_travel_sees_what_was_known(world, read):
    text = read("/movers/?metric=monthly-visits&span=3m&as_of=2025-10-20").text
    assert "2026" not in text[text.index("Growing fastest") : text.index("How this is computed")]


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("span=5m", "span", "1y 2y"),
        ("metric=visit", "metric", "monthly-visits"),
        ("region=KOREA", "region", "WORLD"),
        ("category=toys", "category", "chatbot"),
        ("measured_by=nobody", "measured_by", "similarweb"),
        ("as_of=yesterday", "as_of", "2025-04-07"),
    ],
)
def test_a_bad_parameter_is_a_400_that_names_it_and_what_is_allowed(world, read, client, query, parameter, allowed):
    page = read(f"/movers/?{query}")
    assert page.status == 400
    assert parameter in page.text
    assert allowed in page.text
    response = client.get(f"/movers.json?{query}")
    assert (response.status_code, response.json()["error"]["parameter"]) == (400, parameter)


def test_an_empty_database_has_no_movers(read, client):
    assert "No figures yet." in read("/movers/").text
    assert client.get("/movers.json").json()["rows"] == []
    assert read("/movers.csv").status == 200


def test_it_can_only_be_read(world, client):
    for address in ("/movers/", "/movers.json", "/movers.csv"):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200


def test_the_number_of_queries_does_not_grow(world, read):
    read("/about/")
    with CaptureQueriesContext(connection) as before:
        read(REFERRALS)
    metric = Figure.objects.filter(metric__slug="chatbot-referral-share").first().metric
    for _number in range(3):
        owners = {"metric": metric, "service": make_service(), "measured_by": make_organization()}
        make_figure(period="2026-06", value=3, **owners)
        make_figure(period="2026-09", value=4, **owners)
    with CaptureQueriesContext(connection) as after:
        assert read(REFERRALS).text.count("▲ +33.3%") == 3
    assert len(after) == len(before) == 14
