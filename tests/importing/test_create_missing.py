"""Names that nobody knows: refused with near ones, or created where the maintainer asked for it, and listed."""

import pytest

from adoption.importing.options import Options
from adoption.importing.run import import_figures
from adoption.models import Figure, ImportRun, Metric, Organization, Region, Service
from tests.make import make_metric, make_organization, make_service

LONG = """\
service,metric,period,region,value,publisher,measured_by,source
ChatGPT,Monthly visits,2025-03,WORLD,4500000000,Similarweb,Similarweb,Tracker
Newbot,Daily swipes,2025-03,Atlantis,12%,Gazette,Panel One,Tracker
"""
WIDE = "Month,Newbot,Otherbot,Total\n2025-03,1000,2000,3000\n"
TOLD = {"metric": "monthly-visits", "region": "WORLD", "measured_by": "Similarweb"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names() -> None:
    make_service(name="ChatGPT", slug="chatgpt")
    make_metric(name="Monthly visits", slug="monthly-visits")
    make_organization(name="Similarweb", slug="similarweb")


@pytest.fixture
def take_in(tmp_path):
    def take_in(text: str, **options):
        path = tmp_path / "visits.csv"
        path.write_text(text)
        return import_figures(path, Options(**options))

    return take_in


def test_without_it_every_unknown_name_is_an_error_of_its_cell(take_in):
    errors = {(error.line, error.column, error.value) for error in take_in(LONG).errors}
    assert errors == {
        (3, "service", "Newbot"),
        (3, "metric", "Daily swipes"),
        (3, "region", "Atlantis"),
        (3, "publisher", "Gazette"),
        (3, "measured_by", "Panel One"),
    }
    assert not Figure.objects.exists()


def test_with_it_they_are_created_and_listed(take_in):
    outcome = take_in(LONG, create_missing=True)
    assert (outcome.created, outcome.errors) == (2, [])
    report = outcome.as_report()
    assert report["created_services"] == ["Newbot"]
    assert report["created_metrics"] == ["Daily swipes"]
    assert report["created_regions"] == ["Atlantis"]
    assert set(report["created_organizations"]) == {"Gazette", "Panel One"}
    assert Organization.objects.filter(name__in=["Gazette", "Panel One"]).count() == 2
    assert Figure.objects.get(service__name="Newbot").region.code == "ATLANTIS"


def test_a_created_service_is_a_draft_that_readers_do_not_see(take_in):
    take_in(LONG, create_missing=True)
    service = Service.objects.get(name="Newbot")
    assert (service.status, service.provider.slug) == ("draft", "not-stated")
    assert not Figure.objects.published().filter(service=service).exists()


def test_a_created_metric_counts_what_its_first_value_says(take_in):
    take_in(LONG, create_missing=True)
    assert Metric.objects.get(name="Daily swipes").unit == "percent"


@pytest.mark.parametrize(
    ("told", "unit"), [("tokens", "tokens"), ("visits", "visits"), ("$", "usd"), ("million", "unknown")]
)
def test_a_created_metric_counts_what_it_was_told(take_in, told, unit):
    header, _known, new = LONG.replace("12%", "12").splitlines()
    take_in(f"{header}\n{new}\n", create_missing=True, unit=told)
    assert Metric.objects.get(name="Daily swipes").unit == unit


def test_a_scale_that_was_told_is_no_unit_but_multiplies(take_in):
    take_in(LONG.replace("12%", "12").replace("4500000000", "4500"), create_missing=True, unit="million")
    assert set(Figure.objects.values_list("value", flat=True)) == {12_000_000, 4_500_000_000}


def test_services_across_are_created_and_a_total_is_not(take_in):
    outcome = take_in(WIDE, create_missing=True, layout="wide-services", **TOLD)
    assert sorted(outcome.created_services) == ["Newbot", "Otherbot"]
    assert set(Figure.objects.values_list("service__name", "value")) == {("Newbot", 1000), ("Otherbot", 2000)}


def test_names_are_written_once_however_often_and_in_whatever_letters_they_stand(take_in):
    text = "Service,Period,Value\nNewbot,2025-03,1000\nNEWBOT,2025-02,900\n newbot ,2025-01,800\n"
    outcome = take_in(text, create_missing=True, **TOLD)
    assert outcome.created_services == ["Newbot"]
    assert Figure.objects.filter(service__name="Newbot").count() == 3


def test_a_row_that_is_wrong_elsewhere_creates_nothing(take_in):
    outcome = take_in(LONG.replace("12%", "a lot"), create_missing=True, partial=True)
    assert (outcome.created, outcome.rejected) == (1, 1)
    assert not Service.objects.filter(name="Newbot").exists()
    assert not Region.objects.filter(code="ATLANTIS").exists()
    assert outcome.created_services == outcome.created_metrics == []


def test_a_dry_run_lists_what_it_would_create_and_leaves_nothing(take_in):
    before = [model.objects.count() for model in (Service, Metric, Region, Organization)]
    outcome = take_in(LONG, create_missing=True, dry_run=True)
    assert outcome.created_services == ["Newbot"]
    assert [model.objects.count() for model in (Service, Metric, Region, Organization)] == before


def test_a_second_run_creates_nothing(take_in):
    take_in(LONG, create_missing=True)
    outcome = take_in(LONG, create_missing=True, reread=True)
    assert (outcome.created, outcome.unchanged, outcome.created_services) == (0, 2, [])


def test_the_run_keeps_what_it_made(take_in):
    outcome = take_in(LONG, create_missing=True)
    made = ImportRun.objects.get(pk=outcome.run).made
    assert made["service"] == [Service.objects.get(name="Newbot").pk]
    assert made["region"] == ["ATLANTIS"]


def test_hostile_names_are_stored_as_text(take_in):
    for name in ("<script>alert(1)</script>", "Robert'); DROP TABLE adoption_figure;--", "\u202eatpb", "𝕏 🤖"):
        take_in(f'Service,Period,Value\n"{name}",2025-03,1000\n', create_missing=True, **TOLD)
        assert Figure.objects.filter(service__name=name).count() == 1


@pytest.mark.parametrize("name", ["x" * 501, "'=1+1" * 200])
@pytest.mark.parametrize("column", ["service", "metric", "region", "publisher", "measured_by"])
def test_a_name_that_cannot_be_kept_is_an_error_of_its_cell(take_in, column, name):
    cells = {"service": "ChatGPT", "metric": "Monthly visits", "period": "2025-03", "region": "WORLD", "value": "1000"}
    cells |= {"publisher": "Similarweb", "measured_by": "Similarweb", column: name}
    outcome = take_in(f"{','.join(cells)}\n{','.join(cells.values())}\n", create_missing=True)
    [error] = outcome.errors
    assert (error.line, error.column) == (2, column)
    assert "cannot be created" in error.message
