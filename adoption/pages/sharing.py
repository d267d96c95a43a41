"""What a ranking and a trend say of themselves elsewhere: in titles, cards, search results and embeds."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from babel.lists import format_list
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.analysis.rankings.ranking import Ranking, RankRow
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.scope import Scope
from adoption.analysis.series import FigureRow
from adoption.analysis.trends.selection import INDEX, TrendSelection
from adoption.analysis.trends.shares import is_of_shares
from adoption.analysis.trends.trend import Trend
from adoption.models import WORLD, Service
from adoption.templatetags.figures import language, period_label, row_value
from adoption.values.names import isolated

from .captions import dated, narrowing
from .charts import written

NAMES_AT_MOST = 3
# Longer names leave no room for the figures.
LONGEST_NAME = 60
FOLLOWERS = 2
# Pixels, where the page that embeds says nothing.
EMBED_WIDTH = 720
# Of an embedded chart: what stands around the plot, and the shape of the plot on narrow and on wide frames.
TREND_FRAME, TREND_NARROW, TREND_HIGHEST = 240, 576, 512
TREND_SHAPE = "width: 100%; height: auto; aspect-ratio: 16 / 9; min-height: 36rem"
EMBEDDED_ROWS = 10
# Of an embedded ranking as it was seen at the width of a phone: head and foot, a row, the second line that a row has
# where periods differ, and the line that counts the rows left out.
RANKING_FRAME, RANKING_ROW, SECOND_LINE, LAST_LINE = 170, 50, 10, 30


Address = Callable[[str], str]


def of_ranking(ranking: Ranking, address: Address) -> dict[str, Any]:
    """What the template of a ranking passes on. `address` gives the address of the same under each URL name."""
    return {
        "canonical": address("ranking"),
        "card": address("ranking_card"),
        "share_title": ranking_title(ranking.selection),
        "share_description": ranking_description(ranking),
        "embed": ranking_embed(ranking, address),
    }


def of_trend(trend: Trend, address: Address) -> dict[str, Any]:
    """What the template of a trend passes on."""
    selection = trend.selection
    return {
        "canonical": address("trends"),
        "card": address("trends_card"),
        "share_title": trend_title(selection),
        "share_description": trend_description(trend),
        "embed": trend_embed(selection, address),
    }


def ranking_embed(ranking: Ranking, address: Address) -> dict[str, Any]:
    """What the code of an embed is made of."""
    return {
        "address": address("embed_ranking"),
        "title": ranking_title(ranking.selection),
        "width": EMBED_WIDTH,
        "height": ranking_height(ranking),
    }


def ranking_height(ranking: Ranking) -> int:
    """Pixels for all rows that an embed has."""
    rows = min(max(ranking.listed, 1), EMBEDDED_ROWS)
    row = RANKING_ROW + (SECOND_LINE if ranking.mixes_periods else 0)
    return RANKING_FRAME + rows * row + (LAST_LINE if ranking.listed > rows else 0)


def trend_embed(selection: TrendSelection, address: Address, width: int = EMBED_WIDTH) -> dict[str, Any]:
    """`shape` is the style of a frame whose width is not known."""
    return {
        "address": address("embed_trends"),
        "title": trend_title(selection),
        "width": width,
        "height": trend_height(width),
        "shape": TREND_SHAPE,
    }


def trend_height(width: int) -> int:
    """Pixels for a chart of that width with its legend and its sources."""
    return TREND_FRAME + min(width if width < TREND_NARROW else width // 2, TREND_HIGHEST)


def ranking_title(selection: RankingSelection) -> str:
    """Average daily web visits, March 2025, South Korea."""
    period = period_label(selection.period) if selection.period else _("latest figures")
    category = str(Service.Category(selection.category).label) if selection.category else ""
    return joined([selection.metric.display_name, period, category, *scope_texts(selection)])


def trend_title(selection: TrendSelection) -> str:
    """Monthly web visits over time: ChatGPT, Google Gemini and DeepSeek."""
    if selection.metric is None:
        return _("Trends")
    names = [service.display_name for service in selection.services]
    title = trend_subject(selection)
    return f"{title}: {listed(names)}" if names else title


def trend_subject(selection: TrendSelection) -> str:
    """Monthly web visits over time, as an index, January 2024 to March 2025, South Korea."""
    title = _("%(metric)s over time") % {"metric": selection.metric.display_name}
    return joined([title, *mode_texts(selection), range_text(selection), *scope_texts(selection)])


def mode_texts(selection: TrendSelection) -> list[str]:
    """How the values are drawn, where not as they are."""
    texts = [_("as an index")] if selection.mode == INDEX else []
    if is_of_shares(selection):
        texts.append(_("as shares of those shown"))
    return [*texts, _("by measurer")] if selection.by_measurer else texts


def range_text(selection: TrendSelection) -> str:
    """The range that was asked for; blank where it is open."""
    ends = {
        "first": period_label(selection.first) if selection.first else "",
        "last": period_label(selection.last) if selection.last else "",
    }
    if ends["first"] and ends["last"]:
        return _("%(first)s to %(last)s") % ends
    if ends["first"]:
        return _("from %(first)s") % ends
    return _("until %(last)s") % ends if ends["last"] else ""


def scope_texts(selection: Scope) -> list[str]:
    """What narrows a question, where it is not the default."""
    return [selection.region.display_name if selection.region.code != WORLD else "", *narrowing(selection)]


def ranking_description(ranking: Ranking) -> str:
    """Average daily web visits, March 2025: DeepSeek and Grok lead with 16.5M each, then Google Gemini 10.9M …"""
    title = ranking_title(ranking.selection)
    if not ranking.rows:
        nothing = _("No service has a figure for this choice.")
        return f"{title}: {nothing}"
    leaders = [row for row in ranking.rows if row.rank == 1]
    values = {"names": listed([name(row) for row in leaders]), "value": value(leaders[0], ranking)}
    sentence = ngettext("%(names)s leads with %(value)s", "%(names)s lead with %(value)s each", len(leaders)) % values
    if followers := ranking.rows[len(leaders) : len(leaders) + FOLLOWERS]:
        texts = ", ".join(f"{name(row)} {value(row, ranking)}" for row in followers)
        sentence = _("%(sentence)s, then %(followers)s") % {"sentence": sentence, "followers": texts}
    where_from = _("Each figure stands with its source.")
    return f"{title}: {sentence}. {where_from}"


def trend_description(trend: Trend) -> str:
    """Monthly web visits over time. Latest figures: ChatGPT 5.4B (February 2026), …"""
    numbers = trend.reading.numbers
    drawn = [[row for row in one.points if row.figure in numbers] for one in trend.series]
    newest = [
        f"{short(one.name)} {told(trend, rows[-1])}" for one, rows in zip(trend.series, drawn, strict=True) if rows
    ]
    if not newest:
        return nothing(trend)
    base, subject = trend.reading.base, trend_subject(trend.selection)
    if base:
        subject = joined([subject, _("%(period)s = 100") % {"period": period_label(base)}])
    latest = _("Latest figures: %(figures)s.") % {"figures": ", ".join(newest)}
    return f"{subject}. {latest}"


def nothing(trend: Trend) -> str:
    if trend.selection.metric is None:
        return _("AI services over time, on a true time axis, with the events that bent their trends.")
    if trend.points:
        why = _("Nothing of this can be drawn; the numbers stand in the table.")
    else:
        why = _("None of these services has a figure for this choice.")
    return f"{trend_subject(trend.selection)}. {why}"


def told(trend: Trend, row: FigureRow) -> str:
    """What is drawn of a figure, with its period: 5.4B (February 2026), 138 (…) of an index, 71.72% (…) of shares."""
    text = written(trend.reading.mode, trend.reading.numbers[row.figure]) or row_value(row, trend.selection.metric)
    return f"{text} ({dated(row)})"


def name(row: RankRow) -> str:
    return short(row.row.service.display_name)


def value(row: RankRow, ranking: Ranking) -> str:
    return row_value(row.row, ranking.selection.metric)


def short(text: str) -> str:
    return isolated(Truncator(text).chars(LONGEST_NAME))


def joined(texts: Sequence[str]) -> str:
    return ", ".join(filter(None, texts))


def sources(rows: Iterable[FigureRow]) -> dict[str, str]:
    """Who measured and who published what is shown, those of most figures first."""
    rows = list(rows)
    measurers = Counter(row.measured_by for row in rows if row.is_measurer_named).most_common()
    publishers = Counter(row.publisher for row in rows).most_common()
    return {
        "measurers": listed([name for name, _ in measurers]),
        "publishers": listed([name for name, _ in publishers]),
    }


def listed(names: Sequence[str]) -> str:
    """DeepSeek, Grok, Claude, and 4 more."""
    names = [short(one) for one in names]
    if len(names) <= NAMES_AT_MOST + 1:
        return format_list(names, locale=language())
    first, more = names[:NAMES_AT_MOST], len(names) - NAMES_AT_MOST
    return _("%(names)s, and %(count)s more") % {"names": ", ".join(first), "count": more}
