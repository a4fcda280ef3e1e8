"""Answer for the address of a quiz that was put to somebody: pupils with a place, adults with an account."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from language.tiers import Tier

from .domain.asking import Question, ask, keep_posted
from .domain.content import Content
from .domain.delivering import may_see_answers
from .domain.items import Item, marked
from .domain.walk import MOST_TRIES, Tries, is_settled
from .domain.wording import pick
from .drawing import draw
from .keeping import Handed, NoQuiz, Taking
from .models import Delivery, Purpose, Quiz
from .screens import TakingFrame, language, result, steps
from .sittings import Exchanged, NoMore, NotOpen, Standing, answer, answer_page, standing, start, submit
from .takers import Pupil, Taker
from .training import number_of, place_of


def respond(
    request: HttpRequest,
    *,
    delivery_id: int,
    by: Taker,
    address: str,
    seen: Callable[[], object] = lambda: None,
) -> HttpResponse:
    """A post begins, answers or hands in; anything else shows where this person stands. `seen`: see taking.respond."""
    done = posted(request, delivery_id, by)
    if not (isinstance(done, Handed) and done.kept):
        seen()
    if done is None:
        response = placed(request, delivery_id, by, address)
    else:
        now = done if isinstance(done, Taking) else done.taking
        page = Page(request, now.attempt.delivery, now.content, by, address)
        response = page.after(done)
    # What depends on who asks is kept in no cache.
    response["X-Not-Kept"] = "1"
    return response


def posted(request: HttpRequest, delivery_id: int, by: Taker) -> Taking | Handed | Exchanged | None:
    """What a post has done; None where it did nothing: an older page, or an invented one."""
    if request.method != "POST":
        return None
    try:
        return act(by, delivery_id, request.POST)
    except NotOpen as over:
        return over.taking
    except Exchanged as gone:
        return gone
    except (NoQuiz, NoMore, ValueError):
        return None


def placed(request: HttpRequest, delivery_id: int, by: Taker, address: str) -> HttpResponse:
    try:
        here = standing(by=by, delivery_id=delivery_id)
    except NoQuiz as missing:
        raise Http404 from missing
    return Page(request, here.delivery, here.delivery.version.read(), by, address).place(here)


def act(by: Taker, delivery_id: int, fields: QueryDict) -> Taking | Handed | None:
    """Do what a page asks for."""
    at: dict[str, Any] = {"by": by, "delivery_id": delivery_id}
    match fields.get("do", ""):
        case "start":
            return start(**at)
        case "answer":
            return answer_page(**at, **place_of(fields), fields=fields)
        case "pass":
            return answer(**at, **place_of(fields), said=None)
        case "submit":
            return submit(**at, attempt_id=number_of(fields.get("attempt", "")))
    return None


class Page:
    """The screens of one delivery for one person."""

    def __init__(
        self, request: HttpRequest, delivery: Delivery, content: Content, by: Taker, address: str
    ) -> None:
        self.request = request
        self.delivery = delivery
        self.content = content
        self.state = delivery.state(timezone.now())
        self.by = by
        self.frame = frame_of(delivery.quiz, content, address)

    def place(self, now: Standing) -> HttpResponse:
        """What is going on, else what was handed in, else the beginning."""
        if now.going is not None:
            return self.taking(now.going)
        if now.done is not None:
            return self.done(now.done, may_begin=now.may_begin)
        return self.draw("sitting/begin" if now.may_begin else "sitting/closed", self.rules())

    def after(self, done: Taking | Handed | Exchanged) -> HttpResponse:
        """What a post leads to."""
        match done:
            case Handed():
                return self.handed(done)
            case Exchanged():
                return self.anew(done.taking)
        return self.taking(done)

    def taking(self, now: Taking) -> HttpResponse:
        if not now.attempt.is_open:
            return self.done(now)
        if self.state.takes_answers:
            return self.item(now, now.items[now.walk.index])
        return self.draw("sitting/closed", {**self.rules(), "answered": len(now.tries)})

    def anew(self, now: Taking) -> HttpResponse:
        """The question that was answered is asked no more: what is asked now, and a word about it."""
        if not now.attempt.is_open or not self.state.takes_answers:
            return self.taking(now)
        return self.item(now, now.items[now.walk.index], exchanged=True)

    def handed(self, handed: Handed) -> HttpResponse:
        """With feedback at once the same item, told; otherwise what comes next."""
        now = handed.taking
        if handed.closed:
            return self.draw("sitting/closed", {**self.rules(), "answered": len(now.tries), "too_late": True})
        if handed.missing:
            return self.item(now, handed.item, handed)
        if now.rules.tells_at_once:
            return self.item(now, handed.item, handed)
        return self.taking(now)

    def item(
        self, now: Taking, item: Item, handed: Handed | None = None, *, exchanged: bool = False
    ) -> HttpResponse:
        asked = asked_of(now, item)
        if handed and handed.missing:
            kept = keep_posted(asked, handed.said, item=item, seed=now.seed, language=language())
            asked = replace(kept, missing=handed.missing)
        context = {
            "question": asked,
            "steps": steps(now.items, now.standing_at(item)),
            "hidden": {"attempt": now.attempt.pk, "item": item.key, "try": asked.attempt},
            "kept": True,
            "late": bool(handed and handed.late),
            "exchanged": exchanged,
            "rules": now.rules,
            "delivered": True,
        }
        return self.draw("question" if asked.is_open else "told", context)

    def done(self, now: Taking, *, may_begin: bool = False) -> HttpResponse:
        """Handed in: the result and every reason where they may be seen, a word of thanks otherwise."""
        context = {**self.rules(), "attempt": now.attempt, "may_begin": may_begin}
        if not may_see_answers(now.rules, self.state):
            return self.draw("sitting/thanks", context)
        content = replace(now.content, mark=now.mark)
        context["result"] = result(content, now.items, now.walk, self.frame, first_only=True)
        context["told"] = [asked_of(now, item) for item in now.items]
        return self.draw("sitting/result", context)

    def rules(self) -> dict[str, Any]:
        """What somebody should know before beginning."""
        content = self.content
        items = content.of_form(content.forms[0])
        needed = self.delivery.rules.needed
        return {
            "title": pick(content.title, language()),
            "delivery": self.delivery,
            "rules": self.delivery.rules,
            "state": self.state.value,
            "total": len(items),
            "needed": content.mark.needed(len(marked(items))) if needed is None else needed,
            "is_pupil": isinstance(self.by, Pupil),
            # Back to everything that is asked of this person.
            "place_url": reverse("quizzes:card", args=[self.delivery.group_id])
            if self.delivery.group_id
            else reverse("quizzes:training_list"),
            "kept": True,
            "hidden": {},
        }

    def draw(self, part: str, context: dict[str, Any]) -> HttpResponse:
        return draw(self.request, self.frame, part, context)


def frame_of(quiz: Quiz, content: Content, address: str) -> TakingFrame:
    """The lesson where the quiz belongs to one, else the shelf of its readers."""
    shelf = f"/{language()}/learn/{quiz.tier}/"
    lesson = lesson_at(language(), quiz.tier, quiz.slug) if quiz.purpose == Purpose.LESSON else shelf
    title = pick(content.title, language())
    return TakingFrame(title=title, tier=Tier(quiz.tier), lesson_url=lesson, quiz_url=address)


@lru_cache(maxsize=500)
def lesson_at(language: str, tier: str, code: str) -> str:
    """The address of a lesson in the language of now, which is named so that each has its own."""
    return reverse("about:unit", args=[tier, code.lower()])


def asked_of(now: Taking, item: Item) -> Question:
    """One item as it stands, in this person's order; once it is settled here, told, whatever is usual elsewhere."""
    tries = now.tries_of(item)
    told = now.settles(item) or not now.attempt.is_open
    asked = ask(
        item,
        as_settled(item, tries) if told else tries,
        seed=now.seed,
        language=language(),
        number=now.items.index(item) + 1,
        total=len(now.items),
    )
    return replace(asked, passed_over=not any(said is not None for said in tries)) if told else asked


def as_settled(item: Item, tries: Tries) -> Tries:
    """Where one try is all that there is, the item is told after it as elsewhere after the second."""
    while not is_settled(item, tries, MOST_TRIES):
        tries = (*tries, None)
    return tries
