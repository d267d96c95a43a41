"""What all images share: paper, title, what is shown, and who says so."""

from dataclasses import dataclass

from . import svg
from .measure import fit, lines, width
from .palette import PALETTES, Palette

SITE = "Adoption"
MARGIN = 24
SMALL = 12
FOOT = 40
PRINT = 10
PRINT_ROW = 14
# More of an address than that helps nobody.
PRINT_ROWS = 3


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around a drawing, in the reader's language."""

    language: str
    title: str
    subtitle: str
    source: str
    # Of the page that shows the same.
    address: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """`is_card`: the picture that goes with a link, in a fixed shape and seen at half its size or less."""

    theme: str = "light"
    is_card: bool = False

    @property
    def palette(self) -> Palette:
        return PALETTES[self.theme]

    @property
    def width(self) -> int:
        return 600 if self.is_card else 800

    @property
    def height(self) -> int:
        """Of a chart; a card is half of 1200 × 630."""
        return 315 if self.is_card else 500


def head(caption: Caption, look: Look) -> tuple[str, float]:
    """Title and subtitle, and where they end."""
    room = look.width - 2 * MARGIN
    size = 20
    title = fit(caption.title, size, room, bold=True)
    below = lines(caption.subtitle, 13, room, 1 if look.is_card else 2) if caption.subtitle else []
    marks = [svg.text(MARGIN, 40, svg.words(title), font_size=size, font_weight=600, fill=look.palette.ink)]
    for number, one in enumerate(below):
        marks.append(svg.text(MARGIN, 62 + 18 * number, svg.words(one), fill=look.palette.quiet))
    return "".join(marks), 44 + 18 * len(below)


def foot(caption: Caption, look: Look, height: float) -> str:
    """A hairline, the source and the name of the site."""
    palette, right = look.palette, look.width - MARGIN
    name = width(SITE, 13, bold=True)
    source = fit(caption.source, SMALL, right - MARGIN - name - 16)
    base = height - 17
    return (
        svg.line(MARGIN, height - FOOT, right, height - FOOT, stroke=palette.rule)
        + svg.text(MARGIN, base, svg.words(source), font_size=SMALL, fill=palette.quiet)
        + svg.text(right, base, svg.words(SITE), font_weight=600, fill=palette.ink, text_anchor="end")
    )


def small_print(caption: Caption, look: Look) -> list[str]:
    """The address of the page, on as many lines as it needs; a card goes with a link and has none."""
    text, found = svg.clean(caption.address), []
    while text and not look.is_card and len(found) < PRINT_ROWS:
        room = look.width - 2 * MARGIN
        count = next((count for count in range(len(text), 1, -1) if width(text[:count], PRINT) <= room), 1)
        found.append(text[:count])
        text = text[count:]
    return found


def sheet(caption: Caption, look: Look, height: float, *inside: str) -> str:
    """A whole image."""
    printed = small_print(caption, look)
    whole = height + PRINT_ROW * len(printed)
    paper = svg.element("rect", width=look.width, height=whole, fill=look.palette.paper)
    title = f"{caption.title}. {caption.subtitle}"
    top, _end = head(caption, look)
    marks = [foot(caption, look, height)]
    for number, one in enumerate(printed):
        y = height - 2 + PRINT_ROW * number
        marks.append(svg.text(MARGIN, y, svg.words(one), font_size=PRINT, fill=look.palette.quiet))
    return svg.document(look.width, whole, caption.language, title, paper, top, *inside, *marks)


def nothing(caption: Caption, look: Look, message: str) -> str:
    """An image that says that there is nothing to draw."""
    place = svg.text(
        look.width / 2,
        look.height / 2 + 12,
        svg.words(message),
        text_anchor="middle",
        font_size=16,
        fill=look.palette.quiet,
    )
    return sheet(caption, look, look.height, place)
