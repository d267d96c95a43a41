"""What a search finds, in which order, and by which name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.analysis.search.matching import Level, matches
from adoption.analysis.search.name_index import NameIndex, forget_names, name_index, name_of
from adoption.analysis.search.search import OF_ONE_KIND, find, find_kind
from adoption.models import Alias, Event, Service
from adoption.values.hangul import initials, keystrokes
from tests.make import make_figure, make_organization, make_service, make_source


@pytest.fixture(autouse=True)
def fresh_names():
    forget_names()


def names_of(text: str, kind: str) -> list[str]:
    """What is found of a kind, in English."""
    groups = {group.kind: group.hits for group in find(text).groups}
    return [getattr(hit.row, "name", "") or hit.row.title for hit in groups.get(kind, [])]


def an_index(*texts: str) -> NameIndex:
    return NameIndex([name_of("services", place, text, "name") for place, text in enumerate(texts)])


def found_in(texts: tuple[str, ...], query: str) -> list[str]:
    return [match.name.text for match in matches(an_index(*texts), query)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("gem", "Google Gemini"),
        ("BARD", "Google Gemini"),
        ("chat.openai.com", "ChatGPT"),
        ("chat gpt", "ChatGPT"),
        ("챗ＧＰＴ", "ChatGPT"),
        ("제미나이", "Google Gemini"),
        ("제ㅁ", "Google Gemini"),
        ("제민", "Google Gemini"),
        ("제ㅁㄴ", "Google Gemini"),
        ("ㅈㅁㄴ", "Google Gemini"),
        ("구글 ㅈㅁㄴㅇ", "Google Gemini"),
        ("ㄱㄱㅈㅁㄴㅇ", "Google Gemini"),
        ("ㅊ", "ChatGPT"),
        ("cluade", "Claude"),
        ("perplexty", "Perplexity"),
        ("제미니이", "Google Gemini"),
        ("gemini google", "Google Gemini"),
        ("how many people use chatgpt", "ChatGPT"),
    ],
)
def test_the_first_service_found(world, query, name):
    assert names_of(query, "services")[0] == name


def test_every_kind_is_found(world):
    assert names_of("similarweb", "organizations")[0] == "Similarweb"
    assert names_of("monthly visits", "metrics")[0] == "Monthly web visits"
    assert names_of("월간 방문", "metrics")[0] == "Monthly web visits"
    assert names_of("rides chatgpt momentum", "sources")[0].startswith("OpenAI rides ChatGPT momentum")
    assert names_of("구글 바드 발표", "events") == ["Google announces Bard"]


def test_the_kind_with_the_very_name_comes_first_and_services_before_others(world):
    assert [group.kind for group in find("openai").groups][:2] == ["organizations", "services"]
    assert find("deepseek").groups[0].kind == "services"
    assert find("ai").groups[0].kind == "services"


def test_the_order_of_merit():
    texts = ("Big Grok", "Grok", "Grokster", "Ingrokable")
    assert found_in(texts, "grok") == ["Grok", "Grokster", "Big Grok", "Ingrokable"]
    assert found_in(("Grok Two", "Gork"), "grok") == ["Grok Two"]
    assert found_in(("Ingrokable", "Gork"), "grok") == ["Ingrokable", "Gork"]


def test_a_name_comes_before_an_alias(db):
    named, nicknamed = make_service(name="Pi"), make_service(name="Aaa")
    Alias.objects.create(text="pi", service=nicknamed)
    assert names_of("pi", "services") == [named.name, nicknamed.name]


def test_one_letter_must_begin_a_word():
    assert found_in(("Poe", "Big Open", "Le Chat"), "o") == ["Big Open"]


def test_letters_that_meet_across_words_by_accident_are_no_match():
    assert found_in(("Big Orkestra",), "gork") == []
    assert found_in(("New Chat GPT",), "chatgpt") == ["New Chat GPT"]


def test_near_names_are_said_to_be_only_near(world):
    assert find("cluade").only_near
    assert all(hit.is_near for group in find("cluade").groups for hit in group.hits)
    assert not find("claude").only_near
    assert find("zzzzqqq").groups == []


@pytest.mark.parametrize("text", ["", " ", "%", "_", "\x00", "\u202e", "'\"", "\ud800", "🙂"])
def test_what_has_no_letter_finds_nothing(world, text):
    assert find(text).groups == []


def test_drafts_are_not_found_by_any_name(db):
    draft = make_service(name="Secret plan", status="draft")
    Alias.objects.create(text="Hush", service=draft)
    event = Event.objects.create(date="2025-03-10", title="Something happens", kind="viral")
    event.services.add(draft)
    assert names_of("secret plan", "services") == names_of("hush", "services") == []
    assert list(find("something").groups[0].hits[0].row.services.all()) == []
    draft.status = Service.Status.PUBLISHED
    draft.save()
    assert names_of("hush", "services") == ["Secret plan"]


def test_new_names_are_found_at_once_and_old_names_are_read_once(db, django_assert_num_queries):
    make_organization(name="Firstcomer")
    assert names_of("firstcomer", "organizations")
    with django_assert_num_queries(1):
        name_index()
    make_organization(name="Latecomer")
    assert names_of("latecomer", "organizations")


def test_facts_of_a_service(db):
    service = make_service(name="Factual")
    make_figure(service=service, period="2025-02", value=5)
    newest = make_figure(service=service, period="2025-03", value=6)
    make_figure(service=service, period="2025-04", value=7, standing="deprecated", note="Wrong.")
    hit = find("factual").groups[0].hits[0]
    assert (hit.row.figure_count, hit.newest) == (2, newest)


def test_pages_of_one_kind_hold_each_hit_once(db):
    publisher = make_organization()
    titles = {make_source(title=f"Weekly {n}", publisher=publisher).title for n in range(OF_ONE_KIND + 3)}
    pages = [find_kind("weekly", "sources", page) for page in ("1", "2")]
    assert [len(page.hits) for page in pages] == [OF_ONE_KIND, 3]
    assert {page.pages for page in pages} == {2}
    assert [find_kind("weekly", "sources", page).page for page in ("", "x", "0", "99")] == [1, 1, 2, 2]
    assert {hit.row.title for page in pages for hit in page.hits} == titles


# The slow, obvious second version: character by character, on every name.

TEXTS = st.text("가각나 ab", max_size=6).map(lambda text: " ".join(text.split()))
QUERIES = st.text("가각나ㄱㄴ ab", max_size=4).map(lambda text: " ".join(text.split()))


def slow_level(name: str, query: str) -> Level | None:
    keys, asked = [keystrokes(word) for word in name.split()], [keystrokes(word) for word in query.split()]
    whole, typed = "".join(keys), "".join(asked)
    tails = ["".join(keys[place:]) for place in range(len(keys))]
    if whole == typed:
        return Level.NAME
    if whole.startswith(typed) or sounds_like(name, query, starts=[0]):
        return Level.BEGINNING
    if all(any(key.startswith(word) for key in keys) for word in asked):
        return Level.WORD
    word_starts = [len("".join(name.split()[:place])) for place in range(len(keys))]
    if any(tail.startswith(typed) for tail in tails) or sounds_like(name, query, word_starts):
        return Level.WORD
    if len(typed) > 1 and all(any(word in key for key in keys) for word in asked):
        return Level.INSIDE
    if len(query.replace(" ", "")) > 1 and sounds_like(name, query, starts=range(len(name))):
        return Level.INSIDE
    return None


def sounds_like(name: str, query: str, starts) -> bool:
    """Whether from one of the starts on each letter of the query is a syllable or its initial sound."""
    syllables, asked = name.replace(" ", ""), query.replace(" ", "")
    if not set(asked) & set("ㄱㄴ"):
        return False
    for start in starts:
        part = syllables[start : start + len(asked)]
        if len(part) == len(asked) and all(q in (s, initials(s)) for s, q in zip(part, asked, strict=True)):
            return True
    return False


@given(st.lists(TEXTS.filter(bool), max_size=5), QUERIES.filter(bool))
def test_levels_agree_with_the_slow_version(texts, query):
    found = {match.name.pk: match.level for match in matches(an_index(*texts), query)}
    plain = {pk: level for pk, level in found.items() if level < Level.NEAR}
    slow = {pk: level for pk, text in enumerate(texts) if (level := slow_level(text, query)) is not None}
    assert plain == slow
