"""The one Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AdoptionConfig(AppConfig):
    name = "adoption"
    verbose_name = _("Adoption")

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers the system checks
        from .models.reference_rows import make_reference_rows

        post_migrate.connect(make_reference_rows, sender=self)
