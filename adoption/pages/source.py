"""One source: where it stands, and every figure it carries."""

from django.views.generic import DetailView
from django_tables2 import SingleTableMixin

from adoption.analysis.listings import figures_of_source
from adoption.models import Source

from .tables import SourceFigureTable


class SourceDetail(SingleTableMixin, DetailView):
    http_method_names = ["get", "head"]
    queryset = Source.objects.select_related("publisher")
    table_class = SourceFigureTable
    template_name = "pages/source.html"
    extra_context = {"section": "sources"}
    paginate_by = 50

    def get_table_data(self):
        return figures_of_source(self.object)
