"""All sources: who said it."""

from django.utils.translation import gettext_lazy as _
from django_tables2 import SingleTableView

from adoption.analysis.listings import sources_with_counts

from .tables import SourceTable


class SourceList(SingleTableView):
    http_method_names = ["get", "head"]
    table_class = SourceTable
    template_name = "pages/list.html"
    extra_context = {
        "section": "sources",
        "title": _("Sources"),
        "lead": _("Every article and report that a figure comes from."),
    }
    table_pagination = {"per_page": 50}

    def get_queryset(self):
        return sources_with_counts()
