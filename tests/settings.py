"""Settings of the tests: those of the project, with a fixed key and static files that need no collecting."""

import os

os.environ.setdefault("SECRET_KEY", "a-key-that-only-the-tests-use-and-nobody-else-should")

from adoption.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
