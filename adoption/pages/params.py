"""Parameters of an address as plain text."""

from django.http import QueryDict


def flat(query: QueryDict) -> dict[str, str]:
    """One text for each name; the boxes ticked in a form become one list, separated by commas."""
    return {name: ",".join(values) if name == "services" else values[-1] for name, values in query.lists()}
