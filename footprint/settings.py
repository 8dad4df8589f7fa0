"""Footprint's settings. Everything that differs between councils or machines comes from the environment:

DATABASE_URL              a PostgreSQL server (15 or later); else PostgreSQL is started from its own binaries in
FOOTPRINT_DATA
DATABASE_OWNER_URL        the same database, as the role that owns its tables: then DATABASE_URL's role need not, and
                          cannot change or remove what the trail holds (without it only triggers stand in the way)
FOOTPRINT_DATA            the folder that holds the embedded database (default: .data/ in the checkout)
FOOTPRINT_TODAY           pins the business date, as 2014-04-28 (demonstrations and tests)
FOOTPRINT_COUNCIL         the council's name, until the setting of that name says otherwise
FOOTPRINT_COLOUR          the council's colour, as #1d70b8, likewise
FOOTPRINT_SECRET_KEY      a long random string; made and kept in FOOTPRINT_DATA when not given
FOOTPRINT_HOSTS           comma-separated host names that the site answers to
FOOTPRINT_HTTPS           1 when the site is served over HTTPS: secure cookies and HSTS
FOOTPRINT_PROXIES         addresses of proxies in front, with commas: what they say of whom they ask for is believed
FOOTPRINT_PUBLIC_PAGES    1 opens what needs no child's record (dates to try, figures from files) to anyone
FOOTPRINT_DEMO            1 lets anyone sign in as the invented people of a demonstration; `./run demo` sets it
FOOTPRINT_MAIL            a mail server, as smtp://user:password@host:587; without it messages are written to
FOOTPRINT_DATA/mail
FOOTPRINT_MAIL_FROM       the address that messages come from
FOOTPRINT_LOG             json for a line of JSON for each line of the log
"""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONCE, NONE, SELF
from django.contrib.messages.constants import ERROR, INFO, WARNING
from django.core.exceptions import ImproperlyConfigured

from footprint import database

CHECKOUT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("FOOTPRINT_DATA") or CHECKOUT / ".data")

DEBUG = False
SECRET_KEY = os.environ.get("FOOTPRINT_SECRET_KEY") or database.secret_key(DATA)
ALLOWED_HOSTS = os.environ.get("FOOTPRINT_HOSTS", "localhost,127.0.0.1").split(",")
COUNCIL = os.environ.get("FOOTPRINT_COUNCIL", "Anytown Council")
COLOUR = os.environ.get("FOOTPRINT_COLOUR", "#1d4f5f")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "footprint.audit",
    "footprint.page",
    "footprint.accounts",  # before allauth, whose pages it draws anew
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "footprint.post",
    "footprint.council",
    "footprint.children",
    "footprint.team",
    "footprint.reviews",
    "footprint.programme",
    "footprint.interchange",
    "footprint.reporting",
    "footprint.front",
]

MIDDLEWARE = [
    "footprint.front.health.Health",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "footprint.audit.middleware.Trail",
    "footprint.database.middleware.Remembering",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "footprint.accounts.middleware.Gate",
    "footprint.page.acts.SecondClick",
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
                "django.contrib.messages.context_processors.messages",
                "footprint.council.context.council",
                "footprint.accounts.context.signed_in",
                "footprint.front.navigation.menu",
            ],
        },
    }
]
FORM_RENDERER = "footprint.page.forms.Renderer"

DATABASES = {"default": database.settings(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A row's trail says when it changed by the clock, not when its transaction began.
PGHISTORY_CREATED_AT_FUNCTION = "CLOCK_TIMESTAMP()"
PGTRIGGER_MIGRATIONS = False  # laid down after migrating: footprint/audit/triggers.py

# What one worker of the web server counts, as wrong codes and used ones, the others must know.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

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
DEMO = os.environ.get("FOOTPRINT_DEMO") == "1"
if DEMO and HTTPS:
    raise ImproperlyConfigured("FOOTPRINT_DEMO=1 lets anyone sign in: it can't be served with FOOTPRINT_HTTPS=1.")

# Pages that show no child of the service. Outside a demonstration they are for those who are signed in.
PUBLIC_PAGES = DEMO or os.environ.get("FOOTPRINT_PUBLIC_PAGES") == "1"
PROXIES = frozenset(filter(None, os.environ.get("FOOTPRINT_PROXIES", "127.0.0.1,::1" if HTTPS else "").split(",")))

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "footprint.accounts.backends.PeopleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # also how long an invitation can be used

# allauth: an e-mail address, a password and a one-time code; nobody signs up by themselves.
ACCOUNT_ADAPTER = "footprint.accounts.adapter.AccountAdapter"
MFA_ADAPTER = "footprint.accounts.adapter.DeviceAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,10/900s/key"}  # a password's tries are counted by axes, a code's here
ACCOUNT_FORMS = {
    "login": "footprint.accounts.forms.SignIn",
    "reauthenticate": "footprint.accounts.forms.PasswordAgain",
    "change_password": "footprint.accounts.forms.ChangePassword",
    "reset_password": "footprint.accounts.forms.ForgottenPassword",
    "reset_password_from_key": "footprint.accounts.forms.NewPassword",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator gave the address, and the invitation went there
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Footprint"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute out
MFA_FORMS = {
    "authenticate": "footprint.accounts.forms.Code",
    "reauthenticate": "footprint.accounts.forms.CodeAgain",
    "activate_totp": "footprint.accounts.forms.SetUpDevice",
}

# axes: five wrong passwords for one address from one place close that pair for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "footprint.accounts.lockout.email_tried"
AXES_LOCKOUT_CALLABLE = "footprint.accounts.lockout.locked_out"
AXES_HANDLER = "footprint.accounts.lockout.FailuresInTrail"
AXES_VERBOSE = False

SESSION_ENGINE = "footprint.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-footprint" if HTTPS else "footprint"
CSRF_COOKIE_NAME = "__Host-form" if HTTPS else "form"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
MESSAGE_TAGS = dict.fromkeys((INFO, WARNING, ERROR), "notice")  # the kinds of banner; success has its own
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

MAIL = urlsplit(os.environ.get("FOOTPRINT_MAIL", ""))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL.hostname else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_HOST, EMAIL_PORT = MAIL.hostname or "", MAIL.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")
EMAIL_USE_TLS, EMAIL_TIMEOUT = MAIL.scheme != "smtp+plain", 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("FOOTPRINT_MAIL_FROM", "footprint@localhost")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# The proxy in front must set this header itself, and take it off what a browser sends.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# A council's other sites may share its domain: Footprint promises HTTPS for its own name alone, and nothing for ever.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
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
LOG = "json" if os.environ.get("FOOTPRINT_LOG") == "json" else "line"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "short": {"()": "footprint.page.trouble.Short"},
        "bounded": {"()": "footprint.page.trouble.Bounded"},
        "probes": {"()": "footprint.page.trouble.NotOf", "path": "/health"},
    },
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "footprint.page.trouble.JsonLines"},
    },
    "handlers": {
        "terminal": {"class": "logging.StreamHandler", "formatter": LOG, "filters": ["probes", "short", "bounded"]},
    },
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        "footprint": {"handlers": ["terminal"], "level": "INFO", "propagate": True},
    },
}
