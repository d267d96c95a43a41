"""What a service page shows of each metric: its addresses, and its lines parted where they may not go on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from adoption.analysis.gaps import chains, stretches
from adoption.analysis.profiles.service import InRegion, Known, Profile
from adoption.analysis.rankings.rank_history import RankHistory, Standing
from adoption.analysis.series import FigureRow
from adoption.models import WORLD, Metric, Region, SeriesBreak, Service
from adoption.models.metric import PERIOD_KINDS

# Of fewer a drawing tells nothing that the figures do not.
POINTS_TO_DRAW = 3
# Whose other figures are not drawn.
NAMES_AT_MOST = 3

Segments = list[list[tuple[date, Decimal]]]


@dataclass(frozen=True, slots=True)
class Card:
    """`drawn` are the points of the chart, all of one measurer and of periods that are alike; `undrawn` says
    whose others there are, and `undrawn_count` how many."""

    known: Known
    drawn: list[FigureRow]
    undrawn: str
    undrawn_count: int
    segments: Segments
    ranking: str
    trend: str
    figures: str


@dataclass(frozen=True, slots=True)
class RegionCards:
    """Metrics with a series stand as charts, the others as rows."""

    region: Region
    charts: list[Card]
    rows: list[Card]

    @property
    def size(self) -> int:
        return len(self.charts) + len(self.rows)


@dataclass(frozen=True, slots=True)
class RankCard:
    history: RankHistory
    segments: Segments
    ranking: str


def region_cards(service: Service, profile: Profile) -> list[RegionCards]:
    return [_region(service, one, profile.breaks) for one in profile.regions]


def _region(service: Service, found: InRegion, breaks: Sequence[SeriesBreak]) -> RegionCards:
    cards = [_card(service, known, breaks) for known in found.known]
    return RegionCards(
        region=found.region,
        charts=[card for card in cards if len(card.drawn) >= POINTS_TO_DRAW],
        rows=[card for card in cards if len(card.drawn) < POINTS_TO_DRAW],
    )


def _card(service: Service, known: Known, breaks: Sequence[SeriesBreak]) -> Card:
    drawn = main_line(known)
    is_drawn = {row.figure for row in drawn}
    others = [row for row in known.points if row.figure not in is_drawn]
    return Card(
        known=known,
        drawn=drawn,
        undrawn=whose(others),
        undrawn_count=len(others),
        segments=value_segments(known.metric, drawn, [one for one in breaks if one.metric_id == known.metric.pk]),
        ranking=ranking_address(known.metric, known.region, known.standing),
        trend=trend_address(service, known.metric, known.region),
        figures=f"?{urlencode({'metric': known.metric.slug})}#figures",
    )


def rank_cards(profile: Profile) -> list[RankCard]:
    return [
        RankCard(
            history=history,
            segments=rank_segments(history.standings),
            ranking=ranking_address(history.metric, history.region, history.newest),
        )
        for history in profile.histories
    ]


def main_line(known: Known) -> list[FigureRow]:
    """The points that may be compared with one another: of the usual kind of period if there are such, of the
    measurer with the most; a small chart has no room to tell two lines apart."""

    def merit(chain: Sequence[FigureRow]) -> tuple:
        return chain[0].period.kind == known.metric.usual_period, len(chain), chain[-1].period.recency

    return max(chains(known.metric, known.points), key=merit)


def whose(rows: Sequence[FigureRow]) -> str:
    """Who measured, for what kind of period: BrightEdge (quarter), Similarweb (month)."""
    names = dict.fromkeys(f"{measurer_of(row)} ({PERIOD_KINDS[row.period.kind]})" for row in rows)
    return ", ".join([*list(names)[:NAMES_AT_MOST], *(["…"] if len(names) > NAMES_AT_MOST else [])])


def measurer_of(row: FigureRow) -> str:
    return row.measured_by if row.is_measurer_named else _("an unnamed measurer")


def value_segments(metric: Metric, rows: Sequence[FigureRow], breaks: Sequence[SeriesBreak]) -> Segments:
    """The line, parted as in the large charts."""
    return [[(row.period.middle, row.value) for row in run] for run in stretches(metric, rows, breaks)]


def rank_segments(standings: Sequence[Standing]) -> Segments:
    """The line of ranks, parted where a period has none."""
    segments: Segments = []
    for before, one in zip([None, *standings], standings, strict=False):
        if before is None or before.period.next() != one.period:
            segments.append([])
        segments[-1].append((one.period.middle, Decimal(one.rank)))
    return segments


def ranking_address(metric: Metric, region: Region, standing: Standing | None) -> str:
    """The ranking that the rank is from; of the latest figures where there is none."""
    period = standing.period.code if standing and standing.period else "latest" if metric.usual_period else ""
    return _address(reverse("ranking", args=[metric.slug]), {"period": period, "region": region.code})


def ranking_of(metric: Metric, region: Region) -> str:
    """The ranking as it begins."""
    return _address(reverse("ranking", args=[metric.slug]), {"region": region.code})


def trend_address(service: Service, metric: Metric, region: Region) -> str:
    parameters = {"metric": metric.slug, "services": service.slug, "region": region.code}
    return _address(reverse("trends"), parameters)


def _address(path: str, parameters: dict[str, str]) -> str:
    given = {name: value for name, value in parameters.items() if value and (name, value) != ("region", WORLD)}
    return f"{path}?{urlencode(given, safe=',/')}" if given else path
