"""What an outside reviewer sees behind a secret link: the draft in its faces, and room for one answer."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from language.tiers import Tier
from people.audit import append as write_audit
from people.pacing import has_tried_too_often, tried_too_often

from . import checks, outside
from .models import OutsideReview, Verdict

GUESSING, MOST_GUESSES = "outside-review", 20
ANSWERING, MOST_ANSWERS = "outside-answer", 30
TEN_MINUTES = 600


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked, the way to the draft, and the form; a post is the answer."""
    found = found_for(request, token)
    if isinstance(found, HttpResponse):
        return found
    if request.method == "POST":
        return answered(request, found, token)
    outside.opened(found)
    return closed_off(page(request, found, token))


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """The draft in one of its faces; activities answer as they will in the lesson."""
    found = found_for(request, token)
    if isinstance(found, HttpResponse):
        return found
    instance = found.revision.as_object()
    reader = checks.reader_of(instance)
    faces = reader.faces(instance)
    if number >= len(faces):
        return no_such_face(request, token)
    if reader.tier(instance) is Tier.POLICE:
        # Before it is served, in the name of whoever answers for the link.
        said = f"{reader.title(instance)[:80]} {reader.language(instance)} to {found.called[:80]}"
        write_audit(actor=found.invited_by, action=f"showed draft by link {number}", subject=said)
    with translation.override(reader.language(instance) or translation.get_language()):
        answer = reader.show(request, instance, faces[number][0])
        if hasattr(answer, "render"):
            answer.render()
    return closed_off(answer)


def answered(request: HttpRequest, found: OutsideReview, token: str) -> HttpResponse:
    """Take the answer; what cannot be taken is said above the form, with what was written still in it."""
    if tried_too_often(request, action=ANSWERING, most=MOST_ANSWERS, seconds=TEN_MINUTES):
        return too_often(request)
    verdict, comment = request.POST.get("verdict", ""), request.POST.get("comment", "")
    try:
        outside.answer(review=found, verdict=verdict, comment=comment)
    except ValidationError as fault:
        found.refresh_from_db()
        return closed_off(page(request, found, token, faults=fault.messages, comment=comment, status=422))
    if verdict == Verdict.APPROVED:
        return closed_off(render(request, "editorial/outside/done.html", {"review": found, **dressed()}))
    return closed_off(page(request, found, token, said=_("Your comment has arrived. You can still approve.")))


def page(
    request: HttpRequest, found: OutsideReview, token: str, *, status: int = 200, **said: Any
) -> HttpResponse:
    instance = found.revision.as_object()
    reader = checks.reader_of(instance)
    context = {
        "review": found,
        "title": reader.title(instance),
        "spoken": reader.language(instance),
        "step": found.task_state.task.name,
        "until": date_format(timezone.localtime(found.expires_at), "DATETIME_FORMAT"),
        "faces": list(enumerate(reader.faces(instance))),
        "token": token,
        **dressed(),
        **said,
    }
    return render(request, "editorial/outside/review.html", context, status=status)


def dressed() -> dict[str, Any]:
    """Reviewers are adults."""
    return {"tier": Tier.TEACHERS, "look": Tier.TEACHERS.look, "paint": Tier.TEACHERS.paint}


def found_for(request: HttpRequest, token: str) -> OutsideReview | HttpResponse:
    """The open review, or the answer for a secret that opens nothing: whoever guesses is slowed down."""
    if has_tried_too_often(request, action=GUESSING, most=MOST_GUESSES):
        return too_often(request)
    found = outside.find(token, now=timezone.now())
    if found is None:
        tried_too_often(request, action=GUESSING, most=MOST_GUESSES, seconds=TEN_MINUTES)
        return nothing_here(request)
    return found


def nothing_here(request: HttpRequest) -> HttpResponse:
    """The same for a link that is over and for one that never was."""
    return closed_off(render(request, "editorial/outside/closed.html", dressed(), status=404))


def no_such_face(request: HttpRequest, token: str) -> HttpResponse:
    """The link is good and the draft is there, only not in this form: never say that the link is closed."""
    back = reverse("editorial_outside:review", args=[token])
    return closed_off(
        render(request, "editorial/outside/closed.html", {"back": back, **dressed()}, status=404)
    )


def too_often(request: HttpRequest) -> HttpResponse:
    return closed_off(
        render(request, "editorial/outside/closed.html", {"often": True, **dressed()}, status=429)
    )


def closed_off(answer: HttpResponse) -> HttpResponse:
    """Kept nowhere, found by no search, told to no other host."""
    answer["Cache-Control"] = "no-store"
    answer["X-Not-Kept"] = "1"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "same-origin"
    return answer
