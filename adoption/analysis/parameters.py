"""Parameters of an address, read one by one: a default where it is silent, a refusal where it is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

from adoption.models import WORLD, Metric, Organization, Region, Service
from adoption.values.period import Period, PeriodError
from adoption.values.period import parse as parse_period

from .coverage import conversions_to, measurers_with_figures, regions_with_figures
from .differences import differences
from .scope import Scope

LATEST = "latest"
SERVICES_AT_MOST = 8
PERIOD_FORMS = ["2025-03-31", "2025-W13", "2025-03", "2025-Q1", "2025-H1", "2025"]
ALLOWED_AT_MOST = 30
# As long as the longest slug.
LONGEST_TEXT = 120

Params = Mapping[str, str]


class BadSelection(BadRequest):
    """A parameter that cannot be understood; `allowed` lists what can, the likeliest first, or the first of it, and
    the message says how many more there are."""

    def __init__(self, parameter: str, value: str, allowed: Iterable[str], problem: str = "") -> None:
        self.parameter = parameter
        self.value = value if len(value) <= LONGEST_TEXT else f"{value[:LONGEST_TEXT]}…"
        allowed = list(allowed)
        self.allowed, more = allowed[:ALLOWED_AT_MOST], len(allowed) - ALLOWED_AT_MOST
        problem = problem or _("this value is not known")
        message = _("%(parameter)s = “%(value)s”: %(problem)s.") % {
            "parameter": parameter,
            "value": self.value,
            "problem": problem,
        }
        if self.allowed:
            values = ", ".join(self.allowed)
            if more > 0:
                values = _("%(names)s, and %(count)s more") % {"names": values, "count": more}
            message = " ".join([message, _("Allowed: %(values)s") % {"values": values}])
        super().__init__(message)


class Incomparable(BadSelection):
    """Two metrics were asked for together: `differences` says why they are not drawn or ranked as one."""

    def __init__(self, metric: Metric, other: Metric) -> None:
        self.metric, self.other = metric, other
        self.differences = differences(metric, other)
        fields = ", ".join(one.field for one in self.differences)
        problem = _("figures of two metrics are not compared; these differ in: %(fields)s") % {"fields": fields}
        super().__init__("metric", f"{metric.slug},{other.slug}", [metric.slug, other.slug], problem)


def link_params(
    own: dict[str, str], defaulted: frozenset[str], changes: dict[str, str], default_region: str = WORLD
) -> dict[str, str]:
    link = {name: "" if name in defaulted else value for name, value in own.items()} | changes
    return {name: value for name, value in link.items() if value and (name, value) != ("region", default_region)}


def scope_params(scope: Scope) -> dict[str, str]:
    return {
        "measured_by": scope.measured_by.slug if scope.measured_by else "",
        "as_of": scope.as_of.isoformat() if scope.as_of else "",
        "undated": "1" if scope.as_of and scope.undated else "",
        "convert": "1" if scope.convert else "",
    }


def given_params(params: Params) -> dict[str, str]:
    """The parameters that are not blank: a form sends its empty fields too."""
    return {name: text for name, text in params.items() if text.strip()}


def read_scope(metric: Metric | None, region: Region, given: Params, category: str = "") -> Scope:
    return Scope(
        metric=metric,
        region=region,
        category=category,
        measured_by=read_measurer(given["measured_by"], metric, region) if "measured_by" in given else None,
        as_of=read_day(given["as_of"]) if "as_of" in given else None,
        undated=read_switch(given, "undated"),
        conversions=conversions_to(metric) if read_switch(given, "convert") and metric else (),
    )


def read_switch(given: Params, name: str) -> bool:
    """Whether a switch is on, as in `convert=1`."""
    if given.get(name, "1") != "1":
        raise BadSelection(name, given[name], ["1"])
    return name in given


def read_choice(given: Params, name: str, choices: Sequence[str]) -> str:
    """One of the choices; the first one where the address is silent."""
    text = given.get(name, choices[0])
    if text not in choices:
        raise BadSelection(name, text, near_first(text, choices))
    return text


def read_category(given: Params) -> str:
    category = given.get("category", "")
    if category and category not in Service.Category.values:
        raise BadSelection("category", category, near_first(category, Service.Category.values))
    return category


def read_region(given: Params, metric: Metric | None = None, default: str = WORLD) -> Region:
    text = given.get("region", default)
    if is_searchable(text) and (region := Region.objects.filter(pk=text.upper()).first()):
        return region
    regions = [region.code for region in regions_with_figures(metric)]
    raise BadSelection("region", text, near_first(text.upper(), regions))


def read_metric(text: str) -> Metric:
    """The one metric of that slug; of two, separated by a comma, the page tells why they are not compared."""
    slugs = list(dict.fromkeys(slug.strip() for slug in text.split(",", 2)))
    metrics = [_one_metric(slug) for slug in slugs[:2]]
    if len(metrics) > 1:
        raise Incomparable(*metrics)
    return metrics[0]


def refuse_other_metric(metric: Metric, given: Params) -> None:
    """Raises Incomparable where the parameters name another metric than the address does."""
    if given.get("metric", metric.slug) != metric.slug:
        read_metric(f"{metric.slug},{given['metric']}")


def _one_metric(slug: str) -> Metric:
    if is_searchable(slug) and (metric := Metric.objects.filter(slug=slug).first()):
        return metric
    raise BadSelection("metric", slug, near_first(slug, Metric.objects.values_list("slug", flat=True)))


def read_measurer(text: str, metric: Metric | None, region: Region) -> Organization:
    if is_searchable(text) and (organization := Organization.objects.filter(slug=text).first()):
        return organization
    slugs = [organization.slug for organization in measurers_with_figures(metric, region)]
    raise BadSelection("measured_by", text, near_first(text, slugs))


def read_services(text: str) -> tuple[Service, ...]:
    """The services in the order of their slugs; one named twice counts once."""
    slugs = list(dict.fromkeys(slug.strip() for slug in text.split(",")))
    if len(slugs) > SERVICES_AT_MOST:
        problem = _("at most %(count)s services can be compared") % {"count": SERVICES_AT_MOST}
        raise BadSelection("services", text, [], problem)
    published = Service.objects.published()
    asked = published.filter(slug__in=filter(is_searchable, slugs)).select_related("provider")
    found = {service.slug: service for service in asked}
    for slug in slugs:
        if slug not in found:
            slugs = published.order_by("slug").values_list("slug", flat=True)
            raise BadSelection("services", slug, near_first(slug, slugs))
    return tuple(found[slug] for slug in slugs)


def read_period_or_latest(text: str) -> Period | None:
    return None if text == LATEST else read_period("period", text, [*PERIOD_FORMS, LATEST])


def read_period(parameter: str, text: str, forms: Iterable[str] = PERIOD_FORMS) -> Period:
    """Only the code of a period is taken, so that one state has one address."""
    try:
        period = parse_period(text) if is_searchable(text) else None
    except PeriodError as error:
        raise BadSelection(parameter, text, forms, str(error).rstrip(".")) from error
    if period is None or period.code != text:
        hint = _("write it as %(code)s") % {"code": period.code} if period else ""
        raise BadSelection(parameter, text, forms, hint)
    return period


def read_range(given: Params) -> tuple[Period | None, Period | None]:
    first = read_period("from", given["from"]) if "from" in given else None
    last = read_period("to", given["to"]) if "to" in given else None
    if first and last and first.start > last.end:
        raise BadSelection("from", first.code, [], _("this lies after the end, %(end)s") % {"end": last.code})
    return first, last


def read_day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise BadSelection("as_of", text, ["2025-04-07"], _("this is not a day"))
    return day


def is_searchable(text: str) -> bool:
    """Whether the text can be a name at all: PostgreSQL refuses a zero byte."""
    return len(text) <= LONGEST_TEXT and text.isprintable()


def near_first(text: str, names: Iterable[str]) -> list[str]:
    """The names, those most like the text first."""
    names = list(names)
    near = get_close_matches(text[:LONGEST_TEXT], names, n=5, cutoff=0.5)
    return near + [name for name in names if name not in near]
