"""All services, or those of one category, the best documented first, each with its headline figure."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_tables2 import SingleTableView

from adoption.analysis.headlines import headlines
from adoption.analysis.listings import category_counts, newest_periods, services_with_counts
from adoption.analysis.parameters import given_params, read_category

from .params import flat
from .tables import ServiceTable


class ServiceList(SingleTableView):
    http_method_names = ["get", "head"]
    table_class = ServiceTable
    template_name = "pages/services.html"
    extra_context = {
        "section": "services",
        "title": _("Services"),
        "lead": _("The AI services whose use is tracked here."),
    }
    table_pagination = {"per_page": 100}

    def get_queryset(self):
        self.category = read_category(given_params(flat(self.request.GET)))
        services = services_with_counts()
        return services.filter(category=self.category) if self.category else services

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shown = [row.record for row in context["table"].paginated_rows]
        keys = [service.pk for service in shown]
        figures, newest = headlines(keys), newest_periods(keys)
        for service in shown:
            service.headline, service.newest_period = figures.get(service.pk), newest.get(service.pk)
        categories = category_counts()
        total = sum(count for _value, _name, count in categories)
        canonical = reverse("services") + (f"?category={self.category}" if self.category else "")
        return context | {"canonical": canonical, "category": self.category, "categories": categories, "total": total}
