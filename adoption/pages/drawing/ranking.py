"""A ranking -> SVG: ranks, names, bars, values and changes of the first rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.analysis.growth import EXACT
from adoption.analysis.rankings.ranking import Ranking, RankRow
from adoption.templatetags.figures import change_text, period_label, row_value

from . import svg
from .measure import fit, width
from .palette import Palette, readable
from .sheet import FOOT, MARGIN, SMALL, Caption, Look, head, nothing, sheet

ROWS = 10
ROWS_OF_A_CARD = 5
ROW = 42
ROW_OF_A_CARD = 36
SIZE = 15
GAP = 20
# Room for a rank, for a name as a part of the width, and for a value.
RANK = 26
NAME = 0.28
VALUE_AT_MOST = 150


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns end (ranks, values, changes) or begin (names, bars), by what stands in them."""

    rank: float
    name: float
    bar: float
    bar_end: float
    value: float
    change: float


def columns(ranking: Ranking, rows: Sequence[RankRow], look: Look) -> Columns:
    right = look.width - MARGIN
    changes = max(width(" ".join(change_texts(row)), SMALL + 1) for row in rows)
    value = right - (changes + GAP if changes else 0)
    values = min(max(width(value_text(row, ranking), SIZE, bold=True) for row in rows), VALUE_AT_MOST)
    name = MARGIN + RANK + 12
    bar = name + look.width * NAME
    return Columns(MARGIN + RANK, name, bar, max(value - values - GAP, bar + 1), value, right)


def draw(ranking: Ranking, caption: Caption, look: Look) -> str:
    if not ranking.rows:
        return nothing(caption, look, _("No figures"))
    rows = ranking.rows[: ROWS_OF_A_CARD if look.is_card else ROWS]
    place = columns(ranking, rows, look)
    step = ROW_OF_A_CARD if look.is_card else ROW
    _marks, top = head(caption, look)
    top += 14
    bottom = top + step * len(rows)
    marks = [row(one, ranking, place, look, top + step * (number + 0.5)) for number, one in enumerate(rows)]
    marks += [hairline(look, top + step * number) for number in range(1, len(rows))]
    if look.is_card:
        return sheet(caption, look, look.height, *marks)
    return sheet(caption, look, bottom + 36 + FOOT, *marks, coverage(ranking, len(rows), look, bottom + 20))


def coverage(ranking: Ranking, shown: int, look: Look, y: float) -> str:
    """How many more there are, and of how many."""
    more = ranking.listed - shown
    texts = [ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}] if more else []
    numbers = {"listed": ranking.listed, "known": ranking.known}
    if period := ranking.selection.period:
        text = ngettext(
            "%(listed)s of %(known)s services has a figure for %(period)s.",
            "%(listed)s of %(known)s services have a figure for %(period)s.",
            ranking.listed,
        )
        texts.append(text % (numbers | {"period": period_label(period)}))
    else:
        text = ngettext(
            "%(listed)s of %(known)s services has a recent figure.",
            "%(listed)s of %(known)s services have a recent figure.",
            ranking.listed,
        )
        texts.append(text % numbers)
    return svg.text(MARGIN, y, svg.words(" · ".join(texts)), font_size=SMALL, fill=look.palette.quiet)


def hairline(look: Look, y: float) -> str:
    return svg.line(MARGIN, y, look.width - MARGIN, y, stroke=look.palette.rule)


def row(one: RankRow, ranking: Ranking, place: Columns, look: Look, y: float) -> str:
    palette = look.palette
    rank = f"{one.rank}=" if one.is_tied else str(one.rank)
    value = fit(value_text(one, ranking), SIZE, VALUE_AT_MOST, bold=True)
    right = {"text_anchor": "end"}
    return (
        svg.text(place.rank, y + 6, svg.words(rank), font_size=17, fill=palette.quiet, **right)
        + name(one, ranking, place, palette, y)
        + bar(one, ranking, place, palette, y)
        + svg.text(place.value, y + 5, svg.words(value), font_size=SIZE, font_weight=600, fill=palette.ink, **right)
        + change(one, place, palette, y)
    )


def name(one: RankRow, ranking: Ranking, place: Columns, palette: Palette, y: float) -> str:
    """The service, and under it who runs it; the period instead where periods differ."""
    room = place.bar - place.name - 12
    service = fit(one.row.service.display_name, SIZE, room, bold=True)
    below = period_label(one.row.period) if ranking.mixes_periods else one.row.service.provider.display_name
    if one.row.converted_from:
        below = _("converted from %(metric)s") % {"metric": one.row.converted_from.display_name}
    return svg.text(
        place.name, y - 2, svg.words(service), font_size=SIZE, font_weight=600, fill=palette.ink
    ) + svg.text(place.name, y + 13, svg.words(fit(below, 11, room)), font_size=11, fill=palette.quiet)


def value_text(one: RankRow, ranking: Ranking) -> str:
    return row_value(one.row, ranking.selection.metric)


def bar(one: RankRow, ranking: Ranking, place: Columns, palette: Palette, y: float) -> str:
    largest = max(row.row.value for row in ranking.rows)
    part = max(float(one.row.value / largest), 0) if largest > 0 else 0
    length = (place.bar_end - place.bar) * part
    color = readable(one.row.service.color, palette)
    return svg.element("rect", x=place.bar, y=y - 6, width=max(length, 1), height=12, fill=color)


def change_texts(one: RankRow) -> list[str]:
    """Our change, or the one that the source reports, which says so."""
    if one.change_pct is not None:
        is_unchanged = not one.change and one.change_bound == EXACT
        return [_("unchanged") if is_unchanged else change_text(one.change_pct, one.change_bound)]
    return [] if one.reported_change_pct is None else [change_text(one.reported_change_pct), _("reported")]


def change(one: RankRow, place: Columns, palette: Palette, y: float) -> str:
    texts = change_texts(one)
    if not texts:
        return ""
    parts = [svg.words(texts[0])]
    parts += [" " + svg.element("tspan", svg.words(text), fill=palette.quiet, font_size=SMALL) for text in texts[1:]]
    return svg.text(place.change, y + 5, *parts, fill=palette.ink, text_anchor="end")
