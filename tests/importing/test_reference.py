"""Reference files: created, brought up to date, or refused whole with the line that is wrong."""

import pytest

from adoption.importing.outcome import FileError
from adoption.importing.reference import EVENTS, METRICS, ORGANIZATIONS, SERVICES, import_table
from adoption.models import Alias, Event, Metric, Organization, Service
from tests.make import make_metric, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(tmp_path):
    def write(*lines: str):
        path = tmp_path / "table.csv"
        path.write_text("\n".join(lines) + "\n")
        return path

    return write


def test_an_organization_without_slug_gets_one_from_its_name(write):
    import_table(ORGANIZATIONS, write("name,kind", "조선비즈 (English),press"))
    assert Organization.objects.get(name="조선비즈 (English)").slug == "조선비즈-english"


def test_a_changed_cell_updates_and_a_blank_one_keeps(write):
    import_table(ORGANIZATIONS, write("name,kind,name_ko,country", "OpenAI,vendor,오픈AI,"))
    outcome = import_table(ORGANIZATIONS, write("name,kind,name_ko,country", "OpenAI,vendor,,US"))
    assert outcome.updated == 1
    openai = Organization.objects.get(slug="openai")
    assert (openai.name_ko, openai.country) == ("오픈AI", "US")


def test_a_service_brings_its_provider_and_aliases(write):
    header = "name,provider,provider_country,category,launched,aliases"
    outcome = import_table(SERVICES, write(header, "Grok,xAI,US,chatbot,2023-11-04,grok.com|그로크"))
    grok = Service.objects.get()
    assert outcome.created == 1
    assert (grok.provider.name, grok.provider.country, str(grok.launched)) == ("xAI", "US", "2023-11-04")
    assert set(grok.aliases.values_list("text", flat=True)) == {"grok.com", "그로크"}


def test_an_alias_that_leads_elsewhere_is_refused(write):
    make_service(name="Google Gemini", slug="google-gemini")
    Alias.objects.create(text="Bard", service=Service.objects.get())
    outcome = import_table(SERVICES, write("name,provider,category,aliases", "Poet,Bard Inc.,chatbot,BARD"))
    [error] = outcome.errors
    assert (error.line, error.column, error.value) == (2, "aliases", "BARD")
    assert "Google Gemini" in error.message
    assert not Service.objects.filter(name="Poet").exists()


def test_words_of_a_fixed_list_are_checked(write):
    outcome = import_table(ORGANIZATIONS, write("name,kind", "OpenAI,vendor", "Similarweb,surveyor"))
    [error] = outcome.errors
    assert (error.line, error.column, error.value) == (3, "kind", "surveyor")
    assert "measurement" in error.message
    assert not Organization.objects.filter(name="OpenAI").exists()


def test_a_usual_period_can_be_taken_back(write):
    metric = make_metric(slug="wau", usual_period="month")
    header = "slug,name,unit,event,window,surface,aggregation,additive,higher_is_better,usual_period,stale_after_days"
    import_table(METRICS, write(header, "wau,Weekly users,users,active user,week,all,point,no,yes,any,180"))
    metric.refresh_from_db()
    assert (metric.usual_period, metric.additive, metric.name) == ("", False, "Weekly users")
    assert Metric.objects.count() == 1


def test_a_month_stands_where_no_day_is_known(write):
    outcome = import_table(EVENTS, write("date,title,kind", "2025-02,Grok 3 is released,launch"))
    assert outcome.created == 1
    event = Event.objects.get()
    assert (event.period.code, event.date.isoformat()) == ("2025-02", "2025-02-01")
    outcome = import_table(EVENTS, write("date,title,kind", "2025-02-01,Grok 3 is released,launch"))
    event.refresh_from_db()
    assert (outcome.updated, event.period.code) == (1, "2025-02-01")
    (error,) = import_table(EVENTS, write("date,title,kind", "2025-Q1,Grok 3 is released,launch")).errors
    assert (error.column, error.value) == ("date", "2025-Q1") and "2025-04-01 or 2025-04" in error.message


def test_the_services_of_an_event_are_linked(write):
    make_service(name="Grok", slug="grok")
    lines = ("date,title,kind,services", "2026-01-10,Indonesia blocks Grok,ban,Grok")
    import_table(EVENTS, write(*lines))
    assert Event.objects.get().services.get().slug == "grok"
    assert import_table(EVENTS, write(*lines)).unchanged == 1


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("name,kind,likes", "OpenAI,vendor,3"), "likes"),
        (("name", "OpenAI"), "kind"),
        (("name,name,kind", "OpenAI,OpenAI,vendor"), "name"),
    ],
)
def test_a_header_that_is_not_understood_is_refused(write, lines, told):
    with pytest.raises(FileError, match=told):
        import_table(ORGANIZATIONS, write(*lines))


def test_a_doubled_row_and_a_short_row_are_refused(write):
    outcome = import_table(ORGANIZATIONS, write("name,kind", "OpenAI,vendor", "OpenAI,vendor", "xAI"))
    assert [error.line for error in outcome.errors] == [3, 4]
