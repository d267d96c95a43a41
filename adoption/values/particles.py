"""Korean particles, whose form goes by the sound that the word before them ends in."""

import re

from .hangul import FINALS, SYLLABLES
from .names import END_OF_ISOLATE

# As translations write them, both forms at once: (after a consonant, after a vowel).
PARTICLES = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
WRITTEN = re.compile("|".join(map(re.escape, PARTICLES)))
# What stands between a word and its particle without being read.
UNREAD = re.compile(rf"(?:\s*\([^()]*\)|[{END_OF_ISOLATE}”’\"'])+$")
# 로 follows this consonant as it follows a vowel.
RIEUL = "ㄹ"
# How digits and single letters end when Koreans read them out: 영, 일, 이, 삼 …; 엘, 엠, 엔, 아르.
OF_DIGITS = dict(zip("0123456789", ["ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", ""], strict=True))
OF_LETTERS = {"L": "ㄹ", "M": "ㅁ", "N": "ㄴ"}
# How the endings of foreign words are mostly read: 클로드, 믹스, 코덱스; 브레인, 팀. After others it varies.
OF_ENDINGS = dict.fromkeys("adfiorsuvxyz", "") | {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ"}
SIGNS = {"%": ""}


def with_particles(text: str) -> str:
    """챗GPT은(는) 37억 회(으)로 -> 챗GPT는 37억 회로. Where it is not known how the word before is read, both stay."""
    return WRITTEN.sub(lambda match: _form(match[0], ending(text[: match.start()])), text)


def _form(written: str, sound: str | None) -> str:
    if sound is None:
        return written
    after_consonant, after_vowel = PARTICLES[written]
    is_soft = written == "(으)로" and sound == RIEUL
    return after_consonant if sound and not is_soft else after_vowel


def ending(text: str) -> str | None:
    """The consonant that the text ends in when it is read out; blank for a vowel, None where that is not known.
    What stands in brackets behind a word is not read."""
    text = UNREAD.sub("", text)
    last = text[-1:]
    if last and ord(last) in SYLLABLES:
        place = (ord(last) - SYLLABLES.start) % (len(FINALS) + 1)
        return FINALS[place - 1] if place else ""
    if last.isascii() and last.isalpha():
        return _of_latin(re.search("[A-Za-z]+$", text)[0])
    return OF_DIGITS.get(last, SIGNS.get(last))


def _of_latin(word: str) -> str | None:
    """Capitals are read one by one."""
    return OF_LETTERS.get(word[-1], "") if word.isupper() else OF_ENDINGS.get(word[-1].lower())
