"""What `./run` uses: one machine, plain HTTP, demo people."""

import os

from .base import *  # noqa: F403
from .base import VAR

SECRET_KEY = os.environ.get("SECRET_KEY", "development-only-never-used-in-production")
ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
WAGTAILADMIN_BASE_URL = f"http://localhost:{os.environ.get('PORT', '8000')}"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
DEMO_PEOPLE = True
