"""Where static files are collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Compressed files under names with their fingerprint, which scripts import one another by too."""

    support_js_module_import_aggregation = True
