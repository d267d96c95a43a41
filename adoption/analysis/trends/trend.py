"""How services did over time: the answer to a question about trends, with all that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass

from adoption.models import Event, SeriesBreak, Service

from ..happenings import breaks_during, events_during
from ..series import FigureRow, Series
from .bands import Band, bands
from .indexing import as_index
from .measurers import trace_lines
from .reading import Reading, as_values
from .selection import INDEX, SHARE, TrendSelection
from .share_courses import ShareCourses, share_courses
from .shares import as_shares
from .summary import Course, courses
from .tracing import newest_first


@dataclass(frozen=True, slots=True)
class Trend:
    """`series` holds every selected service, those without figures too; `reading` how they are drawn;
    `bands` where sources of one fact disagree, by the key of the figure."""

    selection: TrendSelection
    series: list[Series]
    reading: Reading
    bands: Mapping[int, Band]
    points: list[FigureRow]
    events: list[Event]
    breaks: list[SeriesBreak]

    @property
    def courses(self) -> list[Course]:
        return courses(self.selection.metric, self.series, self.breaks)

    @property
    def share_courses(self) -> ShareCourses:
        return share_courses(self.selection.metric, self.series, self.reading, self.breaks)

    @property
    def without_figures(self) -> list[Service]:
        """The selected services that have no figure here."""
        known = {one.service.pk for one in self.series if one.points}
        return [service for service in self.selection.services if service.pk not in known]


def follow(selection: TrendSelection) -> Trend:
    """The trend as asked for. Ten queries at most, whatever the number of points."""
    series = trace_lines(selection)
    return Trend(
        selection=selection,
        series=series,
        reading=read_as_asked(selection, series),
        bands=bands(selection, series) if any(one.points for one in series) else {},
        points=newest_first(series),
        events=events_during(series),
        breaks=breaks_during(selection, series),
    )


def read_as_asked(selection: TrendSelection, series: list[Series]) -> Reading:
    if selection.mode == INDEX:
        return as_index(selection, series)
    return as_shares(selection, series) if selection.mode == SHARE and selection.metric else as_values(series)
