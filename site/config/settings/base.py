"""What holds in every environment; docs/operations/settings.md lists each variable."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / os.environ.get("DONGUI_VAR", "var")


def flag(name: str, default: bool = False) -> bool:
    """Read a yes/no environment variable."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def listed(name: str, default: str = "") -> list[str]:
    """Read a comma-separated environment variable."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def origin_of(address: str) -> str:
    """Scheme and host of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def name_of(host: str) -> str:
    """A host without its port: `[::1]:8000` is `[::1]`."""
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host


def required(name: str, why: str) -> str:
    """Read a variable without which production must not start."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {why}")
    return value


DEBUG = False
# The site is known by these names, at the ports that stand there, and at the one on which its server listens.
HOSTS = listed("ALLOWED_HOSTS")
ALLOWED_HOSTS = [name_of(host) for host in HOSTS]
PORTS = [
    os.environ.get("PORT", "8000"),
    *(host.rpartition(":")[2] for host in HOSTS if name_of(host) != host),
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Single sign-on by OpenID Connect, where the site has a provider.
OIDC_SERVER = os.environ.get("OIDC_SERVER", "")
OIDC_APP = "allauth.socialaccount.providers.openid_connect"

INSTALLED_APPS = [
    "config",
    "pages",
    "manuals",
    "courses",
    "quizzes",
    "editorial",
    "register",
    "safety",
    "blocks",
    "people",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "people.apps.PeopleDesk",  # wagtail.users with our forms
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *([OIDC_APP] if OIDC_SERVER else []),
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django_htmx",
    "rules.apps.AutodiscoverRulesConfig",
    "django.contrib.humanize",  # “32 minutes ago”, which the desk says, has its Korean in this app
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "safety.middleware.PolicyByPath",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "safety.middleware.LeftTheSite",
    "pages.middleware.TextSize",
    "pages.middleware.PageCache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pages.middleware.LanguageOfAddress",
    "people.middleware.SignInPages",
    "django.middleware.common.CommonMiddleware",
    "safety.middleware.StatelessPosts",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "people.middleware.SecondFactor",
    "editorial.middleware.StoppedAtTheGate",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.context.frame",
            ],
        },
    }
]

# Database: SQLite until DATABASE_URL names something larger (docs/operations/settings.md).
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR / 'dongui.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["ENGINE"] = "config.postgresql"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    if DATABASES["default"]["NAME"] != ":memory:":
        # The same file from whatever folder a command is called.
        DATABASES["default"]["NAME"] = str(ROOT / DATABASES["default"]["NAME"])
    # With SQLite's defaults 206 of 442 read-then-write requests failed in our trial; with these none.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }

CACHE_URL = os.environ.get("CACHE_URL", "")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
        if CACHE_URL
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}
    ),
    # Parts of pages that are the same for everybody; in the memory of each process.
    "template_fragments": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

TASKS = {"default": {"BACKEND": os.environ.get("TASKS_BACKEND", "django_tasks_db.DatabaseBackend")}}

# People and sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "people.backends.Names",
    "people.backends.Addresses",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "people.adapters.ClosedSignUp"
SOCIALACCOUNT_ADAPTER = "people.adapters.ClosedSocialSignUp"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by administrators for addresses they know
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Dongui"
MFA_ADAPTER = "people.adapters.StaffSecondFactor"
MFA_FORMS = {"activate_totp": "people.forms.OneUseActivation"}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody learns by mail whether an address has an account

# What a provider says of a second factor counts only when it is named here.
OIDC_TRUSTED_ACR = frozenset(listed("OIDC_TRUSTED_ACR"))
OIDC_TRUSTED_AMR = frozenset(listed("OIDC_TRUSTED_AMR"))
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": os.environ.get("OIDC_ID", "agency"),
                    "name": os.environ.get("OIDC_NAME", "Single sign-on"),
                    "client_id": os.environ.get("OIDC_CLIENT", ""),
                    "secret": os.environ.get("OIDC_SECRET", ""),
                    "settings": {"server_url": OIDC_SERVER},
                }
            ]
        }
    }
    if OIDC_SERVER
    else {}
)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the provider opens the account of the same verified address
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True

# Mail
vars().update(dj_email_url.parse(os.environ.get("EMAIL_URL", "smtp://localhost:25")))

# Languages
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Seoul"
LANGUAGE_CODE = "ko"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("ko", "한국어"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Ours first; behind them the library's own words for those who edit in Korean, where its catalogue lacks them.
LOCALE_PATHS = [ROOT / "site" / "locale", ROOT / "site" / "desk_words"]
FORMAT_MODULE_PATH = ["config.formats"]

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [("images", ROOT / "static" / "images"), VAR / "assets"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
PRIVATE_ROOT = VAR / "private"  # editions and files that a view guards; never below /media/


def storage_of(url: str) -> dict[str, object]:
    """Django's words for STORAGE_URL: nothing for a local folder, `s3://bucket?endpoint=…` for S3-compatible."""
    parts = urlsplit(url)
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    if parts.scheme != "s3" or not parts.netloc:
        raise ImproperlyConfigured("STORAGE_URL must look like s3://bucket?endpoint=https://host")
    named = dict(parse_qsl(parts.query))
    options = {
        "bucket_name": parts.netloc,
        "endpoint_url": named.get("endpoint"),
        "region_name": named.get("region"),
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {k: v for k, v in options.items() if v}}


STORAGES = {
    "default": storage_of(os.environ.get("STORAGE_URL", "")),
    "staticfiles": {"BACKEND": "config.static_files.StaticFiles"},
}

# Pages name hashed files only; the plain ones would be compressed for nobody.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Wagtail
WAGTAIL_SITE_NAME = "동의 Dongui"
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = True
# Each step approves the text that is published: whoever changes it on the way sends it round again.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "editorial.finishing.publish_approved"
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # nothing is fetched from other hosts
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]  # SVG uploads are refused
WAGTAILDOCS_EXTENSIONS = ["pdf", "csv", "xlsx", "odt", "docx"]
DEMO_PEOPLE = False  # only development makes people with known passwords
PAGE_CACHE = flag("PAGE_CACHE", True)
KEEP_DRAWN = flag("KEEP_DRAWN", True)
TAGGIT_CASE_INSENSITIVE = True
# A list of Korean words with their frequency and level, where the site's owner has one: readability uses it.
WORD_LIST = os.environ.get("WORD_LIST", "")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Headers. Pages read from a cookieless cache cannot carry nonces, so the public policy knows only 'self'.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # A form that leads to the provider is redirected there; the browser checks that address too.
        "form-action": [SELF, *([origin_of(OIDC_SERVER)] if OIDC_SERVER else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
# `no-referrer` would make Chromium send `Origin: null` with forms and break Django's CSRF check; `same-origin`
# tells other hosts just as little.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "people.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# safety.middleware.StatelessPosts is Django's CsrfViewMiddleware with a list of posts that are judged by their origin.
SILENCED_SYSTEM_CHECKS = ["security.W003"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
