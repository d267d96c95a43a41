"""What every page needs to know about itself."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language


def page(request: HttpRequest) -> dict[str, object]:
    """The address of the same page in the other language, with the same parameters; found when it is
    written, for the many cells of a table ask too."""
    current = get_language()
    other = next(code for code, _ in settings.LANGUAGES if code != current)

    def address() -> str:
        return translate_url(request.get_full_path(), other)

    return {"other_language": other, "other_language_url": SimpleLazyObject(address)}
