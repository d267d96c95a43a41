"""Pictures for links to pages without a chart: the name of what the page is about, and some lines."""

from collections.abc import Sequence

from . import svg
from .measure import fit, lines
from .sheet import MARGIN, Caption, Look, sheet

ROWS = 4
ROW = 40


def draw(caption: Caption, look: Look, figures: Sequence[tuple[str, str, str]]) -> str:
    """A card that lists figures: (metric, value, period)."""
    marks = []
    for place, (metric, value, period) in enumerate(figures[:ROWS]):
        marks.append(figure(look, 88 + ROW * (place + 0.5), metric, value, period))
    return sheet(caption, look, look.height, *marks)


def figure(look: Look, y: float, metric: str, value: str, period: str) -> str:
    palette, right = look.palette, look.width - MARGIN
    room = right - MARGIN - 170
    quiet = {"font_size": 11, "fill": palette.quiet}
    return (
        svg.line(MARGIN, y - ROW / 2, right, y - ROW / 2, stroke=palette.rule)
        + svg.text(MARGIN, y - 1, svg.words(fit(metric, 14, room)), font_size=14, fill=palette.ink)
        + svg.text(MARGIN, y + 13, svg.words(fit(period, 11, room)), **quiet)
        + svg.text(
            right,
            y + 6,
            svg.words(fit(value, 18, 170, bold=True)),
            font_size=18,
            font_weight=600,
            fill=palette.ink,
            text_anchor="end",
        )
    )


def plain(caption: Caption, look: Look) -> str:
    """The card of the site: its name, large, and what it is."""
    palette = look.palette
    marks = [svg.text(MARGIN + 16, 142, svg.words(caption.title), font_size=56, font_weight=600, fill=palette.ink)]
    marks.append(svg.line(MARGIN + 18, 168, MARGIN + 66, 168, stroke=palette.ink, stroke_width=2))
    for place, one in enumerate(lines(caption.subtitle, 20, 440, 3)):
        marks.append(svg.text(MARGIN + 16, 206 + 28 * place, svg.words(one), font_size=20, fill=palette.quiet))
    paper = svg.element("rect", width=look.width, height=look.height, fill=palette.paper)
    return svg.document(look.width, look.height, caption.language, caption.title, paper, *marks)
