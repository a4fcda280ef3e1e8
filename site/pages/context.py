"""What every page's frame needs: how it looks, how large, in which languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from language.tiers import dress


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html; a page's own context may override each of these."""
    tier = getattr(request, "tier", None)
    return {
        **dress(tier),
        "text_size": getattr(request, "text_size", "0"),
        "languages": languages(request.path),
        "show_account": bool(settings.SESSION_COOKIE_NAME in request.COOKIES),
    }


def languages(path: str) -> list[dict[str, Any]]:
    """List the same address in every language: slugs are the same in all of them."""
    now = get_language()
    parts = path.split("/", 2)
    below = parts[2] if len(parts) > 2 and parts[1] in dict(settings.LANGUAGES) else ""
    return [
        {"code": code, "name": name, "url": f"/{code}/{below}", "current": code == now}
        for code, name in settings.LANGUAGES
    ]
