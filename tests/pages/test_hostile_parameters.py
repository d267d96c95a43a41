"""Whatever stands in an address: it is answered or refused, and never breaks what answers."""

from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adoption.models import Figure
from tests.pages.addresses import ROUTES, address_of, in_each_language

pytestmark = pytest.mark.django_db

# What each parameter may be, and where it stands at the edge of what there can be.
PERIODS = ["latest", "2025-03", "2025-W13", "2025-03-31", "2023-01-01/P7D", "2025-H1", "0001", "9999", "9999-12-31"]
FITTING = {
    "metric": ["monthly-visits", "wau", "monthly-visits,wau", "app-mau", "genai-visit-share"],
    "services": ["chatgpt", "chatgpt,google-gemini", "chatgpt,chatgpt", ",", "chatgpt," * 9],
    "service": ["chatgpt"],
    "period": PERIODS,
    "from": PERIODS,
    "to": PERIODS,
    "base": PERIODS,
    "as_of": ["2025-04-07", "0001-01-01", "9999-12-31"],
    "region": ["WORLD", "KR", "kr"],
    "category": ["chatbot"],
    "measured_by": ["similarweb", "not-stated"],
    "mode": ["value", "index", "share"],
    "by": ["measured_by"],
    "convert": ["1"],
    "undated": ["1"],
    "span": ["3m", "2y"],
    "kind": ["viral", "services"],
    "year": ["2025", "0001", "9999"],
    "q": ["gpt", "ㅊㅈ", "%"],
    "scale": ["log"],
    "sort": ["-value", "rank,-change", "-"],
    "page": ["2", "0", "-1", "9" * 30],
    "per_page": ["0", "-1", "1000000"],
    "url": ["http://testserver/trends/?mode=index", "http://["],
    "maxwidth": ["1"],
}
ODD = [
    "",
    " ",
    "\x00",
    "\ud800",
    "\u202e",
    "٢٠٢٥-٠٣",
    "２０２５",
    "-1",
    "1e400",
    "<script>",
    "'",
    "%",
    "=1+1",
    "x" * 5000,
]
# Those that read parameters; the images in pixels are drawn from those in lines.
READING = ("ranking", "trends", "movers", "events", "embed", "service", "metric", "sources", "search", "oembed")
NAMES = [name for name in sorted(ROUTES) if name.startswith(READING) and not name.endswith(("png", "card", "feed"))]


PARAMETERS = st.sampled_from(sorted(FITTING)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(FITTING[name]) | st.sampled_from(ODD) | st.text(max_size=9))
)


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(NAMES), parameters=st.lists(PARAMETERS, max_size=5))
def test_no_address_breaks_a_page(world, client, name, parameters):
    cache.clear()
    figure = Figure.objects.filter(service__slug="chatgpt", chosen=True).first()
    address = address_of(name, figure).partition("?")[0]
    query = urlencode(parameters, errors="surrogatepass")
    for one in in_each_language(name, f"{address}?{query}"):
        # 501: oEmbed in a format that is not answered.
        assert client.get(one).status_code in (200, 400, 404, 501), one


@pytest.mark.parametrize("address", ["/trends/", "/services/", "/services/chatgpt/", "/organizations/similarweb/"])
def test_how_many_rows_a_page_has_is_not_asked_for(world, read, address):
    rows = read(address).html.count("<tr")
    for number in ("1", "-1", "0", "1000000"):
        assert read(f"{address}?per_page={number}").html.count("<tr") == rows > 10
