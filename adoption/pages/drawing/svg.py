"""Elements of SVG as text. Whatever is written into them is escaped and free of control characters."""

import unicodedata
from collections.abc import Sequence
from html import escape

# Controls, marks that turn the direction of writing, halves of pairs, private and unassigned characters.
UNWRITABLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
FONTS = "Pretendard, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans KR', 'Malgun Gothic', sans-serif"

Attribute = str | float | None


def element(name: str, /, *inside: str, **attributes: Attribute) -> str:
    """`element("text", words("a < b"), text_anchor="end")`. What stands inside is markup; attributes are escaped,
    and left out where they are None."""
    written = "".join(
        f' {key.replace("_", "-")}="{_text(value)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def _text(value: str | float) -> str:
    return words(value) if isinstance(value, str) else number(value)


def words(text: str) -> str:
    """Text as markup."""
    return escape(clean(text))


def clean(text: str) -> str:
    """The text on one line, of characters that XML allows and that show themselves."""
    line = " ".join(text.split())
    return "".join(character for character in line if unicodedata.category(character) not in UNWRITABLE)


def number(value: float) -> str:
    return f"{round(value, 1):g}"


def text(x: float, y: float, *parts: str, **attributes: Attribute) -> str:
    """A line of text that begins (or by `text_anchor` ends) at a place; parts are markup."""
    return element("text", *parts, x=x, y=y, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Attribute) -> str:
    return element("path", d=f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", fill="none", **attributes)


def path(points: Sequence[tuple[float, float]], **attributes: Attribute) -> str:
    places = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return element("path", d=f"M{places}", **attributes)


def document(width: float, height: float, language: str, title: str, *inside: str) -> str:
    """A whole image; its title is what a screen reader says."""
    return element(
        "svg",
        element("title", words(title)),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        lang=language,
        font_family=FONTS,
        font_size=13,
    )
