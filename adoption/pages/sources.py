"""All sources: who said it."""

from django_tables2 import SingleTableView

from adoption.analysis.listings import sources_with_counts

from .tables import SourceTable


class SourceList(SingleTableView):
    http_method_names = ["get", "head"]
    table_class = SourceTable
    template_name = "pages/sources.html"
    extra_context = {"section": "sources"}
    paginate_by = 50

    def get_queryset(self):
        return sources_with_counts()
