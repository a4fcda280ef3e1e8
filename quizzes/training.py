"""Answer for the address of a quiz whose answers are kept: an adult's own training."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from .attempts import (
    Handed,
    NoQuiz,
    Taking,
    answer,
    answer_page,
    last_result,
    open_attempt,
    results,
    start,
)
from .domain.items import FORMS, Item, marked
from .domain.walk import Phase, phase
from .drawing import draw
from .models import QuizVersion
from .screens import TakingFrame, left_as_posted, question, result, steps

MOST_DIGITS = 18


def respond(
    request: HttpRequest, *, quiz_slug: str, frame: TakingFrame, seen: Callable[[], object]
) -> HttpResponse:
    """A post begins or answers; anything else shows where this person stands. `seen`: see taking.respond."""
    fields = request.POST if request.method == "POST" else QueryDict()
    done = posted(request.user, quiz_slug, fields)
    if not (isinstance(done, Handed) and done.kept):
        seen()
    if isinstance(done, Handed):
        return show_handed(request, frame, done)
    return show(request, frame, done) if done else where_left(request, quiz_slug, frame)


def posted(user: Any, quiz_slug: str, fields: QueryDict) -> Taking | Handed | None:
    """What a post has done; None where it did nothing: a page of another quiz or person, or an invented one."""
    try:
        match fields.get("do", ""):
            case "start":
                return start(user=user, quiz_slug=quiz_slug, form=fields.get("form", ""))
            case "answer":
                return hand_in(user, quiz_slug, fields)
            case "pass":
                return pass_over(user, quiz_slug, fields)
    except NoQuiz:
        return None
    return None


def hand_in(user: Any, quiz_slug: str, fields: QueryDict) -> Handed:
    return answer_page(user=user, quiz_slug=quiz_slug, **place_of(fields), fields=fields)


def pass_over(user: Any, quiz_slug: str, fields: QueryDict) -> Taking:
    return answer(user=user, quiz_slug=quiz_slug, **place_of(fields), said=None)


def place_of(fields: QueryDict) -> dict[str, Any]:
    """Which attempt, item and try a page belongs to."""
    return {
        "attempt_id": number_of(fields.get("attempt", "")),
        "item_key": fields.get("item", ""),
        "number": number_of(fields.get("try", "")),
    }


def number_of(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0


def where_left(request: HttpRequest, quiz_slug: str, frame: TakingFrame) -> HttpResponse:
    """The open attempt, else the last result, else the beginning."""
    going = open_attempt(user=request.user, quiz_slug=quiz_slug)
    if going is not None:
        return show(request, frame, going)
    done = last_result(user=request.user, quiz_slug=quiz_slug)
    if done is not None:
        return show_result(request, frame, done)
    version = QuizVersion.objects.newest_of(quiz_slug)
    if version is None:
        raise Http404
    return show_begin(request, frame, version)


def show_begin(request: HttpRequest, frame: TakingFrame, version: QuizVersion) -> HttpResponse:
    content = version.read()
    wanted = request.GET.get("form", "")
    form = wanted if wanted in content.forms else FORMS[0]
    items = marked(content.of_form(form))
    context = {
        "total": len(items),
        "needed": content.mark.needed(len(items)),
        "critical": sum(item.critical for item in items),
        "form": form,
    }
    return draw(request, frame, "begin", context)


def show(request: HttpRequest, frame: TakingFrame, now: Taking) -> HttpResponse:
    """The first question that is not settled, or the result when there is none."""
    if phase(now.walk, now.items) is Phase.DONE:
        return show_result(request, frame, now)
    return show_item(request, frame, now, now.items[now.walk.index])


def show_handed(request: HttpRequest, frame: TakingFrame, handed: Handed) -> HttpResponse:
    return show_item(request, frame, handed.taking, handed.item, handed)


def show_item(
    request: HttpRequest, frame: TakingFrame, now: Taking, item: Item, handed: Handed | None = None
) -> HttpResponse:
    walk = now.standing_at(item)
    asked = question(now.attempt.version, now.items, walk)
    if asked.is_open and not now.attempt.is_open:
        return show_result(request, frame, now)
    if handed and handed.missing:
        version = now.attempt.version
        asked = left_as_posted(asked, handed.said, item=item, version=version, missing=handed.missing)
    context = {
        "question": asked,
        "steps": steps(now.items, walk),
        "hidden": {"attempt": now.attempt.pk, "item": item.key, "try": asked.attempt},
        "kept": True,
        "late": bool(handed and handed.late),
    }
    return draw(request, frame, "question" if asked.is_open else "told", context)


def show_result(request: HttpRequest, frame: TakingFrame, now: Taking) -> HttpResponse:
    """The result, now or at a later visit, with the earlier ones."""
    attempt = now.attempt
    context = {
        "result": result(now.content, now.items, now.walk, frame, first_only=True),
        "kept": True,
        "attempt": attempt,
        "earlier": [
            one for one in results(user=request.user, quiz_slug=now.content.code) if one.pk != attempt.pk
        ],
        "form": attempt.form,
        "other_form": next((form for form in now.content.forms if form != attempt.form), ""),
    }
    return draw(request, frame, "result", context)
