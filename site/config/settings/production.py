"""The default: refuses to start without its secrets and speaks only over TLS."""

import os

from .base import *  # noqa: F403
from .base import HOSTS, flag, required

SECRET_KEY = required(
    "SECRET_KEY", "make one with `DONGUI_ENV=development ./run manage new_secret` and keep it."
)
if not HOSTS:
    required("ALLOWED_HOSTS", "name the site's host, for example dongui.example.org.")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]
WAGTAILADMIN_BASE_URL = f"https://{HOSTS[0]}"

SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
if int(os.environ.get("TRUSTED_PROXY_COUNT", "0")):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
