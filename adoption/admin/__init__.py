"""What editors work with: Django's admin, one module for each model."""

from django.contrib import admin
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from . import alias, event, figure, import_run, metric, organization, region, series_break, service, source

__all__ = [
    "alias",
    "event",
    "figure",
    "import_run",
    "metric",
    "organization",
    "region",
    "series_break",
    "service",
    "source",
]

admin.site.site_header = _("Adoption")
admin.site.site_title = _("Adoption")
admin.site.index_title = _("Data entry")
# In the language that the editor reads.
admin.site.site_url = reverse_lazy("home")
