"""By which name something was found, and which of several comes first."""

import pytest
from django.utils import translation

from adoption.analysis.search.name_index import forget_names
from adoption.analysis.search.search import find

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_names():
    forget_names()


def test_a_hit_tells_by_which_name_unless_that_is_seen_anyway(world):
    assert find("bard").groups[0].hits[0].met == "Bard"
    assert find("구글 제미나이").groups[0].hits[0].met == "구글 제미나이"
    assert find("google gemini").groups[0].hits[0].met == ""


def test_a_seen_name_that_is_met_too_needs_no_other(world):
    assert find("gem").groups[0].hits[0].met == ""
    with translation.override("ko"):
        assert find("제미").groups[0].hits[0].met == ""
        assert find("바드").groups[0].hits[0].met == "바드"


def test_at_equal_merit_the_service_of_which_most_is_known_leads(world):
    assert first_service("openai") == first_service("오픈") == "ChatGPT"
    assert find("openai").groups[0].kind == "organizations"


def first_service(text: str) -> str:
    return next(group.hits[0].row.name for group in find(text).groups if group.kind == "services")
