"""A unit as plain parts for paper: what a manual, a handout or a teacher's guide is made of."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from language.tiers import Tier
from register.sources import words as find_words

from quizzes.paper import sheet as quiz_sheet

from . import rendering
from .citations import claims_in
from .domain.on_paper import without_screen, without_site
from .models import UnitPage


@dataclass(frozen=True)
class TakeHome:
    title: str
    parts: list[str]
    sign: bool


@dataclass(frozen=True)
class Guide:
    """The teacher's part: aims, steps with minutes, notes, adaptations, what to observe."""

    aim: list[str]
    steps: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    adaptations: list[str]
    observation: list[str]


@dataclass(frozen=True)
class Chapter:
    """One unit in one language, drawn for paper."""

    code: str
    number: int
    title: str
    card: str
    minutes: int
    tier: str
    look: str
    paint: str
    cover: str
    url: str
    content_note: str
    outcomes: list[str]
    screens: list[dict[str, Any]]
    words: list[dict[str, str]]
    discussion: list[str]
    take_home: TakeHome | None
    guide: Guide | None
    sources: list[str]
    quiz_sheet: str
    quiz_key: str | None
    claims: list[str]
    content_hash: str = field(default="")


def find(*, code: str, locale: str) -> UnitPage | None:
    """The live unit with this code in this language."""
    return (
        UnitPage.objects.live()
        .filter(code=code, locale__language_code=locale)
        .select_related("locale")
        .first()
    )


def chapter_of(*, code: str, locale: str, teacher: bool, base_url: str) -> Chapter | None:
    """Draw the chapter of a live unit; None when there is none in this language."""
    unit = find(code=code, locale=locale)
    return chapter(unit=unit, teacher=teacher, base_url=base_url) if unit else None


def chapter(*, unit: UnitPage, teacher: bool, base_url: str) -> Chapter:
    """Draw a unit for paper. The teacher's edition holds keys and reasons, the pupils' never does."""
    language = unit.locale.language_code
    with translation.override(language):
        made = Chapter(
            **plain_parts(unit, base_url),
            content_note=without_screen(unit.content_note),
            screens=rendering.screens(unit=unit, medium="guide" if teacher else "print", kept=False),
            words=[asdict(word) for word in rendering.words(unit)],
            discussion=discussion(unit, teacher=teacher),
            take_home=take_home(unit),
            guide=guide(unit) if teacher else None,
            quiz_sheet=quiz_html(unit, "quizzes/print/sheet.html", language),
            quiz_key=quiz_html(unit, "quizzes/print/key.html", language) if teacher else None,
            claims=claims_in(unit.body) + (claims_of_guide(unit) if teacher else []),
        )
    return Chapter(**{**vars(made), "content_hash": fingerprint(made)})


def notes(*, unit: UnitPage, readers: Tier, base_url: str) -> Chapter:
    """Draw what the teacher of a unit needs beside it: no screen and no sheet, but every answer."""
    language = unit.locale.language_code
    slugs = [part.value for part in unit.words]
    with translation.override(language):
        made = Chapter(
            **plain_parts(unit, base_url),
            content_note="",
            screens=[],
            words=[asdict(word) for word in find_words(slugs=slugs, tier=readers, language=language)],
            discussion=discussion(unit, teacher=True),
            take_home=None,
            guide=guide(unit),
            quiz_sheet="",
            quiz_key=quiz_html(unit, "quizzes/print/key.html", language),
            claims=claims_of_guide(unit),
        )
    return Chapter(**{**vars(made), "content_hash": fingerprint(made)})


def plain_parts(unit: UnitPage, base_url: str) -> dict[str, Any]:
    """What every form of a chapter says of its unit."""
    return {
        "code": unit.code,
        "number": unit.position,
        "title": unit.title,
        "card": unit.card,
        "minutes": unit.minutes,
        "tier": unit.tier,
        "look": unit.for_tier.look,
        "paint": unit.for_tier.paint,
        "cover": unit.cover,
        "url": f"{base_url}{address(unit)}",
        "outcomes": [part.value["text"] for part in unit.outcomes],
        "sources": without_site(part.value for part in unit.sources),
    }


def claims_of_guide(unit: UnitPage) -> list[str]:
    return claims_in(unit.discussion) + claims_in(unit.guide)


def address(unit: UnitPage) -> str:
    """The lesson's path on the web. `unit.url` would ask for the roots of all sites every time."""
    return f"{shelf_address(unit)}{unit.slug}/"


def shelf_address(unit: UnitPage) -> str:
    """The path of the shelf on which the lesson stands."""
    code = unit.locale.language_code if unit.locale_id else settings.LANGUAGE_CODE
    return f"/{code}/learn/{unit.tier}/"


def discussion(unit: UnitPage, *, teacher: bool) -> list[str]:
    """Prompts to talk about; those that rest on figures for teachers stay in the teacher's edition."""
    return [part.value["text"] for part in unit.discussion if teacher or not part.value["claims"]]


def take_home(unit: UnitPage) -> TakeHome | None:
    if not unit.take_home:
        return None
    return TakeHome(unit.take_home_title, [part.value for part in unit.take_home], unit.take_home_sign)


def guide(unit: UnitPage) -> Guide:
    parts: dict[str, list[Any]] = {"aim": [], "step": [], "note": [], "adaptation": [], "observation": []}
    for part in unit.guide:
        parts[part.block_type].append(part.value)
    titles = {child.value["key"]: child.value["title"] for child in unit.body}
    return Guide(
        aim=parts["aim"],
        steps=[
            {
                "screens": [titles.get(key, key) for key in step["screens"]],
                "minutes": step["minutes"],
                "say": step["say"],
            }
            for step in parts["step"]
        ],
        notes=[{"text": note["text"], "claims": claims_of(note)} for note in parts["note"]],
        adaptations=parts["adaptation"],
        observation=parts["observation"],
    )


def claims_of(note: Any) -> list[dict[str, str]]:
    """The sources of a note, in words."""
    from register.sources import claims

    found = claims(slugs=list(note["claims"]))
    newer = claims(slugs=[claim.superseded_by for claim in found.values() if claim.superseded_by])
    return [
        {
            "said": claim.said(),
            "cited": claim.cited,
            "as_of": claim.as_of,
            "newer": newer[claim.superseded_by].said() if claim.superseded_by in newer else "",
        }
        for claim in found.values()
    ]


def quiz_html(unit: UnitPage, template: str, language: str) -> str:
    items = quiz_sheet(quiz_slug=unit.code, language=language)
    if not items:
        return ""
    return render_to_string(template, {"items": items, "language": language, **rendering.frame(unit)})


def fingerprint(made: Chapter) -> str:
    """SHA-256 of everything the chapter says."""
    text = json.dumps(asdict(made), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
