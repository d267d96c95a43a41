"""A number beside the word for what it counts, and the qualifier around both."""

from .quantity_format import QUALIFIERS, with_qualifier


def beside(number: str, word: str, language: str) -> str:
    """16.5M visits; 10억 명; 7,240명."""
    return f"{number}{gap(number, language)}{word}" if word else number


def gap(number: str, language: str) -> str:
    """What stands between number and word: Korean writes none after a digit."""
    return "" if language == "ko" and number[-1].isdecimal() else " "


def counted(number: str, word: str, qualifier: str, language: str) -> str:
    """about 16.5M visits; 10억 명 이상."""
    return with_qualifier(beside(number, word, language), qualifier, language)


def qualifier_follows(qualifier: str, language: str) -> bool:
    """Whether the qualifier stands behind the number, and so behind the word: 이상, 이하."""
    return qualifier in QUALIFIERS and QUALIFIERS[qualifier][language].startswith("{}")
