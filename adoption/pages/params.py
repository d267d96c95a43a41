"""Parameters of an address as plain text."""

from django.http import QueryDict


def flat(query: QueryDict) -> dict[str, str]:
    """One text for each name; the boxes ticked in a form become one list, separated by commas, and so do
    several metrics."""
    lists = ("services", "metric")
    return {name: ",".join(values) if name in lists else values[-1] for name, values in query.lists()}
