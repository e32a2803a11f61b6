"""All settings, from the environment. `.env.example` names each variable.

`PRM_ENV` is `production` where a `DATABASE_URL` is given and nothing else was said, `local` otherwise, and
`test` under pytest. Production refuses to start without `SECRET_KEY`.
"""

import logging
import os
from datetime import time, timedelta
from pathlib import Path

import dj_database_url
import pghistory
import sentry_sdk
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from prm.environment import flag, secret_key, words
from prm.logs import logging_config
from prm.sentry import without_secrets

BASE_DIR = Path(__file__).resolve().parent.parent
PRM_DATA_DIR = Path(os.environ.get("PRM_DATA_DIR", BASE_DIR / ".data")).resolve()
PRM_ENV = os.environ.get("PRM_ENV") or ("production" if os.environ.get("DATABASE_URL") else "local")
LOCAL = PRM_ENV in ("local", "test")
DEBUG = False

SECRET_KEY = secret_key(PRM_DATA_DIR, local=LOCAL)
_HERE = f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}"
_SITE = f"https://{words('ALLOWED_HOSTS')[0]}" if words("ALLOWED_HOSTS") else _HERE
# Health checks come from the machine itself, under its own name.
ALLOWED_HOSTS = [*words("ALLOWED_HOSTS"), "localhost", "127.0.0.1", "[::1]"]
# Where people find the site, for links in letters that no request sends.
SITE_URL = (os.environ.get("SITE_URL") or _SITE).rstrip("/")
ROOT_URLCONF = "prm.urls"
WSGI_APPLICATION = "prm.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "pgtrigger",
    "pghistory",
    "prm",
    "demo",
    "cabinet",
    "dashboards",
    "imports",
    "scoring",
    "campaigns",
    "notify",
    "documents",
    "strategy",
    "settlements",
    "api",
    "sales",
    "partners",
    "accounts",
    "core",
    "django_include_bootstrap",
    "bs_icon_templates",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_tables2",
    "django_structlog",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "prm.request_id.request_id_header",
    "accounts.middleware.headers.HeadersMiddleware",
    "accounts.middleware.personal.PersonalMiddleware",
    "accounts.middleware.history.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.plain_text.PlainTextMiddleware",
    "accounts.middleware.access.AccessMiddleware",
    "partners.middleware.scope.ScopeMiddleware",
    "axes.middleware.AxesMiddleware",
]

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
                "core.views.frame.frame",
            ],
        },
    }
]

_NOWHERE = "postgresql://prm@127.0.0.1:5432/prm"
DATABASES = {"default": dj_database_url.config(default=_NOWHERE, conn_max_age=60, conn_health_checks=True)}
# Pages never wait for Redis: it carries only the worker's pokes.
# What is counted against guessing (the second factor's attempts) holds for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if PRM_ENV == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

ACCOUNT_ADAPTER = "accounts.services.login.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# It hashes the address too, and writes nothing: asking for a letter costs the same for nobody as for somebody.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_FORMS = {"reset_password": "accounts.forms.password.ResetPasswordForm"}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "prm"
MFA_TOTP_TOLERANCE = 1
ALLAUTH_TRUSTED_PROXY_COUNT = int(flag("BEHIND_PROXY"))

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# A stranger elsewhere can't lock a person out: only this address and this name together.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "accounts.services.login.name_tried"
AXES_CLIENT_IP_CALLABLE = "accounts.services.login.address_of"
AXES_LOCKOUT_CALLABLE = "accounts.views.locked.locked_out"
AXES_VERBOSE = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("pl", _("Polish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Triggers follow the models after each `migrate`, all at once; migrations that carry them take minutes to compute.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CREATED_AT_FUNCTION = "CLOCK_TIMESTAMP()"
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="events")

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", BASE_DIR / "staticfiles"))
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = LOCAL
# What people upload: never served by address, only through a view that checks who asks.
MEDIA_ROOT = PRM_DATA_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# All mail is written into the outbox; the worker takes it from there to the mail server.
EMAIL_BACKEND = "notify.services.backend.OutboxBackend"
MAIL_SERVER = (
    "django.core.mail.backends.smtp.EmailBackend" if os.environ.get("EMAIL_HOST") else "prm.mail.PrivateFileBackend"
)
EMAIL_FILE_PATH = PRM_DATA_DIR / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("EMAIL_FROM", "prm@localhost")

# Cookies, HTTPS and proxies. `make run` speaks plain HTTP on this machine only.
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=not LOCAL)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = int(os.environ.get("SECURE_HSTS_SECONDS", "0" if LOCAL else "31536000"))
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "components/table.html"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

CELERY_BROKER_URL = REDIS_URL
CELERY_TIMEZONE = "UTC"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# A worker waits for Redis as long as it takes; a request waits a moment at most and goes on without it.
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "socket_connect_timeout": 1,
    "socket_timeout": 2,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# What is due is told by rows (`scoring.queries.due`); beat only asks often, so that a missed night is made up for.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, object]] = {
    "night": {"task": "scoring.tasks.night", "schedule": crontab(minute="*/10")},
    "fit": {"task": "strategy.tasks.measure", "schedule": 60.0, "options": {"expires": 50}},
    "imports": {"task": "imports.tasks.work_on_imports", "schedule": 30.0, "options": {"expires": 25}},
    "settlements": {"task": "settlements.tasks.settle", "schedule": 30.0, "options": {"expires": 25}},
    "statements": {"task": "settlements.tasks.make_statements", "schedule": crontab(minute="*/10")},
    "mail": {"task": "notify.tasks.send_mail", "schedule": 60.0, "options": {"expires": 55}},
    "digests": {"task": "notify.tasks.write_digests", "schedule": crontab(minute="*/10")},
}
DIGESTS_START = time(7, 0)
NIGHT_STEPS = "prm.night.STEPS"
NIGHT_STARTS = time(2, 30)

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_config(as_json=not LOCAL, level=os.environ.get("LOG_LEVEL", "INFO"))
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = flag("BEHIND_PROXY")
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG

if os.environ.get("SENTRY_DSN"):
    sentry_sdk.init(
        dsn=os.environ["SENTRY_DSN"], environment=PRM_ENV, send_default_pii=False, before_send=without_secrets
    )
