"""Every page of the admin: who may see it, without inline script or style, with a fixed number of queries."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adoption.models import Alias, Event, Figure, ImportRun, Region, SeriesBreak
from tests import make

MODELS = [
    "alias",
    "event",
    "figure",
    "importrun",
    "metric",
    "organization",
    "region",
    "seriesbreak",
    "service",
    "source",
]
INLINE = re.compile(
    r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*(?:\ssrc=|application/json))[^>]*>", re.IGNORECASE
)


def make_world(number: int = 1) -> Figure:
    """A row of every kind, with as many relations as it can have."""
    figure = make.make_figure(quote="a\nb", note="n", reported_change_pct=1, qualifier="approx")
    run = ImportRun.objects.create(kind="figures", file_name="march.csv", sha256="0" * 64, user=User.objects.first())
    Figure.objects.filter(pk=figure.pk).update(import_run=run, added_by=User.objects.first())
    region = Region.objects.create(code=f"KR-{number}", name=f"Province {number}")
    for owner, row in (("service", figure.service), ("metric", figure.metric), ("region", region)):
        Alias.objects.create(text=f"{owner} {number}", **{owner: row})
    Alias.objects.create(text=f"organization {number}", organization=figure.measured_by)
    day = date(2025, 3, number)
    Event.objects.create(date=day, title="Launch", kind="launch").services.add(figure.service)
    owners = {"metric": figure.metric, "measured_by": figure.measured_by, "service": figure.service}
    SeriesBreak.objects.create(date=day, title="New panel", kind="panel", **owners)
    return figure


def first_of(model: str) -> Model:
    return apps.get_model("adoption", model).objects.order_by("-pk").first()


def changelist(model: str) -> str:
    return f"/admin/adoption/{model}/"


@pytest.mark.parametrize("model", MODELS)
def test_anonymous_visitors_are_sent_to_sign_in(client: Client, db, model):
    for address in (changelist(model), f"{changelist(model)}add/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith("/admin/login/")


def test_an_account_without_permissions_may_enter_nothing(client: Client, db):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    for model in MODELS:
        assert client.get(changelist(model)).status_code == 403
    assert client.post("/admin/adoption/source/add/", {"title": "A"}).status_code == 403


def test_who_may_only_look_sees_values_but_no_fields(client: Client, db):
    guest = User.objects.create_user("guest", is_staff=True)
    guest.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(guest)
    make_world()
    for model in MODELS:
        page = client.get(f"{changelist(model)}{first_of(model).pk}/change/")
        assert page.status_code == 200
        assert 'name="_save"' not in page.content.decode()
        assert "Reason for the change" not in page.content.decode()
    figure = first_of("figure")
    assert client.post(f"{changelist('figure')}{figure.pk}/change/", {"value": "1"}).status_code == 403


def test_import_runs_are_read_only(editor_client):
    make_world()
    run = ImportRun.objects.get()
    address = f"{changelist('importrun')}{run.pk}/"
    page = editor_client.get(f"{address}change/").content.decode()
    assert f'<a href="/admin/adoption/figure/?import_run__id__exact={run.pk}">1 figure</a>' in page
    assert editor_client.get(f"{changelist('importrun')}add/").status_code == 403
    assert editor_client.post(f"{address}change/", {"file_name": "x"}).status_code == 403
    assert editor_client.post(f"{address}delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_a_list_asks_no_query_for_a_row(editor_client, django_assert_num_queries, model):
    make_world()
    count = number_of_queries(editor_client, changelist(model))
    for number in range(2, 6):
        make_world(number)
    with django_assert_num_queries(count):
        editor_client.get(changelist(model))


def test_a_source_asks_no_query_for_a_figure(editor_client, django_assert_num_queries):
    source = make.make_source()
    make.make_figure(source=source)
    address = f"{changelist('source')}{source.pk}/change/"
    count = number_of_queries(editor_client, address)
    for _number in range(4):
        make.make_figure(source=source)
    with django_assert_num_queries(count):
        page = editor_client.get(address)
    assert page.content.decode().count('value="1M"') == 5


def test_a_source_with_thousands_of_figures_links_to_their_list(editor_client, monkeypatch):
    monkeypatch.setattr("adoption.admin.source.MOST_ROWS", 1)
    source = make.make_source()
    for _number in range(2):
        make.make_figure(source=source)
    page = editor_client.get(f"{changelist('source')}{source.pk}/change/").content.decode()
    assert "figures-TOTAL_FORMS" not in page
    assert f"/admin/adoption/figure/?source__id__exact={source.pk}" in page


def number_of_queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def addresses() -> list[str]:
    figure, kinds = first_of("figure"), [model for model in MODELS if model != "importrun"]
    pages = ["/admin/", "/admin/adoption/", "/admin/password_change/"]
    for model in MODELS:
        row = f"{changelist(model)}{first_of(model).pk}/"
        pages += [changelist(model), f"{changelist(model)}?q=a", f"{row}change/", f"{row}history/"]
    pages += [f"{changelist(model)}add/" for model in kinds]
    pages += [f"{changelist(model)}{first_of(model).pk}/delete/" for model in kinds]
    pages += [f"{changelist('figure')}{figure.pk}/history/{figure.history.first().pk}/"]
    return pages


def test_no_page_has_inline_script_or_style(editor_client):
    make_world()
    # Every other page in Korean: what is translated is the same code.
    for number, address in enumerate(addresses()):
        response = editor_client.get(f"/ko{address}" if number % 2 else address)
        assert response.status_code == 200, address
        assert not INLINE.findall(response.content.decode()), address
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]


def test_nor_has_a_page_with_errors_or_a_confirmation(editor_client):
    figure = make_world()
    answers = [
        editor_client.post(f"{changelist('source')}add/", {"figures-TOTAL_FORMS": "1", "figures-INITIAL_FORMS": "0"}),
        editor_client.post(changelist("figure"), {"action": "delete_selected", "_selected_action": [figure.pk]}),
        Client().get("/admin/login/"),
    ]
    for response in answers:
        assert response.status_code == 200
        assert not INLINE.findall(response.content.decode())


def test_the_language_can_be_switched(editor_client):
    page = editor_client.get("/admin/adoption/source/").content.decode()
    assert '<a href="/ko/admin/adoption/source/" lang="ko" hreflang="ko">한국어</a>' in page
    assert 'href="/ko/"' in editor_client.get("/ko/admin/").content.decode()


def test_editors_manage_no_accounts(editor_client):
    assert editor_client.get("/admin/auth/user/").status_code == 403
