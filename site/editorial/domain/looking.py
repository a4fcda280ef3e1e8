"""Look through a text: words, framing and readability, each finding with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from language import checking, readability
from language.findings import Analyse, in_whole_words
from language.frames import Severity
from language.lexicon import Lexicon

from .material import Material, Passage, Path

ENDS = ".?!…。！？"
CLOSERS = "”’\"')」』"


@dataclass(frozen=True)
class Finding:
    """Something to look at. `start` and `end` are characters of the passage at `path`; without one it is the page."""

    check: str
    severity: Severity
    path: Path
    said: str
    text: str = ""
    suggest: str = ""
    start: int | None = None
    end: int | None = None
    measure: str = ""
    value: float | str = ""
    limit: float | str = ""
    language: str = ""  # of the text

    @property
    def key(self) -> tuple[str, str, Path, str, str]:
        """What makes it the same finding when the same text is looked through again."""
        return (self.check, self.measure, self.path, self.text, self.language)

    @property
    def is_error(self) -> bool:
        return self.severity == "error"


def look(
    material: Material, lexicon: Lexicon, *, analyse: Analyse | None = None, reasons_in: str | None = None
) -> list[Finding]:
    """Everything that the language room finds in a text, in the order of the text; never raises.

    Reasons speak the language of the text unless `reasons_in` (ko or en) names another; proposals never do.
    """
    found = [*words_and_framing(material, lexicon, analyse), *how_hard(material)]
    if reasons_in:
        found = [retold(finding, lexicon, reasons_in) for finding in found]
    return [replace(finding, language=material.language) for finding in found]


def retold(finding: Finding, lexicon: Lexicon, language: str) -> Finding:
    """The finding with its reason in another language, where the register has one."""
    for rule in lexicon.framing:
        if rule.id == finding.measure and finding.check == "framing":
            return replace(finding, said=rule.reason.said(language))
    for entry in lexicon.avoided:
        known = (entry.reason("ko"), entry.reason("en"))
        if finding.check == "words" and entry.term == finding.measure and finding.said in known:
            return replace(finding, said=entry.reason(language))
    return finding


def words_and_framing(material: Material, lexicon: Lexicon, analyse: Analyse | None) -> Iterator[Finding]:
    rules = {rule.id for rule in lexicon.framing}
    for passage in material.passages:
        checked = checking.check(
            passage.text, lexicon, language=material.language, marker=passage.marker, analyse=analyse
        )
        for hit in in_whole_words(passage.text, checked, rules).flagged:
            kind = "framing" if hit.term in rules else "words"
            yield Finding(
                kind,
                hit.severity,
                passage.path,
                hit.why,
                hit.text,
                hit.suggest,
                hit.start,
                hit.end,
                measure=hit.term,
            )


def how_hard(material: Material) -> Iterator[Finding]:
    """Page limits without a place; a single hard sentence at the passage in which it stands."""
    running = [passage for passage in material.passages if passage.measured and passage.text.strip()]
    text, starts = joined(running)
    picked = [
        (at, at + len(passage.text)) for at, passage in zip(starts, running, strict=False) if passage.picked
    ]
    measured = readability.measure(
        text, language=material.language, tier=material.tier, names=tuple(material.names), unaddressed=picked
    )
    for found in measured.findings:
        if found.start is None or found.end is None:
            yield as_finding(found, (), None, None)
            continue
        at = max(n for n, start in enumerate(starts) if start <= found.start)
        base, passage = starts[at], running[at]
        end = min(found.end - base, len(passage.text))
        yield as_finding(found, passage.path, found.start - base, end, passage.text[found.start - base : end])


def as_finding(
    found: readability.Finding, path: Path, start: int | None, end: int | None, text: str = ""
) -> Finding:
    return Finding(
        "readability",
        found.severity,
        path,
        "",
        text,
        start=start,
        end=end,
        measure=found.measure,
        value=found.value,
        limit=found.limit,
    )


def joined(passages: list[Passage]) -> tuple[str, list[int]]:
    """The running text, one passage a line, each with a mark at its end: lists without full stops are sentences too."""
    lines = [passage.text if is_ended(passage.text) else f"{passage.text.rstrip()}." for passage in passages]
    lengths = [len(line) + 1 for line in lines]
    return "\n".join(lines), [0, *accumulate(lengths)][: len(lines)]


def is_ended(text: str) -> bool:
    return text.rstrip().rstrip(CLOSERS)[-1:] in ENDS
