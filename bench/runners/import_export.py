"""`python -m bench.runners.import_export FILE`: django-import-export with its defaults, figures one by one."""

import os
import sys
from pathlib import Path

import django
from tablib import Dataset

from .clock import timed

DETAILS = ("value", "qualifier", "reported_change_pct", "standing", "quote", "note")
KINDS = {len("2025-01"): ("month", "-01"), len("2025-01-01"): ("day", "")}


def make_resource() -> type:
    """The resource a project would write: foreign keys by name, the identity as key."""
    from import_export import resources
    from import_export.fields import Field
    from import_export.widgets import ForeignKeyWidget

    from adoption.models import Figure, Metric, Organization, Region, Service, Source

    keys = {
        "metric": (Metric, "slug"),
        "region": (Region, "code"),
        "service": (Service, "name"),
        "source": (Source, "title"),
        "measured_by": (Organization, "name"),
    }

    class FigureResource(resources.ModelResource):
        metric, region, service, source, measured_by = (
            Field(name, name, ForeignKeyWidget(model, by)) for name, (model, by) in keys.items()
        )

        class Meta:
            model = Figure
            import_id_fields = (*keys, "period_kind", "period_start")
            fields = (*import_id_fields, *DETAILS)

        def before_import(self, dataset: Dataset, **kwargs) -> None:
            """The key must stand in columns of the file."""
            kinds = [KINDS[len(period)] for period in dataset["period"]]
            starts = [period + rest for period, (_kind, rest) in zip(dataset["period"], kinds, strict=True)]
            dataset.append_col([kind for kind, _rest in kinds], header="period_kind")
            dataset.append_col(starts, header="period_start")

    return FigureResource


def leave_out_own_work() -> None:
    """What this project does when a figure is saved is no fault of the peer: history, and the chosen figure."""
    from django.conf import settings
    from django.db.models.signals import post_save, pre_save

    from adoption.models import Figure
    from adoption.models.chosen import refresh_facts_of_saved, remember_fact

    settings.SIMPLE_HISTORY_ENABLED = False
    for signal, receiver in ((pre_save, remember_fact), (post_save, refresh_facts_of_saved)):
        if not signal.disconnect(receiver, sender=Figure):
            sys.exit(f"{receiver.__name__} is not connected any more; see how figures are saved now.")


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "adoption.settings"
    django.setup()
    leave_out_own_work()
    resource = make_resource()()
    with timed():
        dataset = Dataset().load(Path(sys.argv[1]).read_text(encoding="utf-8"), format="csv")
        resource.import_data(dataset, raise_errors=True)


if __name__ == "__main__":
    main()
