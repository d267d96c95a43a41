"""A source is entered with its figures, typed as the article prints them."""

from datetime import date
from decimal import Decimal

import pytest

from adoption.models import Figure, Source
from tests import make

from .conftest import EDITOR, rows

ADD = "/admin/adoption/source/add/"


@pytest.fixture
def article(db) -> dict[str, str]:
    publisher = make.make_organization(name="TechCrunch", slug="techcrunch", kind="press")
    return {"title": "The chatbots of March", "publisher": str(publisher.pk), "published": "2025-04-01"}


@pytest.fixture
def row(chatgpt, visits) -> dict:
    return {"service": chatgpt.pk, "metric": visits.pk, "period": "2025-03", "value": "10.9M"}


def messages_of(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def errors_of(response, number: int = 0) -> dict:
    assert response.status_code == 200
    return response.context["inline_admin_formsets"][0].formset.forms[number].errors


def test_a_source_with_three_figures(editor_client, article, chatgpt, visits, similarweb):
    gemini, grok = make.make_service(name="Google Gemini"), make.make_service(name="Grok")
    figures = [
        {"service": chatgpt.pk, "period": "March 2025", "value": "500m+", "measured_by": similarweb.pk},
        {"service": gemini.pk, "period": "2025년 3월", "value": "1,090만", "reported_change_pct": "+7.4%"},
        {"service": grok.pk, "period": "Mar-25", "value": "약 1,650만 건", "quote": "첫째 줄\r\n둘째 줄"},
    ]
    data = article | rows(*({"metric": visits.pk, **figure} for figure in figures))
    response = editor_client.post(ADD, data, follow=True)
    stored = Figure.objects.order_by("pk")
    assert [(f.value, f.qualifier) for f in stored] == [
        (500_000_000, "at-least"),
        (10_900_000, "exact"),
        (16_500_000, "approx"),
    ]
    assert {(f.period_kind, f.period_start) for f in stored} == {("month", date(2025, 3, 1))}
    assert [f.measured_by.name for f in stored] == ["Similarweb", "Not stated", "Not stated"]
    assert stored[1].reported_change_pct == Decimal("7.4")
    assert stored[2].quote == "첫째 줄\n둘째 줄"
    assert {(f.added_by.username, f.chosen, f.region_id) for f in stored} == {(EDITOR, True, "WORLD")}
    assert "ChatGPT · Daily average visits: at least 500,000,000 visits, March 2025" in messages_of(response)
    assert "about 16,500,000 visits, March 2025" in messages_of(response)


def test_in_korean(editor_client, article, row):
    data = article | rows(row | {"period": "2025년 3월", "value": "약 1,650만"})
    response = editor_client.post(f"/ko{ADD}", data, follow=True)
    assert "2025년 3월" in messages_of(response)
    assert "약 16,500,000" in messages_of(response)


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("value", "twenty million", "twenty million"),
        ("value", "1,234", "1,234"),
        ("value", "64.5%", "percent"),
        ("value", "-5", "below zero"),
        ("period", "03/04/2025", "03/04/2025"),
        ("period", "2025-13", "13"),
        ("period", "spring", "spring"),
        ("reported_change_pct", "a lot", "a lot"),
        ("reported_change_pct", "$5", "percent"),
    ],
)
def test_a_misreading_is_refused_beside_the_field(editor_client, article, row, field, text, reason):
    response = editor_client.post(ADD, article | rows(row | {field: text}))
    errors = errors_of(response)
    assert list(errors) == [field]
    assert reason in errors[field][0]
    assert f'name="figures-0-{field}" value="{text}"' in response.content.decode()
    assert not Source.objects.exists()


def test_everything_wrong_is_told_at_once(editor_client, article, row):
    wrong = {"metric": "", "value": "many", "period": "spring"}
    response = editor_client.post(ADD, article | rows(row | wrong))
    assert set(errors_of(response)) == {"metric", "value", "period"}


def test_the_qualifier_that_was_chosen_wins_over_a_plain_number(editor_client, article, row):
    editor_client.post(ADD, article | rows(row | {"qualifier": "at-most"}))
    assert Figure.objects.get().qualifier == "at-most"


def test_the_text_wins_over_exact(editor_client, article, row):
    editor_client.post(ADD, article | rows(row | {"value": "~10.9M", "qualifier": "exact"}))
    assert Figure.objects.get().qualifier == "approx"


def test_a_contradicting_qualifier_is_refused(editor_client, article, row):
    response = editor_client.post(ADD, article | rows(row | {"value": "500m+", "qualifier": "at-most"}))
    assert list(errors_of(response)) == ["qualifier"]


def test_a_deprecated_figure_needs_a_note(editor_client, article, row):
    response = editor_client.post(ADD, article | rows(row | {"standing": "deprecated"}))
    assert list(errors_of(response)) == ["note"]


def test_the_same_figure_twice_in_one_form(editor_client, article, row):
    response = editor_client.post(ADD, article | rows(row, row | {"period": "March 2025", "value": "11M"}))
    assert response.status_code == 200
    assert errors_of(response, 1)
    assert "Two rows state the same figure" in response.content.decode()
    assert not Figure.objects.exists()


def test_rows_that_differ_only_in_the_period(editor_client, article, row):
    editor_client.post(ADD, article | rows(row, row | {"period": "2025-04"}, row | {"period": "2025-03-01"}))
    assert Figure.objects.count() == 3


def test_a_figure_that_the_source_has_already(editor_client, row, fill):
    not_stated = make.Organization.not_stated()
    service, metric = (make.Service.objects.get(pk=row["service"]), make.Metric.objects.get(pk=row["metric"]))
    figure = make.make_figure(service=service, metric=metric, measured_by=not_stated)
    address = f"/admin/adoption/source/{figure.source_id}/change/"
    new = {f"figures-1-{name}": str(value) for name, value in row.items()}
    response = editor_client.post(address, fill(address, **new))
    assert "already has a figure" in str(errors_of(response, 1))
    assert "already has a figure" in response.content.decode()
    assert Figure.objects.count() == 1


def test_an_untouched_source_makes_no_history(editor_client, fill):
    source = make.make_source()
    details = {"quote": "one\ntwo", "note": "n", "qualifier": "approx", "reported_change_pct": Decimal("-25.5")}
    for period in ("2025-03", "2025-Q1", "2023-01-01/P7D"):
        make.make_figure(source=source, period=period, value=Decimal("10930000.5"), **details)
    metric = make.make_metric(unit="percent")
    make.make_figure(source=source, metric=metric, value=Decimal("64.5"))
    count = Figure.history.count()
    for language in ("", "/ko"):
        address = f"{language}/admin/adoption/source/{source.pk}/change/"
        response = editor_client.post(address, fill(address))
        assert response.status_code == 302
    assert Figure.history.count() == count


def test_an_inline_change_with_its_reason(editor_client, fill):
    figure = make.make_figure()
    address = f"/admin/adoption/source/{figure.source_id}/change/"
    changes = {"figures-0-value": "2.5M", "change_reason": "The article was corrected."}
    assert editor_client.post(address, fill(address, **changes)).status_code == 302
    last = figure.history.first()
    assert (last.value, last.history_change_reason) == (2_500_000, "The article was corrected.")
    assert last.history_user.username == EDITOR


def test_a_figure_is_deleted_in_its_row(editor_client, fill):
    figure = make.make_figure()
    address = f"/admin/adoption/source/{figure.source_id}/change/"
    editor_client.post(address, fill(address, **{"figures-0-DELETE": "on", "change_reason": "Not in the article."}))
    assert not Figure.objects.exists()
    assert Figure.history.first().history_change_reason == "Not in the article."


def test_a_new_day_of_publication_changes_the_chosen_figure(editor_client, chatgpt, visits, fill):
    older, newer = (make.make_source(published=day) for day in ("2025-04-01", "2025-05-01"))
    first, second = (make.make_figure(source=source, service=chatgpt, metric=visits) for source in (older, newer))
    assert (Figure.objects.get(chosen=True)) == second
    address = f"/admin/adoption/source/{older.pk}/change/"
    assert editor_client.post(address, fill(address, published="2025-06-01")).status_code == 302
    assert (Figure.objects.get(chosen=True)) == first
