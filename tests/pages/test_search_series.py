"""A search for a service and a metric together leads to the series of the two."""

from urllib.parse import quote

import pytest

from adoption.analysis.search.name_index import forget_names

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_names():
    forget_names()


@pytest.fixture
def ask(read):
    return lambda text, language="": read(f"{language}/search/?q={quote(text)}")


@pytest.mark.parametrize(
    ("text", "language", "metric"),
    [
        ("chatgpt visits", "", "monthly-visits"),
        ("visits chatgpt", "", "monthly-visits"),
        ("chatgpt wau", "", "wau"),
        ("챗GPT 이용자", "/ko", "wau"),
    ],
)
def test_a_service_and_a_metric_together_lead_to_the_series(world, ask, text, language, metric):
    page = ask(text, language=language)
    series = page.html[page.html.index('id="series"') : page.html.index('id="services"')]
    assert f'href="{language}/trends/?metric={metric}&amp;services=chatgpt"' in series
    assert f'href="{language}/rankings/{metric}/"' in series
    assert f'href="{language}/services/chatgpt/"' in page.html
    assert "much like" not in page.text


def test_a_series_of_another_region_keeps_it(world, ask):
    page = ask("zeta users")
    assert 'href="/trends/?metric=app-mau&amp;services=zeta&amp;region=KR"' in page.html
    assert 'href="/rankings/app-mau/?region=KR"' in page.html
    assert "South Korea · 3 facts" in page.text


def test_a_slug_is_no_name_to_read(world, ask):
    assert "Weekly active users found by" not in ask("wau").text
    assert "Annualized revenue found by" not in ask("annualized-revenue").text
    assert "찾은 이름: 제미니" not in ask("제미", language="/ko").text
