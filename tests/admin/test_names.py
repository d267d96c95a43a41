"""Names and aliases lead to one row each."""

import pytest

from adoption.models import Alias, Region, Service
from adoption.models.alias import OWNERS
from tests import make

MAKERS = {
    "service": make.make_service,
    "metric": make.make_metric,
    "organization": make.make_organization,
    "region": lambda: Region.objects.get(pk="KR"),
}


def page_of(row) -> str:
    return f"/admin/adoption/{row._meta.model_name}/{row.pk}/change/"


def errors_of(response, number: int) -> dict:
    return response.context["inline_admin_formsets"][0].formset.forms[number].errors


def new_alias(fields: dict[str, str], text: str) -> dict[str, str]:
    number = int(fields["aliases-TOTAL_FORMS"]) - 1
    return fields | {f"aliases-{number}-text": text}


@pytest.mark.parametrize("owner", OWNERS)
def test_an_alias_is_added_with_its_folded_key(editor_client, fill, owner):
    row = MAKERS[owner]()
    response = editor_client.post(page_of(row), new_alias(fill(page_of(row)), "Ｃｈａｔ  GPT"))
    assert response.status_code == 302
    assert Alias.objects.get(key="chat gpt").text == "Ｃｈａｔ  GPT"


@pytest.mark.parametrize("text", ["BARD", "gemini", "제미나이"])
def test_an_alias_that_leads_elsewhere_is_refused(editor_client, fill, text):
    gemini = make.make_service(name="Gemini", name_ko="제미나이", slug="gemini")
    Alias.objects.create(text="Bard", service=gemini)
    other = make.make_service()
    response = editor_client.post(page_of(other), new_alias(fill(page_of(other)), text))
    assert errors_of(response, 0) == {"text": ["This name already leads to “Gemini”."]}
    assert Alias.objects.filter(service__isnull=False).count() == 1


def test_the_same_alias_twice_in_one_form(editor_client, fill):
    row = make.make_service()
    fields = fill(page_of(row), **{"aliases-0-text": "Bard", "aliases-1-text": "bard "})
    response = editor_client.post(page_of(row), fields | {"aliases-TOTAL_FORMS": "2"})
    assert errors_of(response, 1) == {"text": ["This alias stands twice."]}


def test_the_same_word_may_name_a_service_and_an_organization(editor_client, fill):
    make.make_organization(name="DeepSeek", slug="deepseek")
    row = make.make_service()
    assert editor_client.post(page_of(row), new_alias(fill(page_of(row)), "DeepSeek")).status_code == 302


def test_the_letter_case_of_an_alias_can_be_mended(editor_client, fill):
    row = make.make_service()
    Alias.objects.create(text="bard", service=row)
    assert editor_client.post(page_of(row), fill(page_of(row), **{"aliases-0-text": "Bard"})).status_code == 302
    assert row.aliases.get().text == "Bard"


def test_a_name_that_is_the_alias_of_another_is_refused(editor_client, fill):
    Alias.objects.create(text="Bard", service=make.make_service(name="Gemini"))
    row = make.make_service()
    response = editor_client.post(page_of(row), fill(page_of(row), name="bard"))
    assert response.context["adminform"].form.errors == {"name": ["This name already leads to “Gemini”."]}


def test_a_new_service_with_its_aliases(editor_client, fill):
    provider = make.make_organization()
    address = "/admin/adoption/service/add/"
    typed = {"name": "뤼튼", "slug": "뤼튼", "provider": provider.pk, "category": "chatbot", "website": "wrtn.ai"}
    response = editor_client.post(address, new_alias(fill(address, **typed), "wrtn"))
    assert response.status_code == 302
    service = Service.objects.get()
    assert (service.website, service.aliases.get().key) == ("https://wrtn.ai", "wrtn")


def test_a_changed_owner_gives_its_facts_a_new_chosen_figure(editor_client, fill, chatgpt):
    own = make.make_figure(service=chatgpt, measured_by=make.make_organization(name="Maker"))
    newer = make.make_figure(service=chatgpt, metric=own.metric)
    address = page_of(chatgpt)
    editor_client.post(address, fill(address, provider=newer.measured_by_id))
    own.refresh_from_db()
    assert own.chosen


def test_a_region_keeps_its_code(editor_client, fill):
    korea = Region.objects.get(pk="KR")
    editor_client.post(page_of(korea), fill(page_of(korea), code="XX", name_ko="한국"))
    assert Region.objects.get(pk="KR").name_ko == "한국"
    assert not Region.objects.filter(pk="XX").exists()


def test_a_region_that_is_there_already(editor_client, fill):
    address = "/admin/adoption/region/add/"
    response = editor_client.post(address, fill(address, code="kr"))
    assert response.context["adminform"].form.errors == {"code": ["This name already leads to “South Korea”."]}


class TestAliasPage:
    address = "/admin/adoption/alias/add/"

    def test_one_owner(self, editor_client, fill):
        row = make.make_service()
        assert editor_client.post(self.address, fill(self.address, text="Bard", service=row.pk)).status_code == 302
        assert row.aliases.get().key == "bard"

    def test_no_owner_or_two(self, editor_client, fill):
        two = {"service": make.make_service().pk, "metric": make.make_metric().pk}
        for owners in ({}, two):
            response = editor_client.post(self.address, fill(self.address, text="Bard", **owners))
            message = "An alias leads to one service, metric, organization or region: choose one."
            assert response.context["adminform"].form.errors == {"service": [message]}

    def test_a_taken_name(self, editor_client, fill):
        make.make_service(name="Bard")
        row = make.make_service()
        response = editor_client.post(self.address, fill(self.address, text="bard", service=row.pk))
        assert response.context["adminform"].form.errors == {"text": ["This name already leads to “Bard”."]}


@pytest.mark.parametrize(
    ("field", "model", "term", "found"),
    [
        ("region", "figure", "korea", ["North Korea", "South Korea"]),
        ("region", "figure", "대한민국", ["South Korea"]),
        ("region", "figure", "국내", ["South Korea"]),
        ("region", "figure", "kr", ["South Korea"]),
        ("service", "figure", "gpt", ["ChatGPT"]),
        ("service", "figure", "챗", ["ChatGPT"]),
        ("metric", "figure", "daily", ["Daily average visits"]),
        ("measured_by", "figure", "similar", ["Similarweb"]),
        ("publisher", "source", "similar", ["Similarweb"]),
    ],
)
def test_autocompletes(editor_client, chatgpt, visits, similarweb, field, model, term, found):
    for text in ("chat.openai.com/gpt", "GPT"):
        Alias.objects.create(text=text, service=chatgpt)
    query = {"app_label": "adoption", "model_name": model, "field_name": field, "term": term}
    results = editor_client.get("/admin/autocomplete/", query).json()["results"]
    assert [result["text"] for result in results if "North" in result["text"] or result["text"] in found] == found
    assert len(results) == len({result["id"] for result in results})
