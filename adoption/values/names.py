"""Names as keys."""

import unicodedata


def fold(text: str) -> str:
    """The key by which a name is found: NFKC, case folded, spaces collapsed."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    # Folding can take characters apart again.
    return " ".join(unicodedata.normalize("NFKC", folded).split())
