"""Written digits -> exact decimals: the decimal sign, thousands, and Korean 만 and 억."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

LARGEST = Decimal(10) ** 18
MOST_DIGITS = 15
MOST_DECIMALS = 6
SIGNS = {"point": ".", "comma": ",", None: None}
# Numbers that thousands may follow: `1,234` has two readings, `0,123` and `1234,567` only one.
GROUP_HEAD = re.compile(r"[1-9][0-9]{0,2}")

MYRIADS = {"조": 12, "억": 8, "만": 4, "": 0}
# `2천31`, `3백`, `5천` stand for numbers below 10,000.
SMALL = re.compile(r"(?:(?P<c>[1-9])천 *)?(?:(?P<b>[1-9])백 *)?(?:(?P<x>[1-9])십 *)?(?P<i>[0-9]{0,3})")
# `3억5천` is mostly meant as 3억 5천만, and by the letter it is not.
OPEN_THOUSANDS = re.compile(r"[조억] *[1-9][천백십][^만억]*$")
KOREAN_PART = re.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


class QuantityError(ValueError):
    """The text is no quantity; the message says why and how to write it."""


class AmbiguousQuantity(QuantityError):
    """The text is one of two quantities, and only its column can tell which."""


def read_digits(body: str, decimal: str | None, clear_sign: str | None = None) -> Decimal:
    """The number in digits, signs and spaces, such as `1 650 000,5`.

    `decimal` (point, comma) is the decimal sign; `clear_sign` is the one to take where `decimal` says
    nothing and one sign stands before three digits. Raises QuantityError, AmbiguousQuantity.
    """
    told = SIGNS[decimal]
    mark = _decimal_mark(body, told or clear_sign)
    whole, fraction = body.rsplit(mark, 1) if mark else (body, "")
    grouping = set(re.findall(r"[^0-9]", whole))
    if mark and not fraction.isdecimal() or not _is_grouped(whole, grouping):
        raise QuantityError(
            _(
                "“%(text)s” is not written as numbers are: thousands stand in groups of three, "
                "and no zeros come first. Write the digits without separators."
            )
            % {"text": body}
        )
    if told and (mark not in ("", told) or told in grouping):
        raise _unfit(body, decimal)
    return Decimal("".join(re.findall("[0-9]", whole)) + "." + (fraction or "0"))


def _decimal_mark(body: str, sign: str | None) -> str:
    """The character of the body that is its decimal sign, or ''. `sign` decides where both would do."""
    marks = re.findall(r"[^0-9]", body)
    if not marks or marks[-1] not in ".," or marks.count(marks[-1]) > 1:
        return ""
    last = marks[-1]
    head, tail = body.rsplit(last, 1)
    if len(marks) > 1 or len(tail) != 3 or not GROUP_HEAD.fullmatch(head):
        return last
    if sign is None:
        raise AmbiguousQuantity(
            _(
                "“%(text)s” can be %(many)s or %(few)s. Write it without thousands signs, or say which is "
                "the decimal sign (--decimal point or comma)."
            )
            % {"text": body, "many": head + tail, "few": f"{head}.{tail}"}
        )
    return last if sign == last else ""


def _is_grouped(whole: str, grouping: set[str]) -> bool:
    """Plain digits without leading zeros, or thousands set apart by one kind of sign."""
    if not grouping:
        return whole == "0" or (whole.isdecimal() and whole[0] != "0")
    if len(grouping) > 1:
        return False
    head, *groups = whole.split(*grouping)
    return bool(GROUP_HEAD.fullmatch(head)) and all(len(group) == 3 for group in groups)


def read_scientific(mantissa: str, exponent: str, decimal: str | None) -> Decimal:
    """`1.2`, `+07` -> 12000000. A mantissa has no thousands, so that its sign is the decimal one."""
    sign = "comma" if "," in mantissa else "point"
    if decimal and decimal != sign and not mantissa.isdecimal():
        raise _unfit(mantissa, decimal)
    return read_digits(mantissa, sign).scaleb(int(exponent))


def _unfit(body: str, decimal: str) -> QuantityError:
    return QuantityError(
        _("“%(text)s” does not fit a decimal %(sign)s. Write it with the decimal sign of its column.")
        % {"text": body, "sign": decimal}
    )


def read_korean(body: str) -> Decimal:
    """`2천31만`, `3억 5000만`, `1.175억` -> the number. In these, commas are thousands."""
    if OPEN_THOUSANDS.search(body):
        raise QuantityError(
            _("“%(text)s” has two readings: 만 may be left out behind its last number. Write it out, like 3억 5000만.")
            % {"text": body}
        )
    total, rest = Decimal(0), body
    for sign, power in MYRIADS.items():
        part, found, after = rest.partition(sign) if sign else (rest, "", "")
        if sign and not found:
            continue
        if part.strip() or found:
            total += _korean_part(part.strip(), body, is_first=rest is body).scaleb(power)
        rest = after
    return total


def _korean_part(part: str, body: str, is_first: bool) -> Decimal:
    """The number before one of 조, 억, 만 or the end; below 10,000 unless it is first, whole unless alone."""
    is_alone = body.rstrip("조억만 ") == part
    if KOREAN_PART.fullmatch(part) and (is_alone or "." not in part):
        number = Decimal(part.replace(",", ""))
        if is_first or number < 10000:
            return number
    elif part and (match := SMALL.fullmatch(part)):
        return _small(match)
    raise QuantityError(
        _("“%(text)s” is not a number in 만 and 억. Write it like 3억 5000만 or in digits.") % {"text": body}
    )


def _small(match: re.Match) -> Decimal:
    thousands, hundreds, tens, rest = (int(match[name] or 0) for name in "cbxi")
    smallest = 10 if match["x"] else 100 if match["b"] else 1000
    if rest >= smallest:
        raise QuantityError(_("“%(text)s” is not a number. Write it in digits.") % {"text": match[0]})
    return Decimal(thousands * 1000 + hundreds * 100 + tens * 10 + rest)


def bounded(value: Decimal) -> Decimal:
    """The value without idle zeros. Raises QuantityError where storing it would lose digits."""
    if abs(value) >= LARGEST:
        raise QuantityError(_("The number is too large. It must be below 10 to the 18th power."))
    value = tidy(value)
    if -value.as_tuple().exponent > MOST_DECIMALS:
        raise QuantityError(_("The number has more than %(count)d decimal places.") % {"count": MOST_DECIMALS})
    if len(str(abs(value)).replace(".", "").strip("0")) > MOST_DIGITS:
        raise QuantityError(
            _("The number has more than %(count)d significant digits. Round it.") % {"count": MOST_DIGITS}
        )
    return value


def tidy(value: Decimal) -> Decimal:
    """The same number without trailing zeros, exponent and negative zero."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize()
