"""Events by service, kind and year, against a plain walk over all of them."""

from collections import Counter

import pytest

from adoption.analysis.parameters import BadSelection
from adoption.analysis.timeline import EventSelection, by_month, facets, services_with_events
from adoption.models import Event, Service
from tests.make import make_service

pytestmark = pytest.mark.django_db

PARAMS = [
    {},
    {"service": "chatgpt"},
    {"kind": "viral"},
    {"year": "2025"},
    {"service": "google-gemini", "kind": "milestone", "year": "2025"},
    {"kind": "ban", "year": "1999"},
]


def asked_for(event: Event, params: dict[str, str], *without: str) -> bool:
    own = {"kind": event.kind, "year": str(event.date.year)}
    slugs = [service.slug for service in event.services.all()]
    return ("service" not in params or params["service"] in slugs) and all(
        own[name] == params[name] for name in ("kind", "year") if name in params and name not in without
    )


@pytest.mark.parametrize("params", PARAMS)
def test_events_and_counts_agree_with_a_plain_walk(world, params):
    selection = EventSelection.from_params(params)
    every = list(Event.objects.prefetch_related("services"))
    assert {event.pk for event in selection.events()} == {one.pk for one in every if asked_for(one, params)}
    found = facets(selection)
    chosen = {params["kind"]: 0} if "kind" in params else {}
    assert found.kinds == chosen | Counter(one.kind for one in every if asked_for(one, params, "kind"))
    years = Counter(one.date.year for one in every if asked_for(one, params, "year"))
    assert {year.year: year.count for year in found.years if year.count} == years
    months = Counter((one.date.year, one.date.month) for one in every if asked_for(one, params, "year"))
    counted = {(year.year, month): count for year in found.years for month, count in enumerate(year.months, 1) if count}
    assert counted == months


def test_the_latest_come_first_under_year_and_month():
    for day in ("2024-12-30", "2025-02-01", "2025-02-28", "2023-05-05"):
        Event.objects.create(date=day, title=f"On {day}", kind="launch")
    years = by_month(EventSelection().events())
    found = [
        (year, [(month.code, [event.date.day for event in of_month]) for month, of_month in months])
        for year, months in years
    ]
    assert found == [(2025, [("2025-02", [28, 1])]), (2024, [("2024-12", [30])]), (2023, [("2023-05", [5])])]


def test_years_without_events_stand_between_those_with_some():
    for day in ("2020-12-30", "2023-02-01"):
        Event.objects.create(date=day, title=f"On {day}", kind="launch")
    assert [(year.year, year.count) for year in facets(EventSelection()).years] == [
        (2020, 1),
        (2021, 0),
        (2022, 0),
        (2023, 1),
    ]


def test_a_far_year_does_not_make_the_strip_endless():
    for day in ("0203-12-30", "2023-02-01"):
        Event.objects.create(date=day, title=f"On {day}", kind="launch")
    assert len(facets(EventSelection()).years) == 30


@pytest.mark.parametrize(
    ("params", "parameter", "allowed"),
    [
        ({"service": "chatgtp"}, "service", "chatgpt"),
        ({"service": "secret-plan"}, "service", "chatgpt"),
        ({"service": "\x00"}, "service", "chatgpt"),
        ({"kind": "virus"}, "kind", "viral"),
        ({"year": "25"}, "year", "2026"),
        ({"year": "０２５１"}, "year", "2025"),
        ({"year": "0000"}, "year", "2022"),
    ],
)
def test_a_bad_parameter_is_refused_with_what_is_allowed(world, params, parameter, allowed):
    make_service(name="Secret plan", slug="secret-plan", status="draft")
    with pytest.raises(BadSelection) as refused:
        EventSelection.from_params(params)
    assert refused.value.parameter == parameter
    assert allowed in refused.value.allowed
    assert "secret-plan" not in refused.value.allowed


def test_blank_parameters_are_left_out_of_links(world):
    selection = EventSelection.from_params({"service": "", "kind": "viral", "year": " "})
    assert selection.params() == {"kind": "viral"}
    assert selection.params(kind="", year="2025") == {"year": "2025"}


def test_services_to_choose_are_those_with_events(world):
    make_service(name="Quiet")
    draft = make_service(name="Secret plan", status="draft")
    Event.objects.first().services.add(draft)
    found = services_with_events(EventSelection())
    assert found[0].slug == "chatgpt"
    assert {service.pk for service in found} == set(
        Service.objects.published().filter(events__isnull=False).values_list("pk", flat=True)
    )
