"""What happened to services: it explains bends in their trends."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .happening import Happening
from .service import Service


class EventQuerySet(models.QuerySet):
    def with_services(self) -> "EventQuerySet":
        """Events, each with those of its services that readers may see, by name. One query more."""
        return self.prefetch_related(models.Prefetch("services", Service.objects.published()))


class Event(Happening):
    class Kind(models.TextChoices):
        LAUNCH = "launch", _("launch")
        VIRAL = "viral", _("viral")
        MILESTONE = "milestone", _("milestone")
        PRICE = "price", _("price")
        OUTAGE = "outage", _("outage")
        BAN = "ban", _("ban")
        LEGAL = "legal", _("legal")
        MEASUREMENT = "measurement", _("measurement")
        SEASON = "season", _("season")
        PARTNERSHIP = "partnership", _("partnership")

    end_date = models.DateField(_("end"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    services = models.ManyToManyField(Service, related_name="events", blank=True, verbose_name=_("services"))
    url = models.URLField(_("address"), max_length=1400, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-date", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["date", "title"], name="event_identity"),
            models.CheckConstraint(
                condition=models.Q(end_date=None) | models.Q(end_date__gte=models.F("date")),
                name="event_ends_after_start",
                violation_error_message=_("The end lies before the date."),
            ),
        ]
