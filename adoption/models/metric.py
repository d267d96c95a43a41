"""What a figure counts. Figures are comparable within one metric only."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from adoption.values.names import isolated
from adoption.values.period import KINDS, Period
from adoption.values.quantity_format import UNITS as SIGNED_UNITS

from .named import Named, in_korean

# The words that metrics use, for translation. A new word in the data is shown as it stands.
UNITS = {
    "visits": _("visits"),
    "users": pgettext_lazy("unit", "users"),
    "subscribers": _("subscribers"),
    "percent": _("percent"),
    "downloads": _("downloads"),
    "requests": _("requests"),
    "tokens": _("tokens"),
    "usd": _("US dollars"),
    "hours": _("hours"),
    "seconds": _("seconds"),
    "tokens per second": _("tokens per second"),
}
EVENTS = {
    "visit": _("visit"),
    "visitor": _("visitor"),
    "active user": _("active user"),
    "registered user": _("registered user"),
    "subscriber": _("subscriber"),
    "referral": _("referral"),
    "download": _("download"),
    "request": _("request"),
    "token": _("token"),
    "revenue": _("revenue"),
    "hour of use": _("hour of use"),
    "available time": _("available time"),
    "output token": _("output token"),
    "first output token": _("first output token"),
}
WINDOWS = {
    "day": _("day"),
    "week": _("week"),
    "month": _("month"),
    "quarter": _("quarter"),
    "year": _("year"),
    "ever": _("since launch"),
    "point": _("at a moment"),
    "share of set": _("share of a set"),
}
SURFACES = {
    "web": _("web"),
    "web-desktop": _("desktop web"),
    "mobile": _("mobile (web and app)"),
    "app": _("mobile app"),
    "api": _("API"),
    "all": _("all surfaces"),
    "business plans": _("business plans"),
}
AGGREGATIONS = {
    "total": _("total"),
    "average": _("average"),
    "point": _("as of a moment"),
    "share": _("share"),
    "median": _("median"),
}
PERIOD_KINDS = {
    "day": _("day"),
    "week": _("week"),
    "month": _("month"),
    "quarter": _("quarter"),
    "half": _("half-year"),
    "year": _("year"),
}
# What an import writes into the fields of a metric that it had to create.
UNKNOWN = "unknown"
assert tuple(PERIOD_KINDS) == KINDS  # noqa: S101 - a new kind must get its word


def word_for(words: dict[str, str], text: str) -> str:
    """The word in the reader's language; one that has no translation as it stands."""
    if text == UNKNOWN:
        return pgettext("what is counted", "unknown")
    return words.get(text) or isolated(text)


class Metric(Named):
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    unit = models.CharField(_("unit"), max_length=40)
    event = models.CharField(
        _("event counted"), max_length=40, help_text=_("One of what: visit, active user, download …")
    )
    window = models.CharField(_("window"), max_length=40, help_text=_("Counted within a day, week, month …"))
    surface = models.CharField(_("surface"), max_length=40, help_text=_("Web, app, api or all."))
    aggregation = models.CharField(
        _("aggregation"), max_length=40, help_text=_("Total, average, point, share or median.")
    )
    additive = models.BooleanField(
        _("additive"), help_text=_("Whether figures of several services may be added up to a total.")
    )
    higher_is_better = models.BooleanField(_("higher is better"), default=True)
    usual_period = models.CharField(
        _("usual period"),
        max_length=8,
        blank=True,
        choices=PERIOD_KINDS,
        help_text=_("Left blank where figures come at any date."),
    )
    stale_after_days = models.PositiveIntegerField(
        _("stale after days"), help_text=_("A figure older than this is marked as old.")
    )
    description = models.TextField(_("definition"), blank=True)
    description_ko = models.TextField(_("Korean definition"), blank=True)

    class Meta:
        verbose_name = _("metric")
        verbose_name_plural = _("metrics")
        ordering = ["pk"]

    def get_absolute_url(self) -> str:
        return reverse("metric", args=[self.slug])

    @property
    def definition(self) -> str:
        """The definition in the reader's language; it leaves the order of the text around it alone."""
        return isolated((in_korean() and self.description_ko) or self.description)

    @property
    def unit_label(self) -> str:
        return word_for(UNITS, self.unit)

    @property
    def unit_beside(self) -> str:
        """The unit to write beside a number; blank where the number carries it, as 64.5% does, or nobody knows it."""
        return "" if self.unit in (*SIGNED_UNITS, UNKNOWN) else self.unit_label

    def stale_days(self, period: Period, today: date) -> int:
        """The age in days of a figure for the period where that makes it an old one; 0 where it does not."""
        age = (today - period.end).days
        return age if age > self.stale_after_days else 0

    @property
    def comparability(self) -> list[tuple[str, str]]:
        """What must agree for two figures to be comparable: (field, value), in the reader's language."""
        return [
            (_("Event counted"), word_for(EVENTS, self.event)),
            (_("Window"), word_for(WINDOWS, self.window)),
            (_("Surface"), word_for(SURFACES, self.surface)),
            (_("Aggregation"), word_for(AGGREGATIONS, self.aggregation)),
            (_("Unit"), self.unit_label),
        ]
