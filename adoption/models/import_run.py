"""What an import did: from which file, with which options, and with what outcome."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    class Kind(models.TextChoices):
        FIGURES = "figures", _("figures")
        ORGANIZATIONS = "organizations", _("organizations")
        SERVICES = "services", _("services")
        METRICS = "metrics", _("metrics")
        CONVERSIONS = "conversions", _("conversions")
        EVENTS = "events", _("events")
        BREAKS = "breaks", _("series breaks")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    options = models.JSONField(_("options"), default=dict)
    reading = models.JSONField(_("reading"), default=dict, help_text=_("How the file was understood."))
    read = models.PositiveIntegerField(_("read"), default=0)
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)
    errors = models.JSONField(_("errors"), default=list)
    warnings = models.JSONField(_("warnings"), default=list)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("user"))
    # What the run made beside figures, so that undoing it leaves nothing behind: {"source": [1, 2], …}.
    made = models.JSONField(default=dict, editable=False)
    # How far the data had come when the run ended; where it is still there, the same file changes nothing.
    state = models.JSONField(default=dict, editable=False)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk}: {self.file_name}"
