"""What the system checks tell."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connection

from adoption.checks import colors_of_services_differ
from adoption.models import Service
from tests.make import make_service

pytestmark = pytest.mark.django_db

NEAR = {"color": "#089358"}, {"color": "#0a9459"}


def warnings() -> list[str]:
    return [str(found) for found in run_checks(databases=["default"]) if found.id == "adoption.W002"]


def test_the_bundled_colors_give_no_warning(world):
    assert Service.objects.colored().count() >= 20
    assert warnings() == []


def test_two_near_colors_are_named_with_what_to_do():
    make_service(name="Moss", **NEAR[0])
    make_service(name="Fern", **NEAR[1])
    make_service(name="Brick", color="#a34c1a")
    (warning,) = warnings()
    for part in ("“Fern” (#0a9459)", "“Moss” (#089358)", "0.04 is the least", "in the admin"):
        assert part in warning
    assert "Brick" not in warning


def test_drafts_and_services_without_a_color_are_left_alone():
    make_service(**NEAR[0])
    make_service(status="draft", **NEAR[1])
    make_service()
    make_service()
    assert warnings() == []


def test_the_command_that_checks_tells_it():
    make_service(name="Moss", **NEAR[0])
    make_service(name="Fern", **NEAR[1])
    told = io.StringIO()
    call_command("check", databases=["default"], stderr=told)
    assert "adoption.W002" in told.getvalue()


def test_without_tables_or_databases_it_is_silent(monkeypatch):
    make_service(**NEAR[0])
    make_service(**NEAR[1])
    assert colors_of_services_differ(None) == []
    monkeypatch.setattr(connection.introspection, "table_names", lambda cursor: [])
    assert colors_of_services_differ(None, databases=["default"]) == []


def test_an_editor_is_warned_on_saving(client):
    client.force_login(get_user_model().objects.create_superuser("editor"))
    make_service(name="Moss", **NEAR[0])
    service = make_service(name="Fern")
    form = {
        "name": "Fern",
        "slug": service.slug,
        "provider": service.provider_id,
        "category": "chatbot",
        "status": "published",
        "aliases-TOTAL_FORMS": 0,
        "aliases-INITIAL_FORMS": 0,
    }
    address = f"/admin/adoption/service/{service.pk}/change/"
    page = client.post(address, form | NEAR[1], follow=True).content.decode()
    assert "#0a9459 can hardly be told from that of “Moss”, #089358" in page
    page = client.post(address, form | {"color": "#a34c1a"}, follow=True).content.decode()
    assert "can hardly be told" not in page
