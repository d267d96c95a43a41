"""Storing what an editor did to a figure, with who, when and why."""

from django.contrib.auth.models import User

from adoption.models import Figure

COMPARED = [
    field.attname for field in Figure._meta.concrete_fields if field.name not in ("chosen", "added_at", "added_by")
]


def save_figure(figure: Figure, user: User, reason: str) -> bool:
    """Save a new or changed figure with its history; whether anything was different."""
    stored = Figure.objects.filter(pk=figure.pk).first()
    if stored is None:
        figure.added_by = user
    elif all(getattr(figure, name) == getattr(stored, name) for name in COMPARED):
        return False
    else:
        keep_first_state(stored)
    sign(figure, user, reason)
    figure.save()
    return True


def delete_figure(figure: Figure, user: User, reason: str) -> None:
    sign(figure, user, reason)
    figure.delete()


def sign(figure: Figure, user: User, reason: str) -> None:
    """Who and why, for the next row of the history."""
    figure._history_user = user
    figure._change_reason = reason or None


def keep_first_state(figure: Figure) -> None:
    """A figure that an import created has no history until something changes it."""
    if not figure.history.exists():
        figure._history_user = figure.added_by
        Figure.history.bulk_history_create([figure], default_date=figure.added_at, default_change_reason=None)
