"""Parameters of an address as plain text, and the slugs in its path."""

from django.http import QueryDict
from django.urls.converters import StringConverter


class SlugConverter(StringConverter):
    """A slug in any script. What is none, a zero byte for one, must not get as far as the database."""

    regex = r"[-\w]+"


def flat(query: QueryDict) -> dict[str, str]:
    """One text for each name; the boxes ticked in a form become one list, separated by commas, and so do
    several metrics."""
    lists = ("services", "metric")
    return {name: ",".join(values) if name in lists else values[-1] for name, values in query.lists()}


def is_loose(query: QueryDict) -> bool:
    """Whether an address is as a form writes it: with empty fields, and a list as several."""
    return any(len(values) > 1 or "" in values for _name, values in query.lists())
