"""Settings. What differs between machines is read from the environment, typed, with a hint when wrong."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env, EnvError

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
LOCAL_SECRET_KEY_FILE = BASE_DIR / ".secret_key"

env = Env()


def read_env(reader, name, default, hint):
    """The typed value of an environment variable; a wrong one stops the start and says how to mend it."""
    try:
        return reader(name, default)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(f"{error} Hint: {hint}") from error


def read_secret_key(debug: bool) -> str:
    """The signing key: from SECRET_KEY, else from the local file that `make run` generates."""
    if key := env.str("SECRET_KEY", ""):
        return key
    if LOCAL_SECRET_KEY_FILE.exists():
        return LOCAL_SECRET_KEY_FILE.read_text().strip()
    if debug:
        return "insecure-key-for-development-only"
    raise ImproperlyConfigured(
        "SECRET_KEY is not set and DEBUG is off. Hint: set SECRET_KEY to 50 random characters, "
        "or type `make run`, which generates a local key."
    )


DEBUG = read_env(env.bool, "DEBUG", False, "use 1 or 0.")
SECRET_KEY = read_secret_key(DEBUG)
ALLOWED_HOSTS = [
    name.strip() for name in read_env(env.list, "ALLOWED_HOSTS", LOCAL_HOSTS, "host names, separated by commas.")
]

# A site that answers to its own machine only is served over plain HTTP; any other name means HTTPS
# behind a proxy that sets X-Forwarded-Proto.
IS_PUBLIC = bool(set(ALLOWED_HOSTS) - set(LOCAL_HOSTS))

INSTALLED_APPS = [
    "adoption.apps.AdoptionConfig",
    "simple_history",
    "django_tables2",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "adoption.urls"
WSGI_APPLICATION = "adoption.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "adoption.pages.context.page",
            ],
        },
    },
]

SQLITE_OPTIONS = {
    # Writers queue at BEGIN instead of failing in the middle of a transaction.
    "transaction_mode": "IMMEDIATE",
    # A queued writer waits this many seconds (a large import holds the lock for longer than the default 5).
    "timeout": 30,
    # WAL: readers go on while an import writes. NORMAL is safe with WAL. The cache is 64 MB.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
}


def read_database() -> dict:
    """Django's database description from DATABASE_URL: SQLite or PostgreSQL."""
    database = read_env(
        env.dj_db_url,
        "DATABASE_URL",
        f"sqlite:///{BASE_DIR / 'db.sqlite3'}",
        "for example sqlite:////srv/adoption.sqlite3 or postgres://user:password@host/name.",
    )
    if database["ENGINE"] not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
        raise ImproperlyConfigured("DATABASE_URL names a database that is not supported. Hint: use sqlite or postgres.")
    # A new connection for each request costs nearly half of a ranking view; one that broke is made anew.
    database |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["OPTIONS"] = {**SQLITE_OPTIONS, **database.get("OPTIONS", {})}
    return database


DATABASES = {"default": read_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": read_env(env.dj_cache_url, "CACHE_URL", "locmem://", "for example locmem:// or file:///var/cache.")
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ko", _("Korean"))]
LOCALE_PATHS = [BASE_DIR / "adoption" / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Fonts for the images that the server draws; `make` brings them.
FONTS_ROOT = BASE_DIR / "fonts"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "adoption.storage.StaticStorage"
    },
}

SECURE_SSL_REDIRECT = IS_PUBLIC
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_PUBLIC
SECURE_HSTS_PRELOAD = IS_PUBLIC
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_PUBLIC else None
# The health check comes from the proxy or the machine itself, over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = IS_PUBLIC
CSRF_COOKIE_SECURE = IS_PUBLIC
CSRF_FAILURE_VIEW = "adoption.pages.errors.forbidden"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

DJANGO_TABLES2_TEMPLATE = "partials/table.html"

# A source may carry hundreds of figures as inline rows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A bad address is the reader's matter, and told to the reader.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
