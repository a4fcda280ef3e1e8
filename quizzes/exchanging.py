"""Take questions over from the files of other systems, and hand ours out in their formats."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from editorial.gate import Stopped
from language.guessing import guess

from .domain.content import TIERS, Content, parse_content
from .domain.exchange.plain import Plain, all_plain
from .domain.exchange.reading import Found, Malformed, Read, sound
from .domain.exchange.writing import Written
from .domain.fields import Fault, Needs
from .domain.items import item_data, marked, parse_item
from .domain.wording import pick
from .formats import SUFFIXES, TYPES, format_of, found_in, written_as
from .models import Purpose, Quiz
from .versions import write

FROM = ("gift", "qti", "csv", "xlsx", "h5p")
TO = FROM
GUESS = ""  # the format is found out from the file
NATIVE, REFUSED = "native", "refused"
LATER = "H5P is not read or written yet: it comes with a later release"
SALT = "questions read from a file"
HELD_FOR = 2 * 60 * 60  # seconds
MOST_HELD = 2_000_000  # characters; a form may be 2.5 MB
MOST_NAME = 200
SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")


class NoQuiz(LookupError):
    """There is no such quiz, or no version of it."""


@dataclass(frozen=True)
class Taken:
    """What became of a file: its questions in the vocabulary, or the reason why nothing of it was taken over."""

    result: str
    reason: str = ""
    items: tuple[Plain, ...] = ()
    warnings: tuple[str, ...] = ()
    quiz: str = ""
    language: str = ""
    origin: str = ""
    items_data: tuple[Mapping[str, Any], ...] = ()

    @property
    def is_native(self) -> bool:
        return self.result == NATIVE

    def as_data(self) -> dict[str, Any]:
        names = ("result", "reason", "quiz", "language")
        told = {name: getattr(self, name) for name in names}
        return {**told, "items": list(self.items), "warnings": list(self.warnings)}


@dataclass(frozen=True)
class Handed:
    """A file to hand out, and what it could not carry."""

    data: bytes
    name: str
    content_type: str
    warnings: tuple[str, ...]


def read(*, data: bytes, origin: str, language: str = "", name: str = "") -> Taken:
    """Read a file without keeping anything. What is not given is found out: `language` from the questions, `origin`
    from the first bytes of the file, and where they are text from its `name`.
    """
    origin = origin or format_of(data, name)
    if origin == "h5p":
        return Taken(REFUSED, LATER, origin=origin)
    try:
        found = found_in(data, origin)
        spoken = language or language_of(found)
        whole = sound(found, spoken)
    except Malformed as wrong:
        return Taken(REFUSED, str(wrong), origin=origin)
    return taken(whole, spoken, origin)


def taken(whole: Read, language: str, origin: str) -> Taken:
    return Taken(
        NATIVE,
        items=whole.items,
        warnings=whole.warnings,
        language=language,
        origin=origin,
        items_data=tuple(item_data(item) for item in whole.ours),
    )


def language_of(found: Found) -> str:
    """The language in which most of the questions are written."""
    told = ("stem", "lines", "about")
    return guess(" ".join(str(item.get(name) or "") for item in found.items for name in told))


@transaction.atomic
def take_over(
    *,
    data: bytes,
    origin: str,
    name: str = "",
    tier: str = "teachers",
    language: str = "",
    quiz: str = "",
    title: str = "",
    by: Any = None,
) -> Taken:
    """Read a file and keep its questions as the first version of a quiz of its own, for readers of `tier`.

    `name` is the file's. Nobody is asked the quiz before somebody hands it out. Raises PermissionDenied.
    """
    if by is not None and not by.has_perm("quizzes.add_quiz"):
        raise PermissionDenied
    found = read(data=data, origin=origin, language=language, name=name)
    return kept(found=found, name=name, tier=tier, quiz=quiz, title=title, by=by)


@transaction.atomic
def kept(
    *, found: Taken, name: str = "", tier: str = "teachers", quiz: str = "", title: str = "", by: Any = None
) -> Taken:
    """Keep what was read as the first version of a quiz of its own. Raises PermissionDenied."""
    if by is not None and not by.has_perm("quizzes.add_quiz"):
        raise PermissionDenied
    if not found.is_native:
        return found
    if tier not in TIERS:
        return refused(found, f"there is no tier {tier}")
    slug = quiz or free_name(name or found.origin)
    if not SLUG.fullmatch(slug):
        return refused(found, "the name of a quiz has letters, digits and hyphens, 40 at most")
    if Quiz.objects.filter(slug=slug).exists():
        return refused(found, f"there is a quiz {slug} already")
    return keep(found, slug, tier, title or PurePath(name).stem or slug, by)


def held(found: Taken, *, name: str, by: Any) -> str:
    """What was read as a text that this person's page carries on: nothing stays here. Empty where it is long."""
    data = {
        "by": by.pk,
        "name": name[:MOST_NAME],
        "language": found.language,
        "origin": found.origin,
        "warnings": list(found.warnings),
        "items": list(found.items_data),
    }
    text = signing.dumps(data, salt=SALT, compress=True)
    return text if len(text) <= MOST_HELD else ""


def released(text: str, *, by: Any) -> tuple[Taken, str] | None:
    """What was read before, and the name of its file; None where somebody else read it, or too long ago."""
    try:
        data = signing.loads(text, salt=SALT, max_age=HELD_FOR)
    except signing.BadSignature:
        return None
    if data["by"] != by.pk:
        return None
    items = tuple(parse_item(row, needs=Needs((data["language"],), feedback=False)) for row in data["items"])
    found = Taken(
        NATIVE,
        items=tuple(all_plain(items, data["language"])),
        warnings=tuple(data["warnings"]),
        language=data["language"],
        origin=data["origin"],
        items_data=tuple(data["items"]),
    )
    return found, data["name"]


def converted(*, found: Taken, target: str, name: str) -> Handed:
    """What was read in another format. Raises Malformed."""
    stem = PurePath(name).stem or "questions"
    data, written = written_as(target, list(found.items), found.language, stem)
    return Handed(data, f"{plain_name(stem)}.{SUFFIXES[target]}", TYPES[target], tuple(written.lost))


def plain_name(stem: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")[:28] or "questions"


def refused(found: Taken, reason: str) -> Taken:
    return replace(found, result=REFUSED, reason=reason, items_data=())


def keep(found: Taken, slug: str, tier: str, title: str, by: Any) -> Taken:
    """Write the version. What readers of this tier may not meet is refused with its reasons."""
    rows, more = even_forms(found.items_data)
    content = {
        "unit": slug,
        "tier": tier,
        "title": {found.language: title[:200]},
        "origin": found.origin,
        "languages": [found.language],
        "items": rows,
    }
    try:
        # A savepoint: where the gate stops a version, the quiz around it goes too.
        with transaction.atomic():
            version = write(data=content, by=by)
            Quiz.objects.filter(pk=version.quiz_id).update(purpose=purpose_of(content))
    except Fault as fault:
        return refused(found, f"{fault.where}: {fault}")
    except Stopped as stopped:
        said = [message for messages in stopped.message_dict.values() for message in messages]
        warnings = (*found.warnings, *said)
        return replace(
            refused(found, "these words are not for pupils; the warnings name them"), warnings=warnings
        )
    return replace(found, quiz=slug, warnings=(*found.warnings, *more))


def even_forms(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[str]]:
    """Parallel forms come along where both ask equally many; else everything is one form."""
    counts = {
        form: sum(row.get("form", "a") == form for row in rows if row["kind"] != "unknown") for form in "ab"
    }
    if not counts["b"] or counts["a"] == counts["b"]:
        return list(rows), []
    return [{**row, "form": "a"} for row in rows], [
        "forms A and B differ in number: all questions are form A now"
    ]


def purpose_of(content: Mapping[str, Any]) -> Purpose:
    """Without anything right or wrong it is a survey."""
    return Purpose.TEST if marked(parse_content(content).items) else Purpose.SURVEY


def free_name(name: str) -> str:
    """A name for a quiz from that of its file: the next one that is free."""
    wanted = f"import-{plain_name(PurePath(name).stem)}".rstrip("-")
    taken_names = set(Quiz.objects.filter(slug__startswith=wanted[:30]).values_list("slug", flat=True))
    if wanted not in taken_names:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(taken_names) + 3) if f"{wanted}-{n}" not in taken_names)


def hand_out(*, slug: str, target: str, language: str = "", by: Any = None) -> Handed:
    """The newest version of a quiz as a file, with its key. Raises NoQuiz, Malformed and PermissionDenied."""
    if by is not None and not by.has_perm("quizzes.view_quiz"):
        raise PermissionDenied
    quiz, content = newest_of(slug)
    spoken = language or content.languages[0]
    data, written = written_of(target, content, spoken)
    name = f"{quiz.slug}-{spoken}.{SUFFIXES[target]}"
    return Handed(data, name, TYPES[target], tuple(written.lost))


def carried(*, slug: str, target: str, language: str = "") -> Written:
    """What a format carries of a quiz, and what it would leave behind. Raises NoQuiz and Malformed."""
    _, content = newest_of(slug)
    return written_of(target, content, language or content.languages[0])[1]


def newest_of(slug: str) -> tuple[Quiz, Content]:
    quiz = Quiz.objects.filter(slug=slug).first() or Quiz.objects.filter(slug=slug.upper()).first()
    newest = quiz.newest if quiz else None
    if quiz is None or newest is None:
        raise NoQuiz(slug)
    return quiz, newest.read()


def written_of(target: str, content: Content, language: str) -> tuple[bytes, Written]:
    if target == "h5p":
        raise Malformed(0, LATER)
    return written_as(target, all_plain(content.items, language), language, pick(content.title, language))
