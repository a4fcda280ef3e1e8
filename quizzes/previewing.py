"""Show an editor a version, or what is being written, as paper: the pupils' sheet, or the same with its key."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from language.tiers import Tier, dress

from .domain.content import Content, content_data, fingerprint
from .domain.wording import pick
from .models import BankItem, Blueprint, ItemVersion, Quiz, QuizVersion
from .paper import sheet_of

FACES = ("key", "sheet")


def respond(request: HttpRequest, *, quiz: Quiz, mode: str) -> HttpResponse:
    """Draw what the form holds, else the newest version. `mode` is a face and a language: key-ko."""
    face, _, language = mode.partition("-")
    drafted: Content | None = getattr(quiz, "drafted", None)
    newest = quiz.newest
    content = drafted or (newest.read() if newest else None)
    return show(request, content=content, face=face, language=language)


def respond_item(request: HttpRequest, *, item: BankItem, mode: str) -> HttpResponse:
    """The same for one item of the bank."""
    from .bank_editing import content_of

    face, _, language = mode.partition("-")
    drafted: Content | None = getattr(item, "drafted", None)
    return show(request, content=drafted or content_of(item), face=face, language=language)


def respond_blueprint(request: HttpRequest, *, blueprint: Blueprint, mode: str) -> HttpResponse:
    """The quiz as it would be drawn now; an empty page while the plan cannot be filled."""
    face, _, language = mode.partition("-")
    drafted: Content | None = getattr(blueprint, "drafted", None)
    newest = blueprint.quiz.newest if blueprint.quiz else None
    content = drafted or (newest.read() if newest else None)
    return show(request, content=content, face=face, language=language)


def show_item_version(request: HttpRequest, *, version: ItemVersion) -> HttpResponse:
    """One version of an item as it was, with its key."""
    from .bank_editing import alone

    content = alone(version.read(), version.item.tier, version.needs)
    language = request.GET.get("language", "")
    return show(request, content=content, face="key", language=language, item_version=version)


def show_version(request: HttpRequest, *, version: QuizVersion) -> HttpResponse:
    """Draw one version as it was, with its key."""
    language = request.GET.get("language", "")
    return show(request, content=version.read(), face="key", language=language, version=version)


def show(
    request: HttpRequest,
    *,
    content: Content | None,
    face: str,
    language: str,
    version: QuizVersion | None = None,
    item_version: ItemVersion | None = None,
) -> HttpResponse:
    known = [code for code, _ in settings.LANGUAGES]
    spoken = language if language in known else known[0]
    with translation.override(spoken):
        context = {
            **(dress(Tier(content.tier)) if content else {}),
            "title": pick(content.title, spoken) if content else "",
            "parts": parts_of(content, spoken, version) if content else [],
            "with_key": face != "sheet",
            "version": version or item_version,
            "languages_shown": settings.LANGUAGES,
            "language": spoken,
            "code": content.code if content else "",
        }
        return render(request, "quizzes/desk/preview.html", context)


def parts_of(content: Content, language: str, version: QuizVersion | None) -> list[dict[str, Any]]:
    """Each form with its items, in the order in which they are, or would be, shown."""
    seed = version.seed if version else fingerprint(content_data(content))
    return [
        {"form": form, "items": sheet_of(content=content, seed=seed, language=language, form=form)}
        for form in content.forms
    ]
