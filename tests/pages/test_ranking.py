"""The ranking page: who leads, by what, and who says so."""

import csv
import io

import pytest

from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db

MARCH = "/rankings/daily-avg-visits/?period=2025-03"


def test_march_2025_as_the_press_had_it(world, read):
    text = read(MARCH).text
    assert "Average daily web visits" in text
    deepseek, grok, gemini, claude, copilot = (
        text.index(name) for name in ("DeepSeek", "Grok", "Google Gemini", "Claude", "Microsoft Copilot")
    )
    assert deepseek < grok < gemini < claude < copilot
    assert text.count("16.5M") >= 2
    assert "+7.4% reported" in text
    for value in ("10.9M", "3.3M", "2.4M"):
        assert value in text
    assert "5 of 48 services have a figure for March 2025" in text


def test_the_source_is_one_click_away(world, read):
    html = read(MARCH).html
    assert html.count("TechCrunch") >= 5
    assert "Similarweb" in html
    assert "/sources/" in html


def test_korean_readers_read_korean_names_and_numbers(world, read):
    text = read(f"/ko{MARCH}").text
    assert "1,650만" in text
    assert "딥시크" in text
    assert "2025년 3월" in text
    assert "시밀러웹" in text


def test_equal_values_share_a_rank(world, client):
    rows = client.get("/rankings/daily-avg-visits.json?period=2025-03").json()["rows"]
    assert [(row["rank"], row["service"], row["value"]) for row in rows] == [
        (1, "DeepSeek", 16_500_000),
        (1, "Grok", 16_500_000),
        (3, "Google Gemini", 10_900_000),
        (4, "Claude", 3_300_000),
        (5, "Microsoft Copilot", 2_400_000),
    ]
    assert rows[2]["reported_change_pct"] == 7.4
    assert {row["measured_by"] for row in rows} == {"Similarweb"}


def test_json_has_the_shape_of_the_contract(world, client):
    content = client.get("/rankings/app-mau.json?region=KR&period=2025-08").json()
    assert list(content) == ["metric", "unit", "period", "region", "as_of", "total", "rows"]
    assert (content["metric"], content["unit"], content["period"]) == ("app-mau", "users", "2025-08")
    assert (content["region"], content["as_of"], content["total"]) == ("KR", None, None)
    [row] = [row for row in content["rows"] if row["slug"] == "chatgpt"]
    assert (row["value"], row["measured_by"], row["alternatives"], row["spread"]) == (
        12_030_000,
        "Mobile Index",
        2,
        1.69,
    )
    assert row["self_reported"] is False


def test_sources_that_disagree_are_told_with_their_spread(world, read):
    text = read("/rankings/app-mau/?region=KR&period=2025-08").text
    assert "12.03M" in text
    assert "20.31M" in text
    assert "WiseApp" in text
    assert "×1.69" in text


def test_latest_ranks_the_newest_figure_of_each_service(world, read, client):
    assert "1.2B" in read("/rankings/wau/?period=latest").text
    content = client.get("/rankings/wau.json?period=latest").json()
    assert content["period"] == "latest"
    assert (content["rows"][0]["service"], content["rows"][0]["period"]) == ("ChatGPT", "2026-09-29")


def test_a_shared_rank_is_told(world, read):
    text = read(MARCH).text
    assert "1= DeepSeek" in text
    assert "1= Grok" in text
    assert "3 Google Gemini" in text


def test_csv_and_json_say_the_same_as_the_page(world, client, read):
    rows = client.get("/rankings/daily-avg-visits.json?period=2025-03").json()["rows"]
    text = client.get("/rankings/daily-avg-visits.csv?period=2025-03").content.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    assert [row["service"] for row in table] == [row["service"] for row in rows]
    assert [int(row["value"]) for row in table] == [row["value"] for row in rows]
    page = read(MARCH).text
    for row in rows:
        assert row["service"] in page


def test_another_order_leaves_the_ranks_as_they_are(world, read):
    text = read(f"{MARCH}&sort=-service").text
    listed = text[text.index("Rank Service") :]
    assert listed.index("Microsoft Copilot") < listed.index("Grok") < listed.index("Claude")
    assert listed.index("5 Microsoft Copilot") < listed.index("1= Grok")


def test_a_bad_look_parameter_falls_back(world, read):
    assert read(f"{MARCH}&sort=nonsense").status == 200


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("period=2025-13", "period", "2025-03"),
        ("period=March", "period", "2025-03"),
        ("region=KOREA", "region", "WORLD"),
        ("category=toys", "category", "chatbot"),
        ("measured_by=nobody", "measured_by", "similarweb"),
        ("as_of=yesterday", "as_of", "2025-04-07"),
    ],
)
def test_a_bad_parameter_is_a_400_that_names_it_and_what_is_allowed(world, read, query, parameter, allowed):
    page = read(f"/rankings/daily-avg-visits/?{query}")
    assert page.status == 400
    assert parameter in page.text
    assert query.partition("=")[2] in page.text
    assert allowed in page.text


def test_a_bad_parameter_of_json_is_answered_in_json(world, client):
    response = client.get("/rankings/daily-avg-visits.json?region=KOREA")
    assert response.status_code == 400
    assert response.json()["error"]["parameter"] == "region"


def test_a_period_without_figures_says_so_and_leads_on(world, read):
    page = read("/rankings/daily-avg-visits/?period=2025-02")
    assert page.status == 200
    assert "No service has a figure for this choice" in page.text
    assert "January 2025" in page.text


def test_a_self_reported_figure_says_so(read):
    service = make_service(name="Grok")
    metric = make_metric(slug="wau")
    make_figure(service=service, metric=metric, measured_by=service.provider)
    assert "self-reported" in read("/rankings/wau/?period=2025-03").text


def test_a_change_is_shown_and_withheld_between_measurers(read):
    metric, measurer, service, other = make_metric(slug="visits"), make_organization(), make_service(), make_service()
    make_figure(metric=metric, service=service, measured_by=measurer, period="2025-02", value=100)
    make_figure(metric=metric, service=service, measured_by=measurer, period="2025-03", value=125)
    make_figure(metric=metric, service=other, period="2025-02", value=100)
    make_figure(metric=metric, service=other, measured_by=measurer, period="2025-03", value=110)
    text = read("/rankings/visits/?period=2025-03").text
    assert "▲ +25%" in text
    assert "+10%" not in text
    assert "Measured by" in text
