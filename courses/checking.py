"""How a unit is checked before it is published: every text with its place, its claims, pictures and sources."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from editorial.checks import register, today
from editorial.domain import facts
from editorial.domain.looking import Finding
from editorial.domain.material import Material, Passage, Path
from editorial.domain.reading import Reading
from editorial.page_reading import PageReader, facts_of_page
from editorial.wording import SOUND
from language.tiers import Tier
from register.sources import claims as find_claims

from quizzes.previewing import respond as show_quiz

from . import quiz_checking
from .domain.citing import claims_cited
from .domain.gates import FIGURE
from .domain.names import NAMES
from .domain.passages import block_passages, plain_passages, strings
from .lessons import activity
from .models import UnitPage

PLAIN = ("title", "card", "content_note", "take_home_title", "seo_title", "search_description")
STREAMS = ("outcomes", "discussion", "guide", "take_home")
# What only adults read may rest on adults' claims.
FOR_ADULTS = ("discussion", "guide")

QUIZ_FACE = "quiz"
Block = tuple[str, dict[str, Any], Path]


class UnitReader(PageReader):
    """A lesson in one language."""

    looks_at = tuple(SOUND)

    def tier(self, instance: UnitPage) -> Tier:
        return instance.for_tier

    def title(self, instance: UnitPage) -> str:
        return f"{instance.code} {super().title(instance)}"

    def faces(self, instance: UnitPage) -> list[tuple[str, str]]:
        """The lesson's, and its quiz as it is asked now."""
        quiz = [(QUIZ_FACE, _("Quiz with the key"))] if quiz_checking.quiz_of(instance.code) else []
        return [*super().faces(instance), *quiz]

    def show(self, request: HttpRequest, instance: UnitPage, face: str) -> HttpResponse:
        if face == QUIZ_FACE:
            mode = f"key-{self.language(instance)}"
            return show_quiz(request, quiz=quiz_checking.quiz_of(instance.code), mode=mode)
        if request.method == "POST":
            return activity(request, unit=instance)
        return super().show(request, instance, face)

    def readings(self, instance: UnitPage) -> Iterator[Reading]:
        passages = [*lesson_passages(instance), *other_passages(instance)]
        material = Material(self.language(instance), instance.for_tier, tuple(passages), NAMES)
        yield Reading(material, tuple(facts_of(instance, passages)))


def blocks_of(unit: UnitPage) -> Iterator[Block]:
    """(kind, plain value, path) of every block of every screen."""
    for screen in unit.body:
        for block in screen.value["content"]:
            value = block.block.get_api_representation(block.value)
            yield block.block_type, value, ("body", screen.id, "content", block.id)


def lesson_passages(unit: UnitPage) -> Iterator[Passage]:
    for screen in unit.body:
        yield Passage(("body", screen.id, "title"), screen.value["title"], measured=False)
    for kind, value, path in blocks_of(unit):
        yield from block_passages(kind, value, path)


def other_passages(unit: UnitPage) -> Iterator[Passage]:
    """The card, the outcomes, the teacher's part and the sheet to take home."""
    yield from plain_passages({name: getattr(unit, name) for name in PLAIN})
    for name in STREAMS:
        for child in getattr(unit, name):
            value = child.block.get_api_representation(child.value)
            yield from plain_passages({child.id: value}, (name,))


def facts_of(unit: UnitPage, passages: Iterable[Passage]) -> Iterator[Finding]:
    for _kind, value, path in blocks_of(unit):
        yield from facts.pictures_without_words(value, path)
        texts = [(at, text) for at, _name, text in strings(value, path)]
        yield from facts.figures_without_claim(texts, FIGURE, claims_cited(value))
    yield from facts_of_claims(unit)
    yield from facts.missing_sources(len(unit.sources), ("sources",))
    yield from facts_of_page(unit, [(passage.path, passage.text) for passage in passages])


def facts_of_claims(unit: UnitPage) -> Iterator[Finding]:
    adult = Tier.POLICE if unit.for_tier is Tier.POLICE else Tier.TEACHERS
    lesson = [(path, slug) for _kind, value, path in blocks_of(unit) for slug in claims_cited(value)]
    beside = [
        ((name, child.id), slug)
        for name in FOR_ADULTS
        for child in getattr(unit, name)
        for slug in claims_cited({"value": child.block.get_api_representation(child.value)})
    ]
    known = find_claims(slugs=[slug for _path, slug in (*lesson, *beside)])
    for cited, tier in ((lesson, unit.for_tier), (beside, adult)):
        states = {
            slug: facts.ClaimState(claim.is_for(tier), claim.review_by) for slug, claim in known.items()
        }
        yield from facts.claims_cited(cited, states, today())


def connect() -> None:
    """Have lessons and their quizzes checked; the quizzes' room knows nothing of lessons."""
    register(UnitPage, UnitReader)
    quiz_checking.connect()
