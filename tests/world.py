"""The bundled data set, loaded through the real importer."""

from adoption.importing.bundled import import_bundled


def load_world() -> None:
    for outcome in import_bundled():
        assert not outcome.errors, outcome.errors
