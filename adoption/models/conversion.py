"""Which metric can be computed exactly from which other one."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .metric import PERIOD_KINDS, Metric


class Conversion(models.Model):
    class Rule(models.TextChoices):
        TIMES_DAYS = "times-days", _("× the days of the period")
        PER_DAY = "per-day", _("÷ the days of the period")

    metric = models.ForeignKey(Metric, models.CASCADE, related_name="conversions", verbose_name=_("metric"))
    from_metric = models.ForeignKey(
        Metric, models.CASCADE, related_name="conversions_from", verbose_name=_("converted from")
    )
    period_kind = models.CharField(
        _("period kind"),
        max_length=8,
        choices=PERIOD_KINDS,
        help_text=_("Only figures for such periods are converted."),
    )
    rule = models.CharField(_("rule"), max_length=10, choices=Rule)

    class Meta:
        verbose_name = _("conversion")
        verbose_name_plural = _("conversions")
        ordering = ["metric", "from_metric"]
        constraints = [
            models.UniqueConstraint(fields=["metric", "from_metric", "period_kind"], name="conversion_identity"),
            models.CheckConstraint(
                condition=~Q(metric=F("from_metric")),
                name="conversion_between_two",
                violation_error_message=_("A metric is not converted from itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric} = {self.from_metric} {self.get_rule_display()}"

    def clean(self) -> None:
        """A conversion keeps what is counted: another event or surface, another thing."""
        if not (self.metric_id and self.from_metric_id):
            return
        for name in ("event", "surface", "unit"):
            if getattr(self.metric, name) != getattr(self.from_metric, name):
                field = Metric._meta.get_field(name).verbose_name
                raise ValidationError({"from_metric": _("The two metrics differ in: %(field)s.") % {"field": field}})
