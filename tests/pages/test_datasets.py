"""What search engines read of a metric and of the site."""

import json
import re

import pytest

from adoption.models import Organization
from tests.make import make_figure, make_metric, make_organization, make_source

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def structured(page) -> dict:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html)
    return json.loads(text)


def test_a_metric_is_a_data_set(world, read):
    data = structured(read("/metrics/monthly-visits/"))
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Dataset")
    assert data["name"] == "Monthly web visits"
    assert data["url"] == f"{SITE}/metrics/monthly-visits/"
    assert data["inLanguage"] == "en"
    assert 50 <= len(data["description"]) <= 5000
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", data["temporalCoverage"])
    assert "World" in [place["name"] for place in data["spatialCoverage"]]
    assert "measured by Similarweb" in data["measurementTechnique"]
    assert data["variableMeasured"]["unitText"] == "visits"
    assert data["isBasedOn"][0]["name"]


def test_who_is_not_named_is_no_measurement_technique(read):
    metric = make_metric(slug="m")
    make_figure(metric=metric, measured_by=Organization.not_stated())
    assert "measurementTechnique" not in structured(read("/metrics/m/"))


def test_it_begins_and_ends_with_its_figures(read):
    metric = make_metric(slug="m", usual_period="")
    make_figure(metric=metric, period="2024-02")
    make_figure(metric=metric, period="2025")
    make_figure(metric=metric, period="2030", standing="deprecated", note="a slip")
    assert structured(read("/metrics/m/"))["temporalCoverage"] == "2024-02-01/2025-12-31"


@pytest.mark.parametrize("slug", ["monthly-visits", "app-mau"])
def test_its_files_can_be_had(world, read, client, slug):
    files = structured(read(f"/metrics/{slug}/"))["distribution"]
    assert len(files) == 4
    for one in files:
        response = client.get(one["contentUrl"].removeprefix(SITE))
        assert response.status_code == 200
        assert response["Content-Type"].startswith(one["encodingFormat"])
        assert len(response.content.splitlines()) > 1 or response.json().get("rows") or response.json().get("services")


def test_a_metric_without_figures_says_what_it_is(read):
    make_metric(slug="m", name="Visits")
    data = structured(read("/metrics/m/"))
    assert data["name"] == "Visits"
    assert not {"temporalCoverage", "distribution", "isBasedOn", "spatialCoverage"} & set(data)


def test_korean(world, read):
    data = structured(read("/ko/metrics/monthly-visits/"))
    assert (data["name"], data["inLanguage"]) == ("월간 웹 방문 수", "ko")
    assert data["url"] == f"{SITE}/ko/metrics/monthly-visits/"
    assert data["distribution"][0]["contentUrl"].startswith(f"{SITE}/ko/rankings/monthly-visits.csv")


def test_hostile_names_do_not_end_the_script(read):
    name = "</script><script>alert(1)</script><!-- & \u2028"
    metric = make_metric(slug="m", name=name, description=name)
    make_figure(metric=metric, measured_by=make_organization(name=name), source=make_source(title=name))
    page = read("/metrics/m/")
    data = structured(page)
    assert data["name"] == data["isBasedOn"][0]["name"] == name
    assert data["measurementTechnique"] == [f"measured by {name}"]
    assert "<script>alert" not in page.html
    text = page.html.split("application/ld+json")[1].split("</script>")[0]
    assert not re.search("[<&\u2028]", text.split(">", 1)[1])


def test_the_site_can_be_searched_and_is_a_catalog(world, read, client):
    site, catalog = structured(read("/"))["@graph"]
    assert (site["@type"], catalog["@type"]) == ("WebSite", "DataCatalog")
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template == f"{SITE}/search/?q={{search_term_string}}"
    assert client.get(template.replace("{search_term_string}", "grok")).status_code == 200
    assert structured(read("/ko/"))["@graph"][0]["url"] == f"{SITE}/ko/"
    dataset = structured(read("/metrics/wau/"))
    assert dataset["includedInDataCatalog"]["@id"] == catalog["@id"]


def test_an_empty_site_is_a_site_too(read):
    assert structured(read("/"))["@graph"][0]["url"] == f"{SITE}/"
