"""Django's settings, all from the environment with defaults that suit one machine.

Switches: SIGHTLINE_DATA, SIGHTLINE_SECRET_KEY, DATABASE_URL, SIGHTLINE_HOSTS, SIGHTLINE_AUTHORITY,
SIGHTLINE_HTTPS (on behind a TLS proxy: secure cookies, HSTS, trust X-Forwarded-Proto); what lies
outside this machine (SIGHTLINE_SMTP_*, SIGHTLINE_OIDC_*) is read in outside.py.
"""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from sightline.web import environment, outside

WEB = Path(__file__).parent
SIGHTLINE_DATA = environment.data_folder()
# The authority shown, where the store holds several; otherwise the only one there.
SIGHTLINE_AUTHORITY = os.environ.get("SIGHTLINE_AUTHORITY", "")
HTTPS = environment.switched_on("SIGHTLINE_HTTPS")

DEBUG = False
SECRET_KEY = environment.secret_key(SIGHTLINE_DATA)
ALLOWED_HOSTS = environment.hosts()
SIGHTLINE_ADDRESS = environment.address()
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
DATABASES = {"default": environment.database(SIGHTLINE_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "sightline.web",
    "sightline.apps.events",
    "sightline.apps.work",
    "sightline.apps.people",
    "sightline.apps.thread",
    "sightline.apps.notices",
    "sightline.apps.attachments",
    "sightline.apps.glossary",
    "sightline.apps.children",
    "sightline.apps.retention",
    "sightline.apps.worklists",
    "sightline.apps.data_quality",
    "sightline.apps.collected",
    "sightline.apps.targets",
    "sightline.apps.loads",
    "sightline.apps.figures",
    "sightline.apps.dashboards",
    "sightline.apps.digests",
    "sightline.apps.agreed_actions",
    "sightline.apps.papers",
    "sightline.apps.good_practice",
    "sightline.apps.discrepancies",
    "sightline.apps.commentary",
    "sightline.apps.scorecards",
    "sightline.apps.audits",
    "sightline.apps.disputes",
    "sightline.apps.feedback",
    "sightline.apps.providers",
    "sightline.apps.practice",
    "sightline.apps.learning",
    "sightline.apps.performance_reports",
    "sightline.apps.board",
    "sightline.apps.calendar",
    "sightline.apps.plan",
    "sightline.apps.pack",
    "sightline.apps.cover_reports",
    "sightline.apps.scrutiny",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
]
MIDDLEWARE = [
    "sightline.web.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "sightline.web.middleware.more_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "sightline.web.middleware.NoNullBytes",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sightline.web.middleware.session_limits",
    # What was typed into a form whose session has ended is kept until its writer signs in again.
    "sightline.web.kept_typing.KeptTyping",
    # Every page needs a sign-in unless its view says otherwise.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    # And a right: a view that does not say which is refused to everybody.
    "sightline.apps.people.access.AccessControl",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sightline.apps.figures.middleware.ProblemsInWords",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "sightline.web.urls"
WSGI_APPLICATION = "sightline.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sightline.web.context.site",
            ],
            "builtins": ["sightline.web.templatetags.components"],
        },
    }
]
FORM_RENDERER = "sightline.web.forms.GovukRenderer"

# Signing in
AUTH_USER_MODEL = "people.User"
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "people:sign_in"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# The council's own sign-in, where there is one; a second factor is then its business.
globals().update(outside.single_sign_on())
if HAS_SINGLE_SIGN_ON:  # type: ignore[name-defined]  # noqa: F821
    AUTHENTICATION_BACKENDS.append("sightline.apps.people.single_sign_on.SingleSignOn")
# Profiles that need a second factor with a password; `everyone` for all.
SECOND_FACTOR_FOR = outside.second_factor()
OTP_TOTP_ISSUER = "Sightline"
PASSWORD_RESET_TIMEOUT = 60 * 60
# Mail goes through the council's SMTP server.
globals().update(outside.mail())
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {"NAME": f"{_PASSWORDS}.NumericPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"
AXES_USERNAME_CALLABLE = "sightline.apps.people.throttle.counted_name"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "people/locked.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# A session ends with the browser, after an hour without a request, and after a working day.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = outside.session_hours() * 60 * 60
SESSION_IDLE_LIMIT = timedelta(minutes=outside.session_idle_minutes())
SESSION_COOKIE_NAME = "sightline_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "sightline_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "sightline.web.pages.form_too_old"

# What a browser is told
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Whether browsers are to know of the whole domain beforehand is for its owner to say.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# Language, time, files
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
STATIC_URL = "/static/"
# Files are served from the package itself: nothing to collect before the first page.
STATIC_ROOT = WEB / "static"
WHITENOISE_MAX_AGE = 24 * 60 * 60
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sightline.web.static_files.VersionedStatic"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_HANDLERS = [
    "sightline.web.uploads.SmallFiles",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    }
}
# Work that outlives a request waits in the database for `sightline work`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "sightline.web.logs.JsonLines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["lines"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "axes": {"level": "WARNING"},
        # The server's own lines go the same way: it would name an address and an error's words.
        "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
