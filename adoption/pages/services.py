"""All services, the best documented first."""

from django.utils.translation import gettext_lazy as _
from django_tables2 import SingleTableView

from adoption.analysis.listings import services_with_counts

from .tables import ServiceTable


class ServiceList(SingleTableView):
    http_method_names = ["get", "head"]
    table_class = ServiceTable
    template_name = "pages/list.html"
    extra_context = {
        "section": "services",
        "title": _("Services"),
        "lead": _("The AI services whose use is tracked here."),
    }
    paginate_by = 100

    def get_queryset(self):
        return services_with_counts()
