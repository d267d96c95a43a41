"""What an import tells while it works. The engine calls; a terminal, a page or nobody listens."""

from .plan import Plan


class Progress:
    """Hears everything and says nothing; listeners override what they show."""

    # Whether the import may still be stopped, with nothing stored.
    is_committing = False

    def understood(self, plan: Plan) -> None:
        """How the file is meant; nothing was read beyond its first lines."""

    def rows(self, count: int, bytes_read: int, size: int) -> None:
        """So many rows were read, and so many bytes of the file."""

    def phase(self, name: str) -> None:
        """A part of the work begins that has no measure: checking, storing."""

    def waiting(self) -> None:
        """Somebody else is writing, most likely another import; this one goes on when that has ended."""

    def committing(self) -> None:
        """All is done but the commit. Who stopped it now could not tell whether the figures are stored."""
        self.is_committing = True
