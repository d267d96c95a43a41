"""Other spellings, domains and former names of services, metrics, organizations and regions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adoption.values.names import fold

from .metric import Metric
from .organization import Organization
from .region import Region
from .service import Service

OWNERS = ("service", "metric", "organization", "region")


class Alias(models.Model):
    text = models.CharField(_("alias"), max_length=500)
    key = models.CharField(max_length=500, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, null=True, blank=True, related_name="aliases")
    metric = models.ForeignKey(Metric, models.CASCADE, null=True, blank=True, related_name="aliases")
    organization = models.ForeignKey(Organization, models.CASCADE, null=True, blank=True, related_name="aliases")
    region = models.ForeignKey(Region, models.CASCADE, null=True, blank=True, related_name="aliases")

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["text"]
        constraints = [
            models.CheckConstraint(
                condition=Q(service__isnull=False, metric=None, organization=None, region=None)
                | Q(service=None, metric__isnull=False, organization=None, region=None)
                | Q(service=None, metric=None, organization__isnull=False, region=None)
                | Q(service=None, metric=None, organization=None, region__isnull=False),
                name="alias_has_one_owner",
            ),
            # One spelling leads to one service; the same word may also name an organization (DeepSeek).
            *(
                models.UniqueConstraint(
                    fields=["key"],
                    condition=Q(**{f"{owner}__isnull": False}),
                    name=f"alias_of_{owner}_unique",
                    violation_error_message=_("Another one already has this alias."),
                )
                for owner in OWNERS
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, **kwargs) -> None:
        self.key = fold(self.text)
        super().save(**kwargs)

    def clean(self) -> None:
        self.key = fold(self.text)
