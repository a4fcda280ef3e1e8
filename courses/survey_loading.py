"""Load the surveys for the norms mirror from their data files: check everything first, then write their quizzes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from language.tiers import PUPIL_TIERS

from quizzes.loading import Report
from quizzes.loading import load as load_quiz

from .domain.reading import Document, Fault
from .domain.texts import incomplete
from .instrument_loading import quiz_faults, read_all, vetted
from .loading import NEEDED, known_languages

SURVEYS = Path(__file__).parent / "surveys"
FIELDS = ("survey", "tier", "title", "scales", "items")
REQUIRED = ("survey", "tier", "title", "items")


def check(folder: Path = SURVEYS, *, thorough: bool = False) -> list[Fault]:
    """Everything wrong in the files; `thorough` vets the texts as well: words, framing, readability."""
    documents, faults = read_all(folder, name="surveys")
    for document in documents:
        found = list(faults_of(document))
        faults += found or (list(vetted(document, head=("title",))) if thorough else [])
    return faults


def faults_of(document: Document) -> Iterator[Fault]:
    """From the simplest kind to the deepest: the later checks need the earlier ones to hold."""
    found = list(shape_faults(document))
    if not found:
        texts = incomplete(document.data, known_languages(), NEEDED)
        found = [document.fault(path, f"the {language} text is missing") for path, language in texts]
    yield from found or quiz_faults(document, quiz_data(document.data))


def shape_faults(document: Document) -> Iterator[Fault]:
    """A survey of pupils, in which everything is asked twice."""
    data = document.data
    if not isinstance(data, dict):
        yield document.fault((), "must be a group of named fields")
        return
    yield from (document.fault((str(name),), "is not a field here") for name in data if name not in FIELDS)
    yield from (document.fault((name,), "is missing") for name in REQUIRED if not data.get(name))
    if data.get("tier") and data["tier"] not in [tier.value for tier in PUPIL_TIERS]:
        yield document.fault(("tier",), "must be a tier of pupils")
    items = data.get("items") if isinstance(data.get("items"), list) else []
    for at, item in enumerate(items or ()):
        if not isinstance(item, dict) or item.get("kind") != "scale" or item.get("pair") is not True:
            yield document.fault(("items", at), "must be a scale that is asked twice: pair: true")


def quiz_data(data: Mapping[str, Any]) -> dict[str, Any]:
    """The survey as the data of a quiz."""
    return {"unit": data["survey"], "tier": data["tier"], "title": data["title"], "items": data["items"]}


def load(*, overwrite: bool = False, folder: Path = SURVEYS) -> Report:
    """Bring every survey up to its file. The files must have passed `check`."""
    report = Report()
    for document in read_all(folder, name="surveys")[0]:
        done = load_quiz(data=quiz_data(document.data), overwrite=overwrite, purpose="survey")
        report.written += done.written
        report.kept += done.kept
    return report
