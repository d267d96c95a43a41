"""A change of method: figures before and after it are not comparable."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .happening import Happening
from .metric import Metric
from .organization import Organization
from .service import Service


class SeriesBreakQuerySet(models.QuerySet):
    def published(self) -> "SeriesBreakQuerySet":
        """Breaks that readers may see: not those of a draft alone."""
        return self.filter(models.Q(service=None) | models.Q(service__status=Service.Status.PUBLISHED))


class SeriesBreak(Happening):
    class Kind(models.TextChoices):
        METHOD = "method", _("method")
        PANEL = "panel", _("panel")
        SCOPE = "scope", _("scope")
        NAME = "name", _("name")

    metric = models.ForeignKey(Metric, models.PROTECT, related_name="breaks", verbose_name=_("metric"))
    measured_by = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="breaks",
        verbose_name=_("measured by"),
        help_text=_("Left blank where it concerns every measurer."),
    )
    service = models.ForeignKey(
        Service,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="breaks",
        verbose_name=_("service"),
        help_text=_("Left blank where it concerns every service."),
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    url = models.URLField(_("address"), max_length=1400, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = SeriesBreakQuerySet.as_manager()

    class Meta:
        verbose_name = _("series break")
        verbose_name_plural = _("series breaks")
        ordering = ["-date", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["metric", "date", "title"], name="series_break_identity"),
        ]
