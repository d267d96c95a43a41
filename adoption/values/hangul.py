"""Hangul taken apart, as a search needs it: into the keys that type it, and into initial sounds."""

import unicodedata

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split()
FINALS = (
    "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split()
)

# Unicode's conjoining letters, which differ by their place in the syllable, to the keys that type them.
KEYS = {
    first + place: keys
    for first, letters in ((0x1100, INITIALS), (0x1161, VOWELS), (0x11A8, FINALS))
    for place, keys in enumerate(letters)
}
SYLLABLES = range(ord("가"), ord("힣") + 1)
OF_ONE_INITIAL = len(VOWELS) * (len(FINALS) + 1)
INITIAL_OF = {code: INITIALS[place // OF_ONE_INITIAL] for place, code in enumerate(SYLLABLES)}


def keystrokes(text: str) -> str:
    """제미나이 -> ㅈㅔㅁㅣㄴㅏㅇㅣ. What is half typed is the beginning of the whole; accents are left out."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(KEYS)


def loose_letters(text: str) -> str:
    """Letters outside of syllables as they are typed, whichever of Unicode's three forms they have: 제ㄳ -> 제ㄱㅅ."""
    return text.translate(KEYS)


def initials(text: str) -> str:
    """제미나이 -> ㅈㅁㄴㅇ. As many characters as the text has; all but syllables stay."""
    return text.translate(INITIAL_OF)
