"""System checks: misconfiguration is told before it hurts, with an id and a hint."""

from django.conf import settings
from django.core.checks import Tags, Warning, register


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
