"""The content of a quiz version: parsed from plain data, and written back in one canonical form."""

import hashlib
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .fields import NEEDED_LANGUAGES, Fault, Fields, Needs, Text, refuse_doubles
from .items import FORMS, Item, item_data, marked, parse_item
from .kinds.base import filled

TIERS = ("e1", "e2", "e3", "m", "teachers", "carers", "police")
PUPILS = ("e1", "e2", "e3", "m")
# Formats in which a quiz may have come to us; its texts have the languages and the feedback that came along.
ORIGINS = ("", "gift", "qti", "csv", "xlsx", "h5p")
LANGUAGE = re.compile(r"[a-z]{2,3}")
TIER_OF_LETTER = {"M": "m", "T": "teachers", "C": "carers", "P": "police"}


@dataclass(frozen=True)
class PassMark:
    """When the sentence `say` is said: from `right` items on, or from a `share` of them; 0 for never."""

    right: int = 0
    share: Fraction = Fraction(0)
    say: Text | None = None

    def needed(self, total: int) -> int:
        """How many of `total` items must be right; 0 when the quiz has no mark."""
        return self.right or math.ceil(self.share * total)


@dataclass(frozen=True)
class Content:
    """Everything a version holds, in all its languages.

    `origin` names the format in which it came from elsewhere; `languages` those in which everything is said.
    """

    code: str
    tier: str
    title: Text
    mark: PassMark
    items: tuple[Item, ...]
    origin: str = ""
    languages: tuple[str, ...] = NEEDED_LANGUAGES

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    @property
    def forms(self) -> tuple[str, ...]:
        """The parallel forms that have items."""
        return tuple(form for form in FORMS if self.of_form(form))

    def of_form(self, form: str) -> tuple[Item, ...]:
        """What one form asks, in the author's order."""
        return tuple(item for item in self.items if item.form == form and item.kind.is_asked)


def parse_content(data: Any) -> Content:
    """Read a whole quiz from plain data; raises Fault with the path of the first fault."""
    quiz = Fields(data)
    quiz.only("unit", "tier", "title", "origin", "languages", "pass", "items")
    origin, languages = quiz.one_of("origin", ORIGINS), parse_languages(quiz)
    quiz.needs = Needs(languages, feedback=not origin)
    code = quiz.key("unit")
    tier = quiz.one_of("tier", TIERS, tier_of(code))
    items = tuple(parse_item(row.data, row.path, row.needs) for row in quiz.rows("items", least=1))
    refuse_doubles(items, ("items",))
    refuse_typing(items, tier)
    refuse_uneven(items)
    return Content(
        code=code,
        tier=tier,
        title=quiz.text("title", needed=False) or dict.fromkeys(sorted(languages), code),
        mark=parse_mark(quiz, len(marked([item for item in items if item.form == FORMS[0]]))),
        items=items,
        origin=origin,
        languages=languages,
    )


def parse_languages(quiz: Fields) -> tuple[str, ...]:
    """The languages in which everything is said: ours, unless a quiz from elsewhere names its own."""
    named = quiz.data.get("languages") or list(NEEDED_LANGUAGES)
    if not isinstance(named, list | tuple) or not 1 <= len(named) <= 8:
        quiz.fault("languages", "must be a list")
    for number, language in enumerate(named):
        if not isinstance(language, str) or not LANGUAGE.fullmatch(language):
            raise Fault(("languages", number), "must be the code of a language, as ko or en")
    if set(named) == set(NEEDED_LANGUAGES):
        return NEEDED_LANGUAGES
    return tuple(dict.fromkeys(named))


def refuse_typing(items: Sequence[Item], tier: str) -> None:
    """Raise Fault where something would be typed in a pupils' tier: nobody takes in what a child writes."""
    for number, item in enumerate(items):
        if tier in PUPILS and item.kind.is_typed:
            raise Fault(
                ("items", number, "kind"), "nothing is typed in a tier for pupils: choose another kind"
            )


def refuse_uneven(items: Sequence[Item]) -> None:
    """Raise Fault unless every form that is used asks as many items as form a: one mark holds for both."""
    asked = [item for item in items if item.kind.is_asked]
    counts = [sum(item.form == form for item in asked) for form in FORMS]
    if any(count not in (0, counts[0]) for count in counts):
        told = ", ".join(f"form {form} has {count}" for form, count in zip(FORMS, counts, strict=True))
        raise Fault(("items",), "parallel forms need equally many items: {told}", told=told)


def tier_of(code: str) -> str:
    """The tier that a unit's code names: E3-2 is e3, M-4 is m, P-4 is police."""
    head = code.split("-")[0]
    return TIER_OF_LETTER.get(head, head.lower())


def parse_mark(quiz: Fields, total: int) -> PassMark:
    """Read the pass mark; `total` is the number of items of one form."""
    if not quiz.data.get("pass"):
        return PassMark()
    mark = quiz.inner("pass")
    mark.only("right", "share", "say")
    right, share = mark.data.get("right") or 0, mark.data.get("share") or 0
    if type(right) is not int or not 0 <= right <= total:
        mark.fault(
            "right", "must be a number from 1 to {total}, the number of items of one form", total=total
        )
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        mark.fault("share", "must be a share between 0 and 1")
    if right and share:
        mark.fault("share", "give either right or share")
    return PassMark(right, Fraction(str(share)), mark.text("say", needed=False) or None)


def content_data(content: Content) -> dict[str, Any]:
    """Write content as the JSON of a version: the same content always gives the same data."""
    mark = {"right": content.mark.right, "share": float(content.mark.share), "say": content.mark.say}
    spoken = content.languages if content.languages != NEEDED_LANGUAGES else ()
    return filled(
        {
            "unit": content.code,
            "tier": content.tier,
            "title": dict(content.title),
            "origin": content.origin,
            "languages": list(spoken),
            "pass": filled(mark),
            "items": [item_data(item) for item in content.items],
        }
    )


def fingerprint(data: Any) -> str:
    """SHA-256 of the canonical JSON."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
