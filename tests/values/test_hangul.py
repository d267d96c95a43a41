import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.values.hangul import INITIALS, initials, keystrokes, loose_letters
from adoption.values.names import fold

SYLLABLES = st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣"))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("제미나이", "ㅈㅔㅁㅣㄴㅏㅇㅣ"),
        ("챗gpt", "ㅊㅐㅅgpt"),
        ("왔값", "ㅇㅗㅏㅆㄱㅏㅂㅅ"),
        ("까", "ㄲㅏ"),
        ("café ②", "cafe ②"),
    ],
)
def test_syllables_come_apart_into_the_keys_that_type_them(text, keys):
    assert keystrokes(text) == keys


@pytest.mark.parametrize("typed", ["ㅈ", "제", "제ㅁ", "제미", "제민", "제미나", "제미낭", "제미나이"])
def test_what_is_half_typed_begins_the_whole(typed):
    assert keystrokes("제미나이").startswith(keystrokes(fold(typed)))


def test_initial_sounds():
    assert initials("제미나이 3") == "ㅈㅁㄴㅇ 3"
    assert "".join(map(initials, "까나다따라마바빠사싸아자짜차카타파하")) == INITIALS.replace("ㄱ", "")


@given(st.text(SYLLABLES))
def test_a_syllable_is_typed_from_its_initial_on(text):
    assert len(initials(text)) == len(text)
    assert all(keystrokes(syllable)[0] == initial for syllable, initial in zip(text, initials(text), strict=True))


def test_letters_outside_of_syllables_are_the_same_in_each_of_their_forms():
    keyboard, conjoining = "ㅈㅁㄴ", unicodedata.normalize("NFKC", "ㅈㅁㄴ")
    assert keyboard != conjoining
    assert loose_letters(fold(keyboard)) == loose_letters(conjoining) == keyboard
    assert loose_letters(fold("ㄳ")) == "ㄱㅅ"
