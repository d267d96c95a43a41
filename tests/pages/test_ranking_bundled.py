"""Rankings of the bundled data: what is compared with what, and what is said of old or mixed figures."""

import csv
import io

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(world, client):
    def rows(address: str) -> dict[str, dict]:
        return {row["slug"]: row for row in client.get(address).json()["rows"]}

    return rows


def test_a_change_is_against_the_same_measurer_though_another_figure_was_shown(rows):
    found = rows("/rankings/chatbot-referral-share.json?period=2026-05")
    assert {found[slug]["measured_by"] for slug in ("google-gemini", "perplexity", "claude")} == {"StatCounter"}
    assert [found[slug]["previous_value"] for slug in ("google-gemini", "perplexity", "claude")] == [9, 7.73, 2.66]
    korea = rows("/rankings/app-mau.json?period=2025-04&region=KR")["chatgpt"]
    assert (korea["measured_by"], korea["previous_value"]) == ("WiseApp", 10_920_000)


def test_across_a_break_nothing_is_stated_not_even_what_a_source_reports(rows, read, client):
    address = "/rankings/monthly-visits{}?period=2024-05"
    row = rows(address.format(".json"))["chatgpt"]
    assert (row["change_pct"], row["reported_change_pct"]) == (None, None)
    for kind in ("/", ".svg", ".csv"):
        assert "64.6" not in read(address.format(kind)).html
    [line] = [
        line
        for line in csv.DictReader(io.StringIO(client.get(address.format(".csv")).content.decode("utf-8-sig")))
        if line["slug"] == "chatgpt"
    ]
    assert line["change_withheld"] == "chat.openai.com becomes chatgpt.com"


def test_every_period_with_figures_can_be_chosen_also_without_a_usual_kind(world, read):
    page = read("/rankings/genai-visit-share/")
    assert '<option value="" selected>Latest figures</option>' in page.html
    assert '<optgroup label="Months">' in page.html and '<option value="2026-05">May 2026</option>' in page.html
    assert '<optgroup label="Quarters">' in read("/rankings/chatbot-referral-share/").html


def test_an_old_default_period_says_that_it_is_stale(world, read):
    assert "Stale: the newest figure shown here is " in read("/rankings/daily-avg-visits/").text
    # Whoever chooses an old period, though there are newer ones, knows.
    chosen = read("/rankings/daily-avg-visits/?period=2025-01")
    assert "have a figure for January 2025" in chosen.text
    assert "Stale:" not in chosen.text


def test_figures_of_several_periods_make_no_total(rows, read, client):
    content = client.get("/rankings/monthly-visits.json?period=latest").json()
    assert len({row["period"] for row in content["rows"]}) > 1
    assert content["total"] is None
    assert {row["share_pct"] for row in content["rows"]} == {None}


def test_a_total_is_as_exact_as_what_it_adds_up(world, read):
    text = read("/rankings/daily-avg-visits/?period=2025-03").text
    assert "Those listed add up to about " in text
    assert "Not all figures are exact, so neither are the shares." in text


def test_where_sources_mix_the_remainder_is_withheld_in_words(world, read):
    assert "they come from several sources, so what is left is not told." in read("/rankings/genai-visit-share/").text


def test_an_empty_choice_leads_out_and_never_to_itself(world, read):
    page = read("/rankings/monthly-visits/?category=companion")
    assert "No service has a figure for this choice. All categories" in page.text
    assert 'href="/rankings/monthly-visits/"' in page.html
    korea = read("/rankings/wau/?region=KR")
    assert '<option value="KR" selected>South Korea' in korea.html
    assert "Other regions with figures: World" in korea.text


def test_a_row_without_a_figure_for_the_month_before_says_so_though_the_metric_has_no_usual_month(world, read):
    html = read("/rankings/genai-visit-share/?period=2026-05").html
    for name in ("Microsoft Copilot", "Perplexity"):
        row = next(row for row in html.split("<tr") if f">{name}</a>" in row)
        assert "no figure for April 2026" in row


def test_links_to_trends_and_movers_keep_what_is_shown(world, read):
    scope = "measured_by=similarweb&amp;as_of=2025-06-01&amp;undated=1"
    address = f"/rankings/daily-avg-visits/?category=chatbot&{scope}".replace("&amp;", "&")
    html = read(address).html
    assert f'href="/movers/?metric=daily-avg-visits&amp;category=chatbot&amp;{scope}"' in html
    trends = [link for link in html.split('"') if link.startswith("/trends/?metric=daily-avg-visits&amp;services=")]
    assert len(trends) > 1
    assert all(link.endswith(f"&amp;{scope}") for link in trends)


def test_categories_begin_with_a_capital_letter_in_the_list_to_choose_from(world, read):
    html = read("/rankings/wau/").html
    assert '<option value="chatbot">Chatbot</option>' in html


def test_the_list_of_rankings_writes_months_as_months(world, read):
    text = read("/rankings/").text
    assert "newest from May 2026" in text
    assert "newest from 1 May 2026" not in text
