"""Where static files are collected."""

import re
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Compressed files under names with their fingerprint, which scripts import one another by too.

    A style sheet that imports others of its folder is served with them in it, in one answer.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            paths = {name: self.joined(name, paths) for name in paths}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def joined(self, name, paths):
        """Where the file of this name is to be read: in its own place, or here where it has been joined."""
        if not name.endswith(".css"):
            return paths[name]
        folder = PurePosixPath(name).parent
        text = read(paths[name])
        whole = IMPORT.sub(lambda match: read(paths[str(folder / match[1])]), text)
        if whole == text:
            return paths[name]
        self.delete(name)
        self.save(name, ContentFile(whole.encode()))
        return self, name


def read(place) -> str:
    storage, path = place
    with storage.open(path) as file:
        return file.read().decode()
