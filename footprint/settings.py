"""Footprint's settings. Everything that differs between councils or machines comes from the environment:

DATABASE_URL              a PostgreSQL server (15 or later); else PostgreSQL is started from its own binaries in
FOOTPRINT_DATA
DATABASE_OWNER_URL        the same database, as the role that owns its tables: then DATABASE_URL's role need not, and
                          cannot change or remove what the trail holds (without it only triggers stand in the way)
FOOTPRINT_DATA            the folder that holds the embedded database (default: .data/ in the checkout)
FOOTPRINT_TODAY           pins the business date, as 2014-04-28 (demonstrations and tests)
FOOTPRINT_COUNCIL         the council's name, shown in the header
FOOTPRINT_COLOUR          the council's colour, as #1d70b8
FOOTPRINT_SECRET_KEY      a long random string; made and kept in FOOTPRINT_DATA when not given
FOOTPRINT_HOSTS           comma-separated host names that the site answers to
FOOTPRINT_HTTPS           1 when the site is served over HTTPS: secure cookies and HSTS
"""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from footprint import database

CHECKOUT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("FOOTPRINT_DATA") or CHECKOUT / ".data")

DEBUG = False
SECRET_KEY = os.environ.get("FOOTPRINT_SECRET_KEY") or database.secret_key(DATA)
ALLOWED_HOSTS = os.environ.get("FOOTPRINT_HOSTS", "localhost,127.0.0.1").split(",")
COUNCIL = os.environ.get("FOOTPRINT_COUNCIL", "Anytown Council")
COLOUR = os.environ.get("FOOTPRINT_COLOUR", "#1d4f5f")

INSTALLED_APPS = [
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "footprint.audit",
    "footprint.page",
    "footprint.council",
    "footprint.reviews",
    "footprint.interchange",
    "footprint.reporting",
    "footprint.front",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "footprint.audit.middleware.Trail",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "footprint.urls"
WSGI_APPLICATION = "footprint.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "csp.context_processors.nonce",
                "footprint.page.context.council",
            ],
        },
    }
]
FORM_RENDERER = "footprint.page.forms.Renderer"

DATABASES = {"default": database.settings(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A row's trail says when it changed by the clock, not when its transaction began.
PGHISTORY_CREATED_AT_FUNCTION = "CLOCK_TIMESTAMP()"
PGTRIGGER_PRUNE_ON_INSTALL = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

HTTPS = os.environ.get("FOOTPRINT_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# A council's other sites may share its domain: Footprint promises HTTPS for its own name alone, and nothing for ever.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "fields.E300", "fields.E307"]
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "footprint.page.views.form_too_old"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Errors go to the terminal of the server. A request's own data are never written: only what a log line itself says.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        "footprint": {"handlers": ["terminal"], "level": "INFO", "propagate": True},
    },
}
