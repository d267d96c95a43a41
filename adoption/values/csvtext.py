"""Text cells of CSV files that spreadsheets would run as formulas."""

import re

# A spreadsheet runs a cell that begins like this; some drop leading spaces first.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
ESCAPED = re.compile(rf"'+(?:{FORMULA.pattern})")
NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?%?", re.ASCII)


def guard(cell: str) -> str:
    """The cell with an apostrophe before it where it would run; numbers stay numbers."""
    if ESCAPED.match(cell) or (FORMULA.match(cell) and not NUMBER.fullmatch(cell)):
        return "'" + cell
    return cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`."""
    return cell[1:] if ESCAPED.match(cell) else cell
