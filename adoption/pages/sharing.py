"""What a ranking and a trend say of themselves elsewhere: in titles, cards, search results and embeds."""

from collections.abc import Callable, Sequence
from typing import Any

from babel.lists import format_list
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.analysis.rankings.ranking import Ranking, RankRow
from adoption.analysis.rankings.selection import RankingSelection
from adoption.analysis.scope import Scope
from adoption.analysis.series import Series
from adoption.analysis.trends.selection import INDEX, SHARE, TrendSelection
from adoption.models import WORLD, Service
from adoption.templatetags.figures import language, period_label, row_value
from adoption.values.names import isolated

from .captions import narrowing

NAMES_AT_MOST = 3
# Longer names leave no room for the figures.
LONGEST_NAME = 60
FOLLOWERS = 2
# Pixels, where the page that embeds says nothing.
EMBED_WIDTH = 720
RANKING_HEIGHT = 560
TREND_HEIGHT = 480


Address = Callable[[str], str]


def of_ranking(ranking: Ranking, address: Address) -> dict[str, Any]:
    """What the template of a ranking passes on. `address` gives the address of the same under each URL name."""
    return {
        "canonical": address("ranking"),
        "card": address("ranking_card"),
        "share_title": ranking_title(ranking.selection),
        "share_description": ranking_description(ranking),
        "embed": ranking_embed(ranking.selection, address),
    }


def of_trend(selection: TrendSelection, series: Sequence[Series], address: Address) -> dict[str, Any]:
    """What the template of a trend passes on."""
    return {
        "canonical": address("trends"),
        "card": address("trends_card"),
        "share_title": trend_title(selection),
        "share_description": trend_description(selection, series),
        "embed": trend_embed(selection, address),
    }


def ranking_embed(selection: RankingSelection, address: Address) -> dict[str, Any]:
    """What the code of an embed is made of."""
    return {
        "address": address("embed_ranking"),
        "title": ranking_title(selection),
        "width": EMBED_WIDTH,
        "height": RANKING_HEIGHT,
    }


def trend_embed(selection: TrendSelection, address: Address) -> dict[str, Any]:
    return {
        "address": address("embed_trends"),
        "title": trend_title(selection),
        "width": EMBED_WIDTH,
        "height": TREND_HEIGHT,
    }


def ranking_title(selection: RankingSelection) -> str:
    """Average daily web visits, March 2025, South Korea."""
    period = period_label(selection.period) if selection.period else _("latest figures")
    category = str(Service.Category(selection.category).label) if selection.category else ""
    return joined([selection.metric.display_name, period, category, *scope_texts(selection)])


def trend_title(selection: TrendSelection) -> str:
    """Monthly web visits over time: ChatGPT, Google Gemini and DeepSeek."""
    if selection.metric is None:
        return _("Trends")
    title = _("%(metric)s over time") % {"metric": selection.metric.display_name}
    title = joined([title, *mode_texts(selection), *scope_texts(selection)])
    names = [service.display_name for service in selection.services]
    return f"{title}: {listed(names)}" if names else title


def mode_texts(selection: TrendSelection) -> list[str]:
    """How the values are drawn, where not as they are."""
    ways = {INDEX: _("as an index"), SHARE: _("as shares of those shown")}
    by_measurer = [_("by measurer")] if selection.by_measurer else []
    return [ways[selection.mode], *by_measurer] if selection.mode in ways else by_measurer


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


def trend_description(selection: TrendSelection, series: Sequence[Series]) -> str:
    """Monthly web visits over time. Latest figures: ChatGPT 5.4B (February 2026), …"""
    newest = [one.points[-1] for one in series if one.points]
    if not newest:
        return _("AI services over time, on a true time axis, with the events that bent their trends.")
    figures = ", ".join(
        f"{short(row.service.display_name)} {row_value(row, selection.metric)} ({period_label(row.period)})"
        for row in newest
    )
    title = joined([_("%(metric)s over time") % {"metric": selection.metric.display_name}, *scope_texts(selection)])
    latest = _("Latest figures: %(figures)s.") % {"figures": figures}
    return f"{title}. {latest}"


def name(row: RankRow) -> str:
    return short(row.row.service.display_name)


def value(row: RankRow, ranking: Ranking) -> str:
    return row_value(row.row, ranking.selection.metric)


def short(text: str) -> str:
    return isolated(Truncator(text).chars(LONGEST_NAME))


def joined(texts: Sequence[str]) -> str:
    return ", ".join(filter(None, texts))


def listed(names: Sequence[str]) -> str:
    """DeepSeek, Grok and 4 more."""
    names = [short(one) for one in names]
    if len(names) > NAMES_AT_MOST + 1:
        more = len(names) - NAMES_AT_MOST
        names = [*names[:NAMES_AT_MOST], _("%(count)s more") % {"count": more}]
    return format_list(names, locale=language())
