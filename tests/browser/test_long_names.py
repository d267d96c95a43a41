"""Names of hundreds of letters break: no page becomes wider than the window."""

import pytest

from adoption.models import Event
from tests.make import make_figure, make_metric, make_organization, make_service, make_source

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/",
    "/rankings/visits/?period=2025-03",
    "/trends/?metric=visits",
    "/embed/rankings/visits/?period=2025-03",
    "/embed/trends/?metric=visits",
    "/services/long/",
    "/metrics/visits/",
    "/sources/",
    "/events/",
    "/search/?q=xx",
)


@pytest.mark.parametrize("letter", ["x", "긴"])
def test_long_names_widen_no_page(browser_page, letter):
    service = make_service(name=letter * 500, slug="long", provider=make_organization(name=f"{letter * 490} by"))
    metric = make_metric(slug="visits")
    source = make_source(title=letter * 300, publisher=make_organization(name=f"{letter * 490} in"))
    for period in ("2025-02", "2025-03"):
        make_figure(service=service, metric=metric, source=source, period=period)
    Event.objects.create(date="2025-03-01", title=letter * 300, kind="viral").services.add(service)
    for width in (375, 1280):
        page = browser_page(width)
        for address in PAGES:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
