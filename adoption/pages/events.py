"""What happened, the latest first."""

from django.views.generic import ListView

from adoption.models import Event


class EventList(ListView):
    http_method_names = ["get", "head"]
    queryset = Event.objects.prefetch_related("services")
    template_name = "pages/events.html"
    extra_context = {"section": "events"}
    context_object_name = "events"
    paginate_by = 100
