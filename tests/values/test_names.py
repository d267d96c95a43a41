import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.values.names import alone, fold, isolated


@pytest.mark.parametrize(
    ("written", "also_written"),
    [
        ("ChatGPT", "chatgpt"),
        ("챗GPT", "챗ＧＰＴ"),
        ("Google  Gemini", " google\u00a0gemini\n"),
        ("Straße", "STRASSE"),
        ("제미나이", "제미나이"),
        ("①", "1"),
    ],
)
def test_spellings_of_one_name_have_one_key(written, also_written):
    assert fold(written) == fold(also_written)


def test_different_names_have_different_keys():
    assert fold("챗GPT") != fold("챗 GPT")


@given(st.text())
def test_a_key_is_its_own_key(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("text", ["ChatGPT", "챗GPT", "Zoë 🤖", ""])
def test_most_names_stand_as_they_are(text):
    assert isolated(text) == text


@pytest.mark.parametrize("text", ["\u202eChatGPT", "Chat\u200fGPT", "\u2067ChatGPT", "ChatGPT\u2069\u202c\u061c"])
def test_a_name_cannot_turn_the_text_around_it(text):
    assert isolated(text) == "ChatGPT"


def test_a_name_written_from_the_right_is_a_unit():
    assert isolated("\u202eשלום") == "\u2068שלום\u2069"
    assert isolated("مرحبا 2") == "\u2068مرحبا 2\u2069"
    assert alone(isolated("שלום")) == "שלום"


@given(st.text())
def test_what_is_isolated_is_isolated_once(text):
    assert isolated(isolated(text)) == isolated(text)
    assert not set(alone(isolated(text))) & set(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
