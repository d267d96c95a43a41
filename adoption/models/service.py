"""The AI services whose adoption is tracked."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .named import Named
from .organization import Organization


class ServiceQuerySet(models.QuerySet):
    def published(self) -> "ServiceQuerySet":
        """Services that readers may see."""
        return self.filter(status=Service.Status.PUBLISHED)

    def colored(self) -> "ServiceQuerySet":
        """Services with a color of their own; the others share a gray."""
        return self.exclude(color="")


class Service(Named):
    class Category(models.TextChoices):
        CHATBOT = "chatbot", _("chatbot")
        SEARCH = "search", _("search")
        ASSISTANT = "assistant", _("assistant")
        COMPANION = "companion", _("companion")
        AGGREGATOR = "aggregator", _("aggregator")
        IMAGE = "image", _("image")
        CODING = "coding", _("coding")
        PRODUCTIVITY = "productivity", _("productivity")
        API = "api", _("API")
        MODEL = "model", _("model")
        OTHER = "other", _("other")

    class Status(models.TextChoices):
        PUBLISHED = "published", _("published")
        DRAFT = "draft", _("draft")

    slug = models.SlugField(_("slug"), max_length=120, unique=True, allow_unicode=True)
    provider = models.ForeignKey(Organization, models.PROTECT, related_name="services", verbose_name=_("provider"))
    category = models.CharField(_("category"), max_length=12, choices=Category)
    website = models.URLField(_("website"), blank=True)
    launched = models.DateField(_("launched"), null=True, blank=True)
    retired = models.DateField(_("retired"), null=True, blank=True)
    color = models.CharField(
        _("color"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the color as #rrggbb."))],
        help_text=_("Color of its line in every chart, as #rrggbb. Gray when blank."),
    )
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=Status,
        default=Status.PUBLISHED,
        help_text=_("Readers do not see drafts."),
    )

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["name"]

    def get_absolute_url(self) -> str:
        return reverse("service", args=[self.slug])
