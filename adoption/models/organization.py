"""Who runs a service, who measured a figure, who published it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .named import Named

NOT_STATED_SLUG = "not-stated"


class Organization(Named):
    class Kind(models.TextChoices):
        VENDOR = "vendor", _("vendor")
        MEASUREMENT = "measurement", _("measurement firm")
        PRESS = "press", _("press")
        RESEARCH = "research", _("research")
        GOVERNMENT = "government", _("government")
        UNKNOWN = "unknown", _("unknown")

    slug = models.SlugField(_("slug"), max_length=120, unique=True, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("Two-letter code of ISO 3166-1, for example KR.")
    )
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name"]

    def get_absolute_url(self) -> str:
        return reverse("organization", args=[self.slug])

    @property
    def is_not_stated(self) -> bool:
        return self.slug == NOT_STATED_SLUG

    @classmethod
    def not_stated(cls) -> "Organization":
        """The row that stands for "the source does not say who measured"."""
        return cls.objects.get(slug=NOT_STATED_SLUG)
