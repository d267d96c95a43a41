"""Figures one by one: the form, the history, the chosen one, the list."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adoption.admin.paginator import BoundedPaginator
from adoption.models import Alias, Figure, ImportRun
from tests import make

from .conftest import EDITOR

LIST = "/admin/adoption/figure/"


def page_of(figure: Figure) -> str:
    return f"{LIST}{figure.pk}/change/"


@pytest.fixture
def figure(chatgpt, visits) -> Figure:
    return make.make_figure(service=chatgpt, metric=visits, value=Decimal("16500000"), qualifier="approx")


@pytest.fixture
def rival(figure) -> Figure:
    """A newer row for the same fact, hence the chosen one."""
    return make.make_figure(service=figure.service, metric=figure.metric, value=12_000_000)


def is_chosen(figure: Figure) -> bool:
    return Figure.objects.get(pk=figure.pk).chosen


def test_a_new_figure(editor_client, chatgpt, visits, fill):
    source = make.make_source()
    typed = {"service": chatgpt.pk, "metric": visits.pk, "source": source.pk, "period": "1Q25", "value": "5천만+"}
    response = editor_client.post(f"{LIST}add/", fill(f"{LIST}add/", **typed), follow=True)
    stored = Figure.objects.get()
    assert (stored.period_kind, stored.period_start) == ("quarter", date(2025, 1, 1))
    assert (stored.value, stored.qualifier) == (50_000_000, "at-least")
    assert (stored.added_by.username, stored.measured_by.slug) == (EDITOR, "not-stated")
    assert "at least 50,000,000 visits, Q1 2025" in str(list(response.context["messages"])[0])


def test_the_form_shows_texts_that_read_back(editor_client, figure, fill):
    fields = fill(page_of(figure))
    assert (fields["period"], fields["value"], fields["qualifier"]) == ("2025-03", "16.5M", "approx")
    assert "about 16,500,000 visits" in editor_client.get(page_of(figure)).content.decode()
    assert fill(f"/ko{page_of(figure)}")["value"] == "1650만"


def test_misreadings_stand_beside_their_fields(editor_client, figure, fill):
    wrong = {"value": "16,500", "period": "3/4/2025", "standing": "deprecated"}
    response = editor_client.post(page_of(figure), fill(page_of(figure), **wrong))
    assert set(response.context["adminform"].form.errors) == {"value", "period", "note"}


def test_the_identity_of_another_figure_is_refused(editor_client, figure, fill):
    other = make.make_figure(
        service=figure.service,
        metric=figure.metric,
        source=figure.source,
        measured_by=figure.measured_by,
        period="2025-04",
    )
    response = editor_client.post(page_of(other), fill(page_of(other), period="March 2025"))
    assert "already has a figure" in response.content.decode()
    assert Figure.objects.get(pk=other.pk).period.code == "2025-04"


def test_a_change_with_its_reason(editor_client, figure, fill):
    changes = {"value": "17M", "change_reason": "The article was corrected."}
    assert editor_client.post(page_of(figure), fill(page_of(figure), **changes)).status_code == 302
    last = figure.history.first()
    assert (last.value, last.history_user.username) == (17_000_000, EDITOR)
    page = editor_client.get(f"{LIST}{figure.pk}/history/").content.decode()
    assert "The article was corrected." in page
    assert "16500000" in page.replace(",", "")


def test_saving_without_a_change_makes_no_history(editor_client, figure, fill):
    assert editor_client.post(page_of(figure), fill(page_of(figure), change_reason="None")).status_code == 302
    assert figure.history.count() == 1


def test_the_first_state_of_an_imported_figure_is_kept(editor_client, figure, fill):
    figure.history.all().delete()
    editor_client.post(page_of(figure), fill(page_of(figure), value="17M"))
    changed, first = figure.history.all()
    assert (first.history_type, first.value, first.history_user) == ("+", 16_500_000, None)
    assert first.history_date == figure.added_at
    assert (changed.history_type, changed.value) == ("~", 17_000_000)


def test_going_back_to_an_earlier_state(editor_client, figure, fill):
    editor_client.post(page_of(figure), fill(page_of(figure), value="17M"))
    address = f"{LIST}{figure.pk}/history/{figure.history.last().pk}/"
    assert editor_client.post(address, fill(address)).status_code == 302
    assert Figure.objects.get().value == 16_500_000
    assert figure.history.count() == 3


def test_deleting_the_chosen_figure_in_the_list_makes_the_next_one_chosen(editor_client, figure, rival):
    assert not is_chosen(figure)
    data = {"action": "delete_selected", "_selected_action": [rival.pk], "post": "yes"}
    assert editor_client.post(LIST, data).status_code == 302
    assert not Figure.objects.filter(pk=rival.pk).exists()
    assert is_chosen(figure)


def test_standing_decides_which_one_is_chosen(editor_client, figure, rival, fill):
    editor_client.post(page_of(rival), fill(page_of(rival), standing="deprecated", note="A slip."))
    assert (is_chosen(figure), is_chosen(rival)) == (True, False)
    editor_client.post(page_of(rival), fill(page_of(rival), standing="preferred", note=""))
    assert (is_chosen(figure), is_chosen(rival)) == (False, True)


@pytest.mark.parametrize("words", ["chatgpt", "챗", "bard", "daily CHAT", "chatbots", "panel"])
def test_search(editor_client, figure, words):
    for text in ("Bard", "bard.google.com"):
        Alias.objects.create(text=text, service=figure.service)
    figure.source.title = "The chatbots of March"
    figure.source.save()
    Figure.objects.update(note="a new panel")
    make.make_figure()
    found = editor_client.get(LIST, {"q": words}).context["cl"].result_list
    assert [row.pk for row in found] == [figure.pk]


def test_the_list_tells_the_value_in_full(editor_client, figure):
    page = editor_client.get(LIST).content.decode()
    assert "about 16,500,000 visits" in page
    assert "March 2025" in page


def test_the_region_filter_offers_regions_with_figures(editor_client, figure):
    korean = make.make_figure(region="KR")
    response = editor_client.get(LIST, {"region": "KR"})
    assert [row.pk for row in response.context["cl"].result_list] == [korean.pk]
    choices = next(spec for spec in response.context["cl"].filter_specs if spec.title == "region").lookup_choices
    assert [code for code, _name in choices] == ["KR", "WORLD"]


def test_figures_of_a_run_and_of_a_source(editor_client, figure):
    run = ImportRun.objects.create(kind="figures", file_name="march.csv", sha256="0" * 64)
    Figure.objects.update(import_run=run)
    make.make_figure()
    for query in ({"import_run__id__exact": run.pk}, {"source__id__exact": figure.source_id}):
        assert editor_client.get(LIST, query).context["cl"].result_count == 1


def test_the_list_never_counts_all_figures(editor_client, figure, monkeypatch):
    monkeypatch.setattr(BoundedPaginator, "limit", 3)
    for _number in range(5):
        make.make_figure()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = editor_client.get(LIST, {"_facets": "1"})
    counts = [query["sql"] for query in queries if "COUNT(" in query["sql"].upper()]
    assert len(counts) == 1
    assert "LIMIT 3" in counts[0]
    assert "JOIN" not in counts[0]
    assert response.context["cl"].result_count == 3
