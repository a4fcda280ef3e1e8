"""Answer for the address of a quiz: self-study forgets what was answered, an adult's own training keeps it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from people.passes import is_signed_in_adult
from safety.keeping import Store

from . import training
from .attempts import keeps_answers
from .carrying import pack, unpack
from .domain.asking import Missing, what_is_missing
from .domain.items import FORMS, Item, Scenario
from .domain.showing import from_shown, posted
from .domain.walk import Lost, Phase, Walk, begin, go_on, hand_in, pass_over, phase, take_again
from .drawing import draw
from .models import QuizVersion
from .screens import TakingFrame, left_as_posted, question, result, steps

__all__ = ["TakingFrame", "respond"]


def respond(
    request: HttpRequest, *, quiz_slug: str, frame: TakingFrame, seen: Callable[[], object] = lambda: None
) -> HttpResponse:
    """Serve the quiz of a unit. Who may see the unit at all was decided before.

    `seen` writes down that it was looked at; it is called before anything is served, unless an answer was kept,
    which says as much.
    """
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "POST"])
    if is_signed_in_adult(request) and keeps_answers(user=request.user, tier=frame.tier):
        return training.respond(request, quiz_slug=quiz_slug, frame=frame, seen=seen)
    seen()
    version = newest_version(quiz_slug)
    if version is None:
        raise Http404
    return self_study(request, version, frame)


newest: Store[QuizVersion] = Store(most=500)


def newest_version(quiz_slug: str) -> QuizVersion | None:
    """The version that is asked now; a version never changes, and saving a new one ends what is kept."""

    def look_up() -> QuizVersion | None:
        return QuizVersion.objects.newest_of(quiz_slug)

    return newest.of(quiz_slug, look_up) if settings.KEEP_DRAWN else look_up()


@dataclass(frozen=True)
class Standing:
    """Where a self-studying reader stands after what was posted, and what is missing to go on."""

    form: str
    walk: Walk
    missing: Missing = Missing.NOTHING
    said: Any = None
    anew: bool = False


def self_study(request: HttpRequest, version: QuizVersion, frame: TakingFrame) -> HttpResponse:
    is_post = request.method == "POST"
    standing = step(request.POST, version) if is_post else fresh(version, request.GET.get("form", ""))
    return show(request, version, frame, standing)


def fresh(version: QuizVersion, form: str, *, anew: bool = False) -> Standing:
    """The beginning of a form; of form a where the wanted one does not exist."""
    content = version.read()
    chosen = form if form in content.forms else FORMS[0]
    return Standing(chosen, begin(content.of_form(chosen)), anew=anew)


def step(fields: QueryDict, version: QuizVersion) -> Standing:
    """Take one step: answer, pass over, go on, or take again. Whatever is posted, nothing here raises."""
    try:
        form, walk = unpack(fields.get("state", ""), version=version)
    except Lost:
        return fresh(version, "", anew=True)
    items = version.read().of_form(form)
    here = Standing(form, walk)
    match fields.get("do", ""):
        case "answer":
            return answer(here, items, fields, version.seed)
        case "go":
            return onward(here, items, fields, version.seed)
        case "pass":
            return replace(here, walk=pass_over(walk, items))
        case "next":
            return replace(here, walk=go_on(walk, items))
        case "again":
            return replace(here, walk=take_again(walk, items))
    return as_left(here, items, fields)


def onward(here: Standing, items: Sequence[Item], fields: QueryDict, seed: str) -> Standing:
    """What the Enter key means: hand in where something is asked, else go on."""
    if phase(here.walk, items) in (Phase.ASK, Phase.AGAIN):
        return answer(here, items, fields, seed)
    return replace(here, walk=go_on(here.walk, items))


def as_left(here: Standing, items: Sequence[Item], fields: QueryDict) -> Standing:
    """The same page again, in another language or size: what was filled in and not yet handed in still stands."""
    if phase(here.walk, items) is not Phase.ASK:
        return here
    item = items[here.walk.index]
    # A story stays at its scene: the choice that was only touched is not made.
    filled = {"path": fields.get("path", "")} if isinstance(item, Scenario) else fields
    return replace(here, said=posted(item, filled))


def answer(here: Standing, items: Sequence[Item], fields: QueryDict, seed: str) -> Standing:
    if phase(here.walk, items) not in (Phase.ASK, Phase.AGAIN):
        return here
    item = items[here.walk.index]
    said = posted(item, fields)
    read = from_shown(item, seed, said)
    if read is None:
        return replace(here, missing=what_is_missing(item, said), said=said)
    return replace(here, walk=hand_in(here.walk, items, read))


def show(request: HttpRequest, version: QuizVersion, frame: TakingFrame, standing: Standing) -> HttpResponse:
    content = version.read()
    items = content.of_form(standing.form)
    hidden = {"state": pack(standing.walk, version=version, form=standing.form)}
    context = {"hidden": hidden, "kept": False, "anew": standing.anew, "carried": True}
    if phase(standing.walk, items) is Phase.DONE:
        found = result(content, items, standing.walk, frame, first_only=False)
        others = next((form for form in content.forms if form != standing.form), "")
        return draw(request, frame, "result", {**context, "result": found, "other_form": others})
    asked = question(version, items, standing.walk)
    if standing.missing or standing.said:
        item = items[standing.walk.index]
        asked = left_as_posted(asked, standing.said, item=item, version=version, missing=standing.missing)
    context |= {"question": asked, "steps": steps(items, standing.walk)}
    return draw(request, frame, "question" if asked.is_open else "told", context)
