"""Questions read from addresses: defaults, canonical links, refusals."""

from datetime import date

import pytest

from adoption.analysis.parameters import BadSelection
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.trends.selection import TrendSelection
from adoption.models import Service
from adoption.values.period import parse
from tests.make import make_figure, make_metric, make_organization, make_service

pytestmark = pytest.mark.django_db

NASTY = ["\0", "x\0", "x" * 5000, "²", "２０２５", "%", "'", "0000-00-00", "2025-W54", "2025-13", "\ud800", "🙂"]


@pytest.fixture
def metric():
    return make_metric(slug="visits")


@pytest.fixture
def services():
    return [make_service(slug=slug) for slug in ("chatgpt", "claude", "google-gemini")]


def test_everything_given(metric):
    measurer = make_organization(slug="panel")
    params = {
        "undated": "1",
        "as_of": "2025-04-07",
        "measured_by": "panel",
        "category": "search",
        "region": "kr",
        "period": "2025-03",
    }
    selection = RankingSelection.from_params(metric, params)
    assert (selection.period, selection.region.code, selection.category) == (parse("2025-03"), "KR", "search")
    assert (selection.measured_by, selection.as_of, selection.undated) == (measurer, date(2025, 4, 7), True)
    assert list(selection.params().items()) == [
        ("period", "2025-03"),
        ("region", "KR"),
        ("category", "search"),
        ("measured_by", "panel"),
        ("as_of", "2025-04-07"),
        ("undated", "1"),
    ]


def test_defaults_are_left_out_of_links(metric):
    make_figure(metric=metric, period="2025-03")
    blank = {"period": "", "region": "WORLD", "category": " ", "undated": "1", "utm_source": "news"}
    selection = RankingSelection.from_params(metric, blank)
    assert selection.period == parse("2025-03")
    assert selection.params() == {}
    assert selection.params(region="KR", sort="name") == {"region": "KR", "sort": "name"}
    assert selection.params(period="2025-02", region="WORLD") == {"period": "2025-02"}


def test_latest_is_a_default_only_without_a_usual_period(metric):
    assert RankingSelection.from_params(metric, {"period": "latest"}).params() == {"period": "latest"}
    metric.usual_period = ""
    selection = RankingSelection.from_params(metric, {"period": "latest"})
    assert selection.period is None
    assert selection.params() == {}


def test_default_period_is_the_newest_fairly_covered(metric, services):
    for service in services:
        make_figure(metric=metric, service=service, period="2025-01")
    for service in services[:2]:
        make_figure(metric=metric, service=service, period="2025-02")
    make_figure(metric=metric, service=services[0], period="2025-03")
    make_figure(metric=metric, service=services[0], period="2025-04-02")
    assert RankingSelection.from_params(metric, {}).period == parse("2025-02")
    assert RankingSelection.from_params(metric, {"region": "KR"}).period is None
    assert RankingSelection.from_params(metric, {"as_of": "2020-01-01"}).period is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("period", "March 2025"),
        ("period", "2025-3"),
        ("period", "newest"),
        ("region", "Atlantis"),
        ("category", "toaster"),
        ("measured_by", "nobody"),
        ("as_of", "20250407"),
        ("as_of", "2025-02-30"),
        ("undated", "yes"),
    ],
)
def test_a_bad_value_is_refused_by_name(metric, name, value):
    with pytest.raises(BadSelection) as refusal:
        RankingSelection.from_params(metric, {name: value})
    assert (refusal.value.parameter, refusal.value.value) == (name, value)
    assert f"{name} = “{value}”" in str(refusal.value)
    assert all(allowed in str(refusal.value) for allowed in refusal.value.allowed)


@pytest.mark.parametrize("value", NASTY)
def test_nasty_values_are_refused_in_few_words(metric, value):
    readers = {"period", "region", "category", "measured_by", "as_of", "undated"}
    for name in readers:
        with pytest.raises(BadSelection) as refusal:
            RankingSelection.from_params(metric, {name: value})
        assert len(str(refusal.value)) < 500
    for name in ("metric", "services", "from", "to", "mode", "base", "by"):
        with pytest.raises(BadSelection):
            TrendSelection.from_params({"metric": "visits", name: value})


def test_a_refusal_says_what_is_allowed(metric):
    make_figure(metric=metric, region="KR", measured_by=make_organization(slug="similarweb"))
    assert allowed(metric, region="KOREA") == ["KR"]
    assert allowed(metric, region="KR", measured_by="similar-web") == ["similarweb"]
    assert allowed(metric, category="chatbots")[0] == "chatbot"
    assert "latest" in allowed(metric, period="2025-3")


def allowed(metric, **params: str) -> list[str]:
    with pytest.raises(BadSelection) as refusal:
        RankingSelection.from_params(metric, params)
    return refusal.value.allowed


def test_trend_services_keep_their_order_and_come_once(metric, services):
    selection = TrendSelection.from_params({"metric": "visits", "services": "claude,chatgpt, claude"})
    assert [service.slug for service in selection.services] == ["claude", "chatgpt"]
    assert selection.params() == {"metric": "visits", "services": "claude,chatgpt"}


def test_trend_range_is_whole_periods(metric, services):
    params = {"to": "2025-Q1", "from": "2024", "services": "claude", "metric": "visits", "region": "KR"}
    selection = TrendSelection.from_params(params)
    assert (selection.start, selection.end) == (date(2024, 1, 1), date(2025, 3, 31))
    assert list(selection.params()) == ["metric", "services", "from", "to", "region"]


@pytest.mark.parametrize(
    ("params", "name", "value"),
    [
        ({"metric": "visit"}, "metric", "visit"),
        ({"services": "claude,gemini"}, "services", "gemini"),
        ({"services": "hidden"}, "services", "hidden"),
        ({"services": ","}, "services", ""),
        ({"services": "a,b,c,d,e,f,g,h,i"}, "services", "a,b,c,d,e,f,g,h,i"),
        ({"from": "latest"}, "from", "latest"),
        ({"from": "2025-04", "to": "2025-03"}, "from", "2025-04"),
        ({"mode": "percent"}, "mode", "percent"),
        ({"base": "2025-1"}, "base", "2025-1"),
        ({"by": "publisher"}, "by", "publisher"),
        ({"by": "measured_by", "services": "claude,chatgpt"}, "by", "measured_by"),
    ],
)
def test_a_bad_trend_is_refused(metric, services, params, name, value):
    make_service(slug="hidden", status=Service.Status.DRAFT)
    with pytest.raises(BadSelection) as refusal:
        TrendSelection.from_params({"metric": "visits"} | params)
    assert (refusal.value.parameter, refusal.value.value) == (name, value)


def test_how_a_trend_is_read_stands_last_in_its_links(metric, services):
    params = {"by": "measured_by", "base": "2025-01", "mode": "index", "as_of": "2025-04-07", "services": "claude"}
    selection = TrendSelection.from_params(params | {"metric": "visits"})
    assert list(selection.params()) == ["metric", "services", "as_of", "mode", "base", "by"]
    assert "mode" not in selection.params(mode="")


def test_a_base_belongs_to_an_index_and_defaults_are_left_out(metric, services):
    params = {"metric": "visits", "services": "claude", "mode": "value", "by": "service", "base": "2025-01"}
    selection = TrendSelection.from_params(params)
    assert selection.base is None
    assert selection.params() == {"metric": "visits", "services": "claude"}


def test_an_unknown_service_is_answered_with_near_ones(metric, services):
    with pytest.raises(BadSelection) as refusal:
        TrendSelection.from_params({"services": "gemini"})
    assert refusal.value.allowed[0] == "google-gemini"
    assert len(refusal.value.allowed) == len(services)


def test_trend_defaults(metric, services):
    for value, service in enumerate(services, 1):
        make_figure(metric=metric, service=service, value=value)
    make_figure(metric=make_metric())
    selection = TrendSelection.from_params({})
    assert selection.metric == metric
    assert [service.slug for service in selection.services] == ["google-gemini", "claude", "chatgpt"]
    assert selection.params() == {}
    assert selection.params(mode="index") == {"mode": "index"}


def test_trend_of_an_empty_database():
    selection = TrendSelection.from_params({})
    assert (selection.metric, selection.services, selection.params()) == (None, (), {})
