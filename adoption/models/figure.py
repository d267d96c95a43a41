"""A stored number: one service, one metric, one region, one period, by one source and one measurer."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from adoption.values.period import Period

from .import_run import ImportRun
from .metric import PERIOD_KINDS, Metric
from .organization import Organization
from .region import Region
from .service import Service
from .source import Source

# Figures that agree in these state the same fact; readers are shown one of them, the chosen one.
FACT_FIELDS = ("service", "metric", "region", "period_kind", "period_start")


class FigureQuerySet(models.QuerySet):
    def published(self) -> "FigureQuerySet":
        """Figures of services that readers may see."""
        return self.filter(service__status=Service.Status.PUBLISHED)

    def standing_upright(self) -> "FigureQuerySet":
        """Figures that were not withdrawn or shown to be wrong."""
        return self.exclude(standing=Figure.Standing.DEPRECATED)

    def known_on(self, day: date, with_undated: bool = False) -> "FigureQuerySet":
        """Figures that had been published by that day; of undated sources only when asked for."""
        is_known = Q(source__published__lte=day)
        return self.filter(is_known | Q(source__published=None) if with_undated else is_known)

    def with_self_reported(self) -> "FigureQuerySet":
        """Adds `self_reported`: whether the provider of the service measured the figure itself."""
        return self.annotate(
            self_reported=models.Case(
                models.When(measured_by=F("service__provider"), then=True),
                default=False,
                output_field=models.BooleanField(),
            )
        )

    def of_same_fact(self, figure: "Figure") -> "FigureQuerySet":
        """All figures for the service, metric, region and period of the given one, itself included."""
        return self.filter(**{field: getattr(figure, field) for field in FACT_FIELDS})


class Figure(models.Model):
    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exact")
        APPROX = "approx", _("approximate")
        AT_LEAST = "at-least", _("at least")
        AT_MOST = "at-most", _("at most")

    class Standing(models.TextChoices):
        PREFERRED = "preferred", _("preferred")
        NORMAL = "normal", _("normal")
        DEPRECATED = "deprecated", _("deprecated")

    # The identity's index begins with what rankings ask for, that of the chosen figures with what trends
    # ask for; further indexes on these keys would only slow down imports.
    service = models.ForeignKey(
        Service, models.PROTECT, related_name="figures", db_index=False, verbose_name=_("service")
    )
    metric = models.ForeignKey(Metric, models.PROTECT, related_name="figures", db_index=False, verbose_name=_("metric"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="figures", db_index=False, verbose_name=_("region"))
    period_kind = models.CharField(_("period kind"), max_length=8, choices=PERIOD_KINDS)
    period_start = models.DateField(_("period start"))
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6, validators=[MinValueValidator(Decimal(0))])
    qualifier = models.CharField(_("qualifier"), max_length=8, choices=Qualifier, default=Qualifier.EXACT)
    reported_change_pct = models.DecimalField(
        _("reported change (%)"),
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("The change on the period before, as the source states it."),
    )
    standing = models.CharField(
        _("standing"),
        max_length=10,
        choices=Standing,
        default=Standing.NORMAL,
        help_text=_("A preferred figure is shown before all others; a deprecated one never, and its note says why."),
    )
    quote = models.TextField(_("quote"), blank=True, help_text=_("The words of the source, short, in its language."))
    source = models.ForeignKey(Source, models.PROTECT, related_name="figures", verbose_name=_("source"))
    measured_by = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="measured_figures",
        db_index=False,
        verbose_name=_("measured by"),
    )
    note = models.TextField(_("note"), blank=True)
    chosen = models.BooleanField(_("chosen"), default=False, editable=False)
    import_run = models.ForeignKey(
        ImportRun,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="figures",
        db_index=False,
        verbose_name=_("import run"),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    history = HistoricalRecords(excluded_fields=["chosen"], history_change_reason_field=models.TextField(null=True))
    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["-pk"]
        constraints = [
            # Serves rankings: metric × region × period.
            models.UniqueConstraint(
                fields=[
                    "metric",
                    "region",
                    "period_kind",
                    "period_start",
                    "service",
                    "source",
                    "measured_by",
                ],
                name="figure_identity",
                violation_error_message=_(
                    "This source already has a figure by this measurer for the same service, metric, region and period."
                ),
            ),
            # Serves trends: service × metric × region over periods.
            models.UniqueConstraint(
                fields=["service", "metric", "region", "period_kind", "period_start"],
                condition=Q(chosen=True),
                name="figure_chosen_once",
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="figure_value_not_negative"),
            models.CheckConstraint(
                condition=~Q(standing="deprecated") | ~Q(note=""),
                name="figure_deprecated_says_why",
                violation_error_message=_("Say in the note why the figure is deprecated."),
            ),
            models.CheckConstraint(
                condition=~Q(standing="deprecated", chosen=True), name="figure_deprecated_never_chosen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} · {self.metric} · {self.period.code}"

    def get_absolute_url(self) -> str:
        return reverse("figure", args=[self.pk])

    @property
    def period(self) -> Period:
        return Period(self.period_kind, self.period_start)

    @property
    def is_self_reported(self) -> bool:
        return self.measured_by_id == self.service.provider_id
