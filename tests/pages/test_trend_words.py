"""What stands in words under a trend: what became of each service, and what is not joined."""

import re
from html import unescape

import pytest

from adoption.models import Service
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


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
        "Fall fell from 1,000 visits (January 2025) to 521 visits (March 2025), by 47.9% in 2 months; "
        "Slow grew from 1,000 visits (January 2025) to 1,400 visits (February 2025), by 40% in 1 month; "
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


def test_no_direction_is_claimed_where_a_bound_leaves_it_open(fill, read):
    fill("Open", {"2025-01": 100, "2025-03": 400}, {"2025-01": "at-least"})
    assert summary(read, "open") == (
        "Open went from at least 100 visits (January 2025) to 400 visits (March 2025), at most ×4 in 2 months."
    )
    fill("Less", {"2025-01": 203, "2025-03": 200}, {"2025-01": "at-most"})
    assert "went from at most 203 visits (January 2025) to 200 visits (March 2025), at least −1.5%" in summary(
        read, "less"
    )
    fill("Fell", {"2025-01": 200, "2025-03": 100}, {"2025-03": "at-most"})
    assert "fell from 200 visits (January 2025) to at most 100 visits (March 2025), by at least 50%" in summary(
        read, "fell"
    )
    fill("Both", {"2025-01": 100, "2025-03": 400}, {"2025-01": "at-least", "2025-03": "at-least"})
    assert "its change is not stated: Both figures are bounds" in summary(read, "both")


def test_a_small_change_is_told_by_more_digits(fill, read):
    fill("Small", {"2025-01": 5_350_100_000, "2025-02": 5_350_200_000})
    assert summary(read, "small") == (
        "Small grew from 5,350,100,000 visits (January 2025) to 5,350,200,000 visits (February 2025), "
        "by 0.002% in 1 month."
    )


def test_percentages_change_by_points(world, read):
    text = read("/trends/?metric=genai-visit-share&services=chatgpt,claude").text
    assert "ChatGPT fell from 76.4% (June 2025) to 55.5% (August 2026), by 20.9 points in 14 months" in text
    assert "Claude grew from 1.6% (June 2025) to 9.3% (August 2026), by 7.7 points in 14 months" in text


def test_the_words_under_shares_are_shares(read, fill):
    fill("Big", {"2025-01": 300, "2025-03": 100})
    fill("Small", {"2025-01": 100, "2025-03": 100})
    page = read("/trends/?metric=visits&services=big,small&mode=share")
    assert "Big fell from a share of 75% (January 2025) to 50% (March 2025), by 25 points in 2 months;" in page.text
    assert "as shares of those shown" in page.text


def test_shares_are_compared_only_as_far_as_their_figures_are(world, read):
    text = read("/trends/?metric=monthly-visits&services=chatgpt,google-gemini&mode=share").text
    assert "from a share of about 93.42% (January 2025) to about 71.72% (February 2026), by 21.7 points" in text
    assert "earlier shares are not comparable (ChatGPT: chat.openai.com becomes chatgpt.com)" in text
    assert "21 periods are left out" in text
    assert "missing figures: Google Gemini 21." in text


def test_who_was_not_launched_is_not_among_the_services_of_a_period(read, fill):
    fill("Old", {"2025-01": 300, "2025-03": 100})
    fill("Other", {"2025-01": 100, "2025-03": 100})
    fill("New", {"2025-03": 100})
    query = "/trends/?metric=visits&services=old,other,new&mode=share"
    Service.objects.filter(slug="new").update(launched="2025-02-01")
    assert "Shares among those of the 3 services shown that were on offer in a period" in read(query).text
    Service.objects.filter(slug="new").update(launched="2024-02-01")
    page = read(query)
    assert "Shares among the 3 services shown" in page.text
    assert "1 period is left out" in page.text


def test_converted_values_are_marked(world, read):
    query = "/trends/?metric=monthly-visits&services=grok&convert=1"
    assert "Grok fell from about 511.5M visits (March 2025, converted) to about 298.5M" in read(query).text
    description = re.search(r'<meta name="description" content="(.+?)"', read(f"{query}&to=2025-06").html)[1]
    assert "Grok about 511.5M (March 2025, converted)" in description
    assert "with converted figures: Grok" in description.replace(". Latest", ": Grok")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "metric=chatbot-referral-share&services=chatgpt",
            "ChatGPT has 2 lines, of unlike measurers or periods: StatCounter; BrightEdge (quarters). By measurer They",
        ),
        ("metric=mau&services=google-gemini", "Google Gemini has 2 lines, of unlike measurers or periods: Google; "),
    ],
)
def test_lines_that_look_alike_and_are_not_joined_are_named(world, read, query, told):
    page = read(f"/trends/?{query}")
    assert told in page.text
    assert ("by=measured_by" in page.html.split('class="downloads"')[0].split("</figure>")[1]) == ("Stat" in told)
    assert "They are not joined" not in read("/trends/?metric=wau&services=google-gemini").text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "metric=monthly-visits&services=chatgpt",
            "챗GPT는 2024년 10월 약 37억 회에서 2026년 2월 약 53.5억 회로 16개월 동안 44.6% 늘었습니다",
        ),
        (
            "metric=app-mau&region=KR&services=google-gemini",
            "구글 제미나이는 2025년 1월 7,240명에서 2026년 1월 12.36만 명으로 12개월 만에 17.1배가 되었습니다.",
        ),
        (
            "metric=genai-visit-share&services=microsoft-copilot",
            "마이크로소프트 코파일럿은 2025년 8월 2%에서 2026년 8월 1.6%로 12개월 동안 0.4퍼센트포인트 줄었습니다.",
        ),
    ],
)
def test_korean_readers_read_whole_sentences(world, read, query, told):
    assert told in read(f"/ko/trends/?{query}").text
