"""Pages of a long list, without counting all of it."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property


class BoundedPaginator(Paginator):
    """Counts up to the limit only; rows beyond it are reached by search and filters.

    A full count of the figures reads the whole table on every view of the list.
    """

    limit = 10_000

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[: self.limit].count()
