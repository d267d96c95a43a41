"""What happened on a day, or in a month of which no day is known, titled in two languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from adoption.values.names import isolated
from adoption.values.period import Period

from .named import in_korean


class Happening(models.Model):
    date = models.DateField(_("date"))
    month_only = models.BooleanField(
        _("only the month is known"),
        default=False,
        help_text=_("Readers then see the month; the day counts as the first."),
    )
    title = models.CharField(_("title"), max_length=300)
    title_ko = models.CharField(_("Korean title"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.period.code} {self.display_title}"

    def clean(self) -> None:
        if self.month_only and self.date:
            self.date = self.date.replace(day=1)

    @property
    def period(self) -> Period:
        """When it happened, as exactly as that is known."""
        return Period.containing("month" if self.month_only else "day", self.date)

    @property
    def display_title(self) -> str:
        """The title in the reader's language; it leaves the order of the text around it alone."""
        return isolated((in_korean() and self.title_ko) or self.title)
