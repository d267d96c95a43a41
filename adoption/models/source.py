"""One article or report. It carries figures, measured by one or several organizations."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from adoption.values.names import isolated

from .organization import Organization


class Source(models.Model):
    title = models.CharField(_("title"), max_length=300)
    # Title and address stay below what a PostgreSQL index entry can hold.
    url = models.URLField(_("address"), max_length=1400, blank=True)
    archive_url = models.URLField(_("archived copy"), max_length=1400, blank=True)
    publisher = models.ForeignKey(Organization, models.PROTECT, related_name="sources", verbose_name=_("publisher"))
    published = models.DateField(_("day of publication"), null=True, blank=True)
    accessed = models.DateField(_("accessed"), null=True, blank=True)
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("Code of the language, for example ko or en.")
    )
    license = models.CharField(_("license"), max_length=200, blank=True)
    citation = models.CharField(_("citation line"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-pk"]
        constraints = [
            # An import finds the source of a row by these three.
            models.UniqueConstraint(fields=["publisher", "title", "url"], name="source_identity"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.pk])

    @property
    def display_title(self) -> str:
        """The title; it leaves the order of the text around it alone."""
        return isolated(self.title)
