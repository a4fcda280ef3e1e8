"""Tests: fast hashes, plain static files, mail in memory; everything else as in development."""

from .base import *  # noqa: F403
from .base import ROOT, VAR

# Here the doors of a provider are tried without one.
INSTALLED_APPS += [OIDC_APP]
SECRET_KEY = "tests-only"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file: a database in memory knows other locks than the one that serves, and cannot be used again.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
else:
    # A machine without a locale makes its template in ASCII; template0 takes any encoding.
    DATABASES["default"]["TEST"] = {"CHARSET": "UTF8", "TEMPLATE": "template0"}
PAGE_CACHE = KEEP_DRAWN = False  # the tests of what is kept switch them on
MEDIA_ROOT = VAR / "test-media"
PRIVATE_ROOT = VAR / "test-private"
STATICFILES_DIRS = [("images", ROOT / "static" / "images"), VAR / "assets"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
