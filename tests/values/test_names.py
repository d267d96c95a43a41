import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.values.names import fold


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
