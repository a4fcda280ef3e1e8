"""The door for gunicorn; the server's configuration has put site/ on the path."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config.warming import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# Django reads the addresses, and with them every view, at the first request. Read here, before gunicorn forks, they
# lie in memory once instead of in each worker: 20 MB of 290, and the second worker answers its first reader sooner.
get_resolver().url_patterns  # noqa: B018
warm(application)
