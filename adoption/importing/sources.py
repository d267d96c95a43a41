"""The source that a row comes from: found by publisher, title and address, created where it is new."""

from datetime import date

from django.utils.translation import gettext as _

from adoption.models import Organization, Source
from adoption.values.names import fold

Identity = tuple[int, str, str]


class Sources:
    """Known sources by identity, loaded once. A new one is stored when first met."""

    def __init__(self) -> None:
        self._known: dict[Identity, tuple[int, date | None]] = {}
        self._dated: set[Identity] = set()
        # What this import did to sources, to be undone: those it created, and the day before of known ones that it
        # dated anew.
        self.made: list[int] = []
        self.dated: dict[int, date | None] = {}
        self._by_address: dict[tuple[int, str], int] = {}
        known = Source.objects.order_by("-pk").values_list("pk", "publisher_id", "title", "url", "published")
        for pk, publisher_id, title, url, published in known.iterator():
            self._remember(pk, (publisher_id, title, url), published)

    def find(self, publisher: Organization, title: str, url: str, published: date | None) -> int:
        """The primary key of the source. Raises ValueError where the file dates one source twice."""
        identity = (publisher.pk, title, url)
        if identity not in self._known:
            if self._names_publisher(title, publisher) and (pk := self._by_address.get((publisher.pk, url))):
                return pk
            # Without signals: nothing is to be decided anew for a source that has no figures yet.
            [source] = Source.objects.bulk_create(
                [Source(publisher=publisher, title=title, url=url, published=published)]
            )
            self._remember(source.pk, identity, published)
            self.made.append(source.pk)
            if published:
                self._dated.add(identity)
        pk, known_day = self._known[identity]
        if published and published != known_day:
            self._date(pk, identity, published)
        return pk

    def _date(self, pk: int, identity: Identity, published: date) -> None:
        """Store another day of publication. Raises ValueError where the file gave two."""
        if identity in self._dated:
            raise ValueError(
                _("Another line dates the same source %(day)s. Keep the right day.")
                % {"day": self._known[identity][1].isoformat()}
            )
        source = Source.objects.get(pk=pk)
        if pk not in self.made:
            self.dated[pk] = source.published
        source.published = published
        source.save(update_fields=["published"])
        self._known[identity] = (pk, published)
        self._dated.add(identity)

    def _remember(self, pk: int, identity: Identity, published: date | None) -> None:
        publisher_id, _title, url = identity
        self._known[identity] = (pk, published)
        if url:
            self._by_address[publisher_id, url] = pk

    @staticmethod
    def _names_publisher(title: str, publisher: Organization) -> bool:
        """Whether the "title" is the name of the publisher only, so that the address alone identifies."""
        return fold(title) in {fold(publisher.name), fold(publisher.name_ko)}
