"""One service: everything known of it and what is not, its ranks over time, what happened to it."""

from typing import Any

from django.urls import reverse
from django.views.generic import DetailView
from django_tables2 import SingleTableMixin

from adoption.analysis.listings import chosen_figures_of_service, events_of, others_for_the_same_facts
from adoption.analysis.profiles.service import metric_to_narrow_to, profile
from adoption.models import Service
from adoption.values.names import isolated

from .ranking import today
from .service_cards import rank_cards, region_cards
from .tables import ServiceFigureTable

NEWEST_EVENTS = 20


class ServiceDetail(SingleTableMixin, DetailView):
    http_method_names = ["get", "head"]
    queryset = Service.objects.published().select_related("provider")
    table_class = ServiceFigureTable
    template_name = "pages/service.html"
    extra_context = {"section": "services"}
    paginate_by = 25

    def get_table_data(self):
        figures = chosen_figures_of_service(self.object)
        return figures.filter(metric=self.metric) if self.metric else figures

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        found = profile(self.object, today())
        self.metric = metric_to_narrow_to(self.request.GET.get("metric", ""), found)
        events, event_count = events_of(self.object, NEWEST_EVENTS)
        return super().get_context_data(
            profile=found,
            regions=region_cards(self.object, found),
            ranks=rank_cards(found),
            narrowed=self.metric,
            events=events,
            event_count=event_count,
            others=others_for_the_same_facts(self.get_table_data()),
            aliases=list(map(isolated, self.object.aliases.values_list("text", flat=True))),
            card=reverse("service_card", args=[self.object.slug]),
            **kwargs,
        )
