"""The words and signs around a number: qualifier, currency, scale, unit."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from .digits import QuantityError, bounded, read_digits, read_korean, read_scientific
from .plaintext import LONGEST, plain, shown

APPROX, AT_LEAST, AT_MOST, EXACT = "approx", "at-least", "at-most", "exact"
BEFORE = {
    APPROX: "~ ≈ about approximately approx. approx around roughly circa ca. c. 약 대략",
    AT_LEAST: "≥ >= > over above exceeding 최소 적어도",
    AT_MOST: "≤ <= < almost nearly under below 최대 거의",
}
BEFORE_PHRASES = {
    AT_LEAST: ["more than", "at least", "no less than", "no fewer than", "not less than"],
    AT_MOST: ["up to", "less than", "fewer than", "at most", "no more than", "not more than"],
}
AFTER = {
    APPROX: "가량 정도 쯤 안팎 내외",
    AT_LEAST: "+ 이상 초과 남짓",
    AT_MOST: "이하 미만",
}
AFTER_PHRASES = {AT_LEAST: ["or more"], AT_MOST: ["or less", "or fewer"]}
SCALES = {
    3: "k thousand",
    6: "millionen millions million mio. mio mn mln m",
    9: "billions billion milliarden milliarde milliards milliard mrd. mrd mld mds md bn bln b",
    12: "trillions trillion tn t",
}
CURRENCIES = {"usd": "us$ usd $", "krw": "krw ₩", "eur": "eur €", "gbp": "gbp £"}
UNITS = {
    "percent": ["%", "percent", "per cent", "pct", "퍼센트"],
    "usd": ["us$", "$", "usd", "us dollars", "dollars", "달러"],
    "krw": ["₩", "krw", "won", "원"],
    "eur": ["€", "eur", "euros", "euro", "유로"],
    "gbp": ["£", "gbp", "파운드"],
}
COUNTERS = (
    "명 건 회 개 인 번 시간 users people visits visitors downloads installs requests prompts subscribers hours"
).split()
# Languages that write these put dots between thousands, and use billion and trillion for other powers.
CONTINENTAL = set("millionen mio mio. mln milliarden milliarde milliards milliard mrd mrd. mld mds md bln".split())
LONG_SCALE = {"billion", "billions", "trillion", "trillions"}


def _meanings(words: dict, phrases: dict | None = None) -> dict[str, str | int]:
    """Every word -> what it means."""
    table = {word: meaning for meaning, listed in words.items() for word in listed.split()}
    return table | {word: meaning for meaning, listed in (phrases or {}).items() for word in listed}


BEFORE_OF = _meanings(BEFORE, BEFORE_PHRASES)
AFTER_OF = _meanings(AFTER, AFTER_PHRASES)
SCALE_OF = _meanings(SCALES)
CURRENCY_OF = _meanings(CURRENCIES)
UNIT_OF = _meanings({}, UNITS)


def _any(words: list[str] | dict) -> str:
    """A pattern of all the words; one of letters ends where a letter does not go on."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) + ("(?![a-z])" if "a" <= word[-1] <= "z" else "") for word in longest_first)


TEXT = re.compile(
    rf"""
    (?:(?P<before>{_any(BEFORE_OF)})\ *)?
    (?P<sign>[+-]\ *)?
    (?:(?P<currency>us\$|usd|krw|eur|gbp|[$₩€£])\ *)?
    (?:
        (?P<korean>
            [0-9](?:[0-9.,천백십조억만여]|\ (?=[0-9천백십조억만]))*[천백십조억만]
            (?:\ *[0-9][0-9,천백십]*)?
        )
        (?P<more>여)?
      |
        (?P<body>[0-9](?:[0-9.,']|\ (?=[0-9]))*(?<![.,'])|\.[0-9]+)
        (?:e(?P<exponent>[+-]?[0-9]{{1,4}}))?
        (?P<plus>\+|여)?
        (?:\ *(?P<scale>{_any(SCALE_OF)}))?
    )
    (?:\ *(?:(?P<unit>{_any(UNIT_OF)})|(?:{_any(COUNTERS)})))?
    (?:\ *(?P<after>{_any(AFTER_OF)}))?
    """,
    re.VERBOSE,
)
# Decimal arithmetic keeps this many digits; none may get lost unseen.
MOST_WRITTEN = 28
NUMBER = re.compile(r"[0-9](?:[0-9.,' ]*[0-9])?")
HANGUL = re.compile("[가-힣]")
# Spreadsheets with a format like #,##0.## leave the sign where no decimals follow.
IDLE_POINT = re.compile(r"(?<=[0-9])\.$")
# Statistics offices mark a break in the series like this.
BREAK_MARK = re.compile(r"[0-9.,]\s+b$")
POINTS = re.compile(r"[0-9] *(?:pp|p\.p\.|(?:%|percentage|pct\.?|퍼센트) *(?:pt?s?|points?|포인트))$")


def read(text: str, decimal: str | None) -> tuple[Decimal, str, str]:
    """(value, qualifier, unit) of a text. Raises QuantityError, AmbiguousQuantity."""
    cleaned = IDLE_POINT.sub("", plain(text)) if len(text) <= 2 * LONGEST else ""
    match = TEXT.fullmatch(cleaned)
    if not match:
        raise QuantityError(_why_not(cleaned) % {"text": shown(text)})
    if BREAK_MARK.search(text.strip()):
        raise QuantityError(
            _("In “%(text)s”, “b” can mean billion or mark a break in the series. Write bn, or the number alone.")
            % {"text": shown(text)}
        )
    if len(re.findall("[0-9]", cleaned)) > MOST_WRITTEN:
        raise QuantityError(_("The number has too many digits. Round it."))
    value = bounded(_value(match, decimal))
    return value, _qualifier(match, text), _unit(match, text)


def _value(match: re.Match, decimal: str | None) -> Decimal:
    if match["korean"]:
        value = read_korean(match["korean"].replace("여", "", 1))
    elif match["exponent"]:
        value = read_scientific(match["body"], match["exponent"], decimal)
    else:
        value = _scaled(match, decimal)
    return -value if (match["sign"] or "").startswith("-") else value


def _scaled(match: re.Match, decimal: str | None) -> Decimal:
    body, scale = match["body"], match["scale"]
    body = "0" + body if body.startswith(".") else body
    clear_sign = None
    if scale and scale not in CONTINENTAL and "," not in body:
        clear_sign = "."
    elif HANGUL.search(match[0]) and "," in body:
        # Korean sets thousands apart by commas, whatever the rest of the column does.
        decimal = "point"
    number = read_digits(body, decimal, clear_sign)
    if scale in LONG_SCALE and body.rfind(",") > body.rfind(".") and number != number.to_integral_value():
        raise QuantityError(
            _("With a decimal comma, “%(word)s” can be a thousand times as much. Write the digits.") % {"word": scale}
        )
    return number.scaleb(SCALE_OF[scale]) if scale else number


def _qualifier(match: re.Match, text: str) -> str:
    """A bound says more than `about`; two different bounds contradict each other."""
    told = {BEFORE_OF.get(match["before"]), AFTER_OF.get(match["after"])}
    if match["plus"] or match["more"] or "여" in (match["korean"] or ""):
        told.add(AT_LEAST)
    bounds = told & {AT_LEAST, AT_MOST}
    if len(bounds) > 1:
        raise QuantityError(_("“%(text)s” is both at least and at most. Keep one.") % {"text": shown(text)})
    return bounds.pop() if bounds else APPROX if APPROX in told else EXACT


def _unit(match: re.Match, text: str) -> str:
    units = {CURRENCY_OF.get(match["currency"]), UNIT_OF.get(match["unit"])} - {None}
    if len(units) > 1:
        raise QuantityError(_("“%(text)s” has two units. Keep one.") % {"text": shown(text)})
    if "percent" in units and match["scale"]:
        raise QuantityError(_("“%(text)s” is no percentage. Write it in digits.") % {"text": shown(text)})
    return units.pop() if units else ""


def _why_not(cleaned: str) -> str:
    """The message for a text of no known form."""
    if not cleaned:
        return _("The value is missing or far too long. Write a number.")
    if cleaned[0] in "=@":
        return _("“%(text)s” is a formula. Write its result.")
    numbers = NUMBER.findall(cleaned)
    if not numbers or "#" in cleaned:
        return _("“%(text)s” is not a number. Write it in digits.")
    if POINTS.search(cleaned):
        return _("“%(text)s” is in percentage points. Give the change in percent, or leave it out.")
    if cleaned[0] == "(":
        return _("“%(text)s” stands in parentheses. Write a negative number with a minus sign.")
    if len(numbers) > 1:
        return _("“%(text)s” has more than one number. Write one.")
    return _(
        "“%(text)s” has words or signs that are not understood. Write it like 10.9M, 64.5%%, $500M, "
        "1,650만 or 10900000."
    )
