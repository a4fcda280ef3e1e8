"""Vet the data files as the desk vets a page: gates of the curriculum, words, framing, readability, pictures."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from editorial.domain.looking import Finding, look
from editorial.domain.material import Material
from language.lexicon import Lexicon, lexicon
from language.tiers import Tier
from pictures import album
from register.loading import read as read_register

from .domain.gates import faults_in_lesson, faults_in_quiz, same_sequences
from .domain.names import NAMES
from .domain.passages import item_passages, lesson_passages, plain_passages
from .domain.reading import Document, Fault
from .domain.reading import Path as At
from .domain.texts import in_language

LANGUAGES = ("ko", "en")
CARD = ("title", "card", "content_note", "outcomes")


@lru_cache(maxsize=1)
def words_to_avoid() -> Lexicon:
    """The register as its data files hold it: the files are checked before anything is loaded."""
    return lexicon(
        read_register("terms.yaml"), read_register("lint_policy.yaml"), read_register("framing.yaml")
    )


def faults(
    documents: Mapping[str, Document], *, exceptions: Iterable[Mapping[str, str]] = ()
) -> Iterator[Fault]:
    """Faults of one unit whose shape is sound."""
    tier = str(documents["unit"].data["tier"])
    yield from faults_in_quiz(documents["quiz"], tier)
    yield from faults_in_lesson(documents["unit"], documents["guide"])
    yield from picture_faults(documents["unit"])
    excused = {(str(e["unit"]), str(e["language"]), str(e["measure"])) for e in exceptions}
    for language in LANGUAGES:
        for finding in findings(documents, language):
            key = (str(documents["unit"].data["unit"]), language, finding.measure)
            if finding.severity == "error" and key not in excused:
                yield as_fault(documents, finding, language)


def findings(documents: Mapping[str, Document], language: str) -> list[Finding]:
    return look(material(documents, language), words_to_avoid())


def material(documents: Mapping[str, Document], language: str) -> Material:
    """What a unit says in one language; its first path part names the file."""
    unit, quiz, guide = (
        in_language(documents[name].data, language, LANGUAGES) for name in ("unit", "quiz", "guide")
    )
    card = {name: unit[name] for name in CARD if name in unit}
    passages = [
        *lesson_passages(unit["screens"], ("unit", "screens")),
        *item_passages(quiz["items"], ("quiz", "items")),
        *plain_passages(card, ("unit",)),
        *plain_passages(guide, ("guide",)),
    ]
    return Material(language, Tier(unit["tier"]), tuple(passages), NAMES)


def as_fault(documents: Mapping[str, Document], finding: Finding, language: str) -> Fault:
    name, path = (str(finding.path[0]), finding.path[1:]) if finding.path else ("unit", ())
    if finding.check == "readability":
        said = f"{language}: {finding.measure} is {finding.value}, the limit of this tier is {finding.limit}"
    else:
        said = f"{language}: “{finding.text}” ({finding.said}); better: {finding.suggest}"
    return documents[name].fault((*path, language), said)


def picture_faults(unit: Document) -> Iterator[Fault]:
    """Every drawing that the unit names exists, and at least one beside the cover was made for it."""
    own = f"-{str(unit.data['unit']).lower()}"
    named = list(pictures_in(unit.data))
    for path, name in named:
        if name not in album.ALBUM:
            yield unit.fault(path, f"there is no drawing called {name}")
    if not any(path != ("cover",) and name.startswith("scene") for path, name in named):
        yield unit.fault(("screens",), f"shows no scene of its own (scene{own})")


def pictures_in(data: Any, path: At = ()) -> Iterator[tuple[At, str]]:
    if isinstance(data, dict):
        for name, value in data.items():
            if name in ("cover", "picture", "scene", "head") and isinstance(value, str):
                yield (*path, name), value
            else:
                yield from pictures_in(value, (*path, str(name)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from pictures_in(value, (*path, index))


def faults_between(units: Mapping[str, Document]) -> Iterator[Fault]:
    """What only the whole curriculum shows: two lessons of a tier that go the same way."""
    for first, second in same_sequences({slug: unit.data for slug, unit in units.items()}):
        yield units[second].fault(("screens",), f"has the same sequence of activities as {first}")
