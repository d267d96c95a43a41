"""The front page: who leads within ten seconds, what moved, what is new."""

from datetime import date

import pytest
from django.utils import timezone

from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db


def test_it_shows_who_leads_what_is_new_and_what_happened(world, read):
    text = read("/").text
    assert "Monthly web visits" in text
    assert text.index("ChatGPT") < text.index("Google Gemini")
    assert "DevDay 2026: 1.2 billion weekly users" in text
    assert "Newly published" in text


def test_it_shows_the_first_six_only(read):
    metric = make_metric(slug="monthly-visits")
    for number in range(8):
        make_figure(metric=metric, service=make_service(name=f"Number {number}"), value=900 - number)
    html = read("/").html
    leading = html[html.index("<tbody") : html.index("</tbody")]
    assert "Number 5" in leading
    assert "Number 6" not in leading


def test_it_shows_what_moved(world, read):
    text = read("/").text
    moved = text[text.index("What moved") : text.index("Newly published")]
    assert "Monthly web visits, over 3 months" in moved
    assert "Claude ▲ +305.9% about 203M, January 2026 → about 824M, April 2026" in moved
    assert "ChatGPT ▼ −8.5%" in moved
    assert "rank 5 in January 2026, 4 in February 2026" in moved
    assert 'href="/movers/"' in read("/").html


def test_ranks_that_a_newcomer_shifted_do_not_stand_beside_a_move(read):
    metric, first, second = make_metric(slug="monthly-visits"), make_service(), make_service(name="Climber")
    for period, service, value in (
        ("2025-02", first, 90),
        ("2025-02", second, 80),
        ("2025-03", first, 90),
        ("2025-03", second, 95),
        ("2025-03", make_service(), 200),
    ):
        make_figure(metric=metric, service=service, period=period, value=value)
    text = read("/").text
    moved = text[text.index("What moved") :]
    # Second in both months, and yet it has overtaken the other one.
    assert "among the services listed in both February 2025 and March 2025" in moved[moved.index("Climber") :]
    assert "rank 2 in February 2025, 2 in March 2025" not in text


def test_it_says_who_leads_by_other_measures(world, read):
    page = read("/")
    others = page.text[page.text.index("Who leads by other measures") : page.text.index("What moved")]
    assert "Weekly active users about 1.2B ChatGPT 29 September 2026" in others
    assert "Monthly active users at least 1B" in others
    assert "Monthly web visits" not in others
    assert 'href="/rankings/wau/"' in page.html


def test_old_figures_that_lead_are_marked(read):
    metric = make_metric(slug="monthly-visits", name="Visits")
    make_figure(metric=metric, period="2020-03")
    make_figure(metric=make_metric(slug="wau", name="Weekly users"), period="2020-04")
    today = timezone.now().date()
    make_figure(metric=make_metric(slug="mau", name="Monthly users"), period=f"{today:%Y-%m}")
    page = read("/")
    days = [(today - day).days for day in (date(2020, 3, 31), date(2020, 4, 30))]
    assert f"March 2020 · World {days[0]:,} days old" in page.text
    assert f"April 2020 {days[1]:,} days old" in page.text
    assert page.text.count("days old") == 2


def test_leaders_that_tie_are_counted(read):
    make_figure(metric=make_metric(slug="monthly-visits"))
    metric = make_metric(slug="wau", name="Weekly users")
    for name in ("First", "Second", "Third"):
        make_figure(metric=metric, service=make_service(name=name))
    assert "Weekly users 1M First and 2 more" in read("/").text


def test_where_nothing_can_be_compared_it_says_so(read):
    make_figure(metric=make_metric(slug="monthly-visits", name="Visits"))
    assert "By Visits no service can be compared with itself 3 months before." in read("/").text


def test_korean_readers_read_korean_names_and_numbers(world, read):
    text = read("/ko/").text
    assert "8.24억" in text
    assert "클로드" in text


def test_another_metric_stands_in_where_the_headline_has_no_figures(read):
    make_figure(metric=make_metric(name="Daily answers", slug="daily-answers"))
    assert "Daily answers" in read("/").text


def test_figures_of_another_region_only_leave_the_page_standing(read):
    make_figure(metric=make_metric(slug="monthly-visits"), region="KR", measured_by=make_organization())
    assert read("/").status == 200


def test_an_empty_database_says_how_to_fill_it(read):
    assert "load_bundled_data" in read("/").text
