"""Load the instruments from their data files: check everything first, then write the quizzes that ask them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from editorial.domain.looking import look
from editorial.domain.material import Material
from language.tiers import Tier

from quizzes.loading import Report, content_from_data
from quizzes.loading import load as load_quiz

from .domain.instrument import faults_in, provenance, quiz_data
from .domain.names import NAMES
from .domain.passages import item_passages, plain_passages
from .domain.reading import Document, Fault, Unreadable, read
from .domain.texts import in_language, incomplete
from .loading import NEEDED, known_languages
from .vetting import words_to_avoid

INSTRUMENTS = Path(__file__).parent / "instruments"
HEAD = ("title", "label", "about", "constructs")


def read_all(folder: Path = INSTRUMENTS, *, name: str = "instruments") -> tuple[list[Document], list[Fault]]:
    """Read every file; one that cannot be read becomes a fault."""
    documents, faults = [], []
    for place in sorted(folder.glob("*.yaml")):
        try:
            documents.append(read(text=place.read_text(encoding="utf-8"), file=f"{name}/{place.name}"))
        except UnicodeDecodeError as error:
            faults.append(Fault(f"{name}/{place.name}", 1, "file", f"is not UTF-8: {error.reason}"))
        except Unreadable as error:
            faults.append(error.fault)
    return documents, faults


def check(folder: Path = INSTRUMENTS, *, thorough: bool = False) -> list[Fault]:
    """Everything wrong in the files; `thorough` vets the texts as well: words, framing, readability."""
    documents, faults = read_all(folder)
    for document in documents:
        found = list(faults_of(document))
        faults += found or (list(vetted(document)) if thorough else [])
    return faults


def faults_of(document: Document) -> Iterator[Fault]:
    """From the simplest kind to the deepest: the later checks need the earlier ones to hold."""
    texts = incomplete(document.data, known_languages(), NEEDED)
    found = [document.fault(path, f"the {language} text is missing") for path, language in texts]
    found += faults_in(document, tiers=[tier.value for tier in Tier])
    yield from found or quiz_faults(document, quiz_data(document.data))


def quiz_faults(document: Document, data: dict[str, Any]) -> Iterator[Fault]:
    """What keeps the data of a file from being a quiz, at its place in the file."""
    try:
        content_from_data(data)
    except ValueError as error:
        yield document.fault(getattr(error, "path", ()), str(error))


def vetted(document: Document, *, head: Sequence[str] = HEAD) -> Iterator[Fault]:
    """Errors that would keep the questions, and what stands above them, from their readers."""
    tier = Tier(document.data["tier"])
    for language in NEEDED:
        said = in_language(document.data, language, known_languages())
        above = {name: said[name] for name in head}
        passages = [*item_passages(said["items"]), *plain_passages(above)]
        for finding in look(Material(language, tier, tuple(passages), NAMES), words_to_avoid()):
            if finding.is_error:
                yield document.fault((*finding.path, language), sentence(finding))


def sentence(finding: Any) -> str:
    """An error of the desk's checks as the loaders say it."""
    if finding.check == "readability":
        return f"{finding.measure} is {finding.value}, the limit of this tier is {finding.limit}"
    return f"“{finding.text}” ({finding.said}); better: {finding.suggest}"


def load(*, overwrite: bool = False, folder: Path = INSTRUMENTS) -> Report:
    """Bring every instrument up to its file. The files must have passed `check`."""
    report = Report()
    for document in read_all(folder)[0]:
        done = load_quiz(
            data=quiz_data(document.data),
            overwrite=overwrite,
            purpose="instrument",
            provenance=provenance(document.data),
        )
        report.written += done.written
        report.kept += done.kept
    return report
