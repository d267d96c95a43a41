"""System checks: misconfiguration is told before it hurts, with an id and a hint."""

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import connections

from .values.color import LEAST_DISTANCE, alike

# Far more than can all be told apart; the pairs grow with the square.
COLORS_AT_MOST = 300
WARNINGS_AT_MOST = 20


@register(Tags.security, deploy=True)
def public_site_has_own_key(app_configs, **kwargs) -> list:
    """The key that `make run` generates is meant for one machine, not for a public site."""
    if settings.IS_PUBLIC and settings.LOCAL_SECRET_KEY_FILE.exists():
        if settings.SECRET_KEY == settings.LOCAL_SECRET_KEY_FILE.read_text().strip():
            return [
                Warning(
                    "A public site uses the local secret key of `make run`.",
                    hint="Set SECRET_KEY in the environment.",
                    id="adoption.W001",
                )
            ]
    return []


@register(Tags.database)
def colors_of_services_differ(app_configs, databases=None, **kwargs) -> list:
    """A reader knows a service by its color. Services without one share a gray, on purpose."""
    return [
        Warning(
            f"The colors of “{pair.one}” ({pair.one_color}) and “{pair.other}” ({pair.other_color}) are too near "
            f"to each other: {pair.distance:.3f} in OKLab as {pair.vision} vision sees them, "
            f"where {LEAST_DISTANCE} is the least.",
            hint="Give one of the two another color, or none, in the admin under Services.",
            id="adoption.W002",
        )
        for alias in databases or []
        for pair in alike(colors_in(alias))[:WARNINGS_AT_MOST]
    ]


def colors_in(alias: str) -> list[tuple[str, str]]:
    """Names and colors of the published services; none where there is no table yet, as before the first `migrate`."""
    from .models import Service

    connection = connections[alias]
    with connection.cursor() as cursor:
        if Service._meta.db_table not in connection.introspection.table_names(cursor):
            return []
    colored = Service.objects.using(alias).published().colored().order_by("name")
    return list(colored.values_list("name", "color")[:COLORS_AT_MOST])
