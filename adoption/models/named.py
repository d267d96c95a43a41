"""What has a name in two languages."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from adoption.values.names import isolated


def in_korean() -> bool:
    """Whether the reader's language is Korean."""
    return (get_language() or "").startswith("ko")


class Named(models.Model):
    name = models.CharField(_("name"), max_length=500, unique=True)
    name_ko = models.CharField(_("Korean name"), max_length=500, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language; it leaves the order of the text around it alone."""
        return isolated((in_korean() and self.name_ko) or self.name)

    @property
    def other_name(self) -> str:
        """The name in the other language; blank where it is the same."""
        other = self.name if in_korean() else self.name_ko
        return isolated(other) if self.name_ko not in ("", self.name) else ""
