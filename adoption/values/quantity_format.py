"""Decimals -> text for readers, in English and Korean. static/js/numbers.js follows the same rules."""

from decimal import Decimal, localcontext
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

from .digits import GROUP_HEAD, tidy
from .rounding import WIDE, rounded

# Read once: Babel would look the language up for every number.
LOCALES = {language: Locale.parse(language) for language in ("en", "ko")}
MOST_DIGITS = 4
PLAIN_BELOW = 10000
# From here on there are two thousands signs, which cannot be decimal ones.
CLEARLY_GROUPED = 1000000
# The powers of ten that have a word; CLDR names them.
SCALES = {"en": (12, 9, 6, 3), "ko": (12, 8, 4)}
ALL_DECIMALS = "#,##0.######"
# Text before and after a number, and whether Korean writes a space between 만 and the word.
UNITS = {
    "percent": {"en": ("", "%"), "ko": ("", "%")},
    "usd": {"en": ("$", ""), "ko": ("", "달러")},
    "seconds": {"en": ("", " s"), "ko": ("", "초")},
}
QUALIFIERS = {
    "approx": {"en": "about {}", "ko": "약 {}"},
    "at-least": {"en": "at least {}", "ko": "{} 이상"},
    "at-most": {"en": "at most {}", "ko": "{} 이하"},
}
EDITABLE_UNITS = {
    "percent": ("", "%"),
    "usd": ("$", ""),
    "krw": ("₩", ""),
    "eur": ("€", ""),
    "gbp": ("£", ""),
}
EDITABLE_QUALIFIERS = {
    "approx": {"en": "~{}", "ko": "약 {}"},
    "at-least": {"en": "{}+", "ko": "{} 이상"},
    "at-most": {"en": "up to {}", "ko": "{} 이하"},
}


# A figure is written again and again: in tables, charts, titles.
@lru_cache(maxsize=16384)
def compact(value: Decimal, unit: str, language: str) -> str:
    """Four significant digits: 16.5M, 1,650만. Below 10,000 all digits and up to two decimals."""
    value = Decimal(value)
    plain = _rounded(value, 2)
    if abs(plain) < PLAIN_BELOW:
        return _with_unit(_grouped(plain, language), unit, language)
    mantissa, power = _scaled(value, language)
    return _with_unit(_grouped(mantissa, language) + _suffix(power, language), unit, language)


def full(value: Decimal, unit: str, language: str) -> str:
    """All digits: 16,500,000, 64.5%, $500,000,000."""
    return _with_unit(_grouped(Decimal(value), language), unit, language)


def precise(value: Decimal, unit: str, language: str) -> str:
    """The compact text where that loses nothing, else all digits: 16.5M, 123,647."""
    value = Decimal(value)
    plain = _rounded(value, 2)
    kept = plain if abs(plain) < PLAIN_BELOW else _significant(value)
    return (compact if kept == value else full)(value, unit, language)


def with_qualifier(text: str, qualifier: str, language: str) -> str:
    """`16.5M` -> `about 16.5M`; an exact one stays as it is."""
    return QUALIFIERS[qualifier][language].format(text) if qualifier in QUALIFIERS else text


def percent_change(value: Decimal, language: str) -> str:
    """A signed change: +7.4%, −25%, +0.02%, 0%; from 1,000 percent on without decimals."""
    size = _rounded(abs(Decimal(value)), 1) or _rounded(abs(Decimal(value)), 2)
    if size >= 1000:
        size = _rounded(abs(Decimal(value)), 0)
    sign = "" if not size else "−" if value < 0 else "+"
    return f"{sign}{_grouped(size, language)}%"


def written(value: Decimal, qualifier: str, unit: str, language: str) -> str:
    """Exact text that can be read back: 16.5M where that says everything, else all digits."""
    before, after = EDITABLE_UNITS.get(unit, ("", ""))
    text = f"{'-' if value < 0 else ''}{before}{_exact(abs(value), unit, language)}{after}"
    return EDITABLE_QUALIFIERS[qualifier][language].format(text) if qualifier in EDITABLE_QUALIFIERS else text


def _exact(value: Decimal, unit: str, language: str) -> str:
    """The number without a doubtful sign: one that stands before three digits could set thousands apart."""
    if value >= PLAIN_BELOW and unit != "percent":
        mantissa, power = _scaled(value, language)
        if mantissa.scaleb(power) == value:
            return format(mantissa, "f") + _suffix(power, language)
    if value >= CLEARLY_GROUPED:
        return format(tidy(value), ",f")
    text = format(tidy(value), "f")
    head, _point, tail = text.partition(".")
    return text + "0" if len(tail) == 3 and GROUP_HEAD.fullmatch(head) else text


def _scaled(value: Decimal, language: str) -> tuple[Decimal, int]:
    """The number in its largest scale, in four significant digits; rounding may lift it to the next scale."""
    value = _significant(value)
    power = next((power for power in SCALES[language] if abs(value) >= 10**power), SCALES[language][-1])
    return tidy(value.scaleb(-power)), power


def _significant(value: Decimal) -> Decimal:
    """Rounded half up to four significant digits."""
    return _rounded(value, MOST_DIGITS - 1 - value.adjusted())


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return rounded(value, Decimal(1).scaleb(-decimals))


def _grouped(value: Decimal, language: str) -> str:
    # Babel rounds in the context at hand, which is too narrow for some changes.
    with localcontext(WIDE):
        return format_decimal(tidy(value), ALL_DECIMALS, locale=LOCALES[language])


@lru_cache
def _suffix(power: int, language: str) -> str:
    """M, 만: the word of CLDR for a power of ten."""
    return LOCALES[language].compact_decimal_formats["short"]["other"][str(10**power)].suffix[0].strip()


def _with_unit(text: str, unit: str, language: str) -> str:
    """The number with the sign of its unit. Units without a sign stand in the heads of columns."""
    if unit not in UNITS:
        return text
    before, after = UNITS[unit][language]
    if language == "ko" and after.isalpha() and not text[-1].isdecimal():
        after = f" {after}"
    return f"-{before}{text[1:]}{after}" if text.startswith("-") else f"{before}{text}{after}"
