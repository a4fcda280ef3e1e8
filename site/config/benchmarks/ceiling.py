"""The least that Django can cost under our server: one view that returns ready bytes, nothing else."""

import os
import sys

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

BODY = b"x" * int(os.environ.get("CEILING_BYTES", "20000"))


def ready(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY, content_type="text/html; charset=utf-8")


urlpatterns = [re_path("", ready)]


def make() -> WSGIHandler:
    """Configure the smallest site there is."""
    import django

    settings.configure(
        ROOT_URLCONF=sys.modules[__name__],
        ALLOWED_HOSTS=["*"],
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        SECRET_KEY="nothing is signed here",
    )
    django.setup()
    return WSGIHandler()


application = make() if os.environ.get("CEILING") else None
