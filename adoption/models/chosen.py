"""Which of several figures for the same fact is shown: the one rule, kept true on every write."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Case, F, IntegerField, Value, When, Window
from django.db.models.expressions import RawSQL
from django.db.models.functions import RowNumber
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from .figure import FACT_FIELDS, Figure, FigureQuerySet
from .service import Service
from .source import Source


def preference() -> list:
    """The order of preference, best first: preferred over normal; independent over self-reported;
    the newest publication, undated last; the newest row."""
    return [
        Case(
            When(standing=Figure.Standing.PREFERRED, then=Value(0)),
            When(standing=Figure.Standing.NORMAL, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        ),
        Case(
            When(measured_by=F("service__provider"), then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        ),
        F("source__published").desc(nulls_last=True),
        F("pk").desc(),
    ]


def placed_by_rule(figures: FigureQuerySet, fields: Sequence[str] = FACT_FIELDS) -> FigureQuerySet:
    """Adds `place`: 1 for the best of the given figures that agree in the fields, 2 for the next …"""
    return figures.order_by().annotate(place=Window(RowNumber(), partition_by=list(fields), order_by=preference()))


def best_by_rule(figures: FigureQuerySet, fields: Sequence[str] = FACT_FIELDS) -> FigureQuerySet:
    """Of each fact the best among the given figures, as if there were no others; with `measured_by` among
    the fields, the best by each measurer."""
    return placed_by_rule(figures.standing_upright(), fields).filter(place=1)


def refresh_chosen(figures: FigureQuerySet) -> None:
    """Decide again which figures are chosen; `figures` holds every figure of each fact concerned."""
    best = best_by_rule(figures).values("pk")
    with transaction.atomic():
        Figure.objects.filter(pk__in=figures.order_by().values("pk"), chosen=True).exclude(pk__in=best).update(
            chosen=False
        )
        Figure.objects.filter(pk__in=best, chosen=False).update(chosen=True)


@receiver(pre_save, sender=Figure)
def remember_fact(instance: Figure, **kwargs) -> None:
    """A figure may be moved to another fact, which then has a chosen figure already: decide after saving."""
    instance.fact_before = Figure.objects.filter(pk=instance.pk).values(*FACT_FIELDS).first()
    instance.chosen = False


@receiver(post_save, sender=Figure)
def refresh_facts_of_saved(instance: Figure, **kwargs) -> None:
    refresh_chosen(Figure.objects.of_same_fact(instance))
    if instance.fact_before:
        refresh_chosen(Figure.objects.filter(**instance.fact_before))
    instance.refresh_from_db(fields=["chosen"])


@receiver(post_delete, sender=Figure)
def refresh_fact_of_deleted(instance: Figure, **kwargs) -> None:
    refresh_chosen(Figure.objects.of_same_fact(instance))


@receiver(pre_save, sender=Source)
def remember_day(instance: Source, **kwargs) -> None:
    instance.published_before = Source.objects.filter(pk=instance.pk).values_list("published", flat=True).first()


@receiver(post_save, sender=Source)
def refresh_facts_of_source(instance: Source, created: bool, **kwargs) -> None:
    """The day of publication takes part in the decision."""
    if not created and instance.published != instance.published_before:
        refresh_chosen(Figure.objects.filter(pk__in=of_facts_in(instance)))


@receiver(post_save, sender=Service)
def refresh_facts_of_service(instance: Service, created: bool, **kwargs) -> None:
    """Who runs the service takes part in the decision."""
    if not created:
        refresh_chosen(Figure.objects.filter(service=instance))


def of_facts_in(source: Source) -> RawSQL:
    """The keys of all figures for the facts that a source states, whatever source they are from."""
    table, columns = Figure._meta.db_table, [Figure._meta.get_field(name).column for name in FACT_FIELDS]
    same = " AND ".join(f"other.{column} = own.{column}" for column in columns)
    statement = f"SELECT other.id FROM {table} own JOIN {table} other ON {same} WHERE own.source_id = %s"  # noqa: S608
    return RawSQL(statement, [source.pk])  # noqa: S611
