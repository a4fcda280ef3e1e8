"""What a language check answers: passages to change, passages left alone, each with its place and reason."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from typing import NamedTuple

from .frames import Severity


class Morpheme(NamedTuple):
    """One morpheme of an analyser: its form, its tag (Sejong set: NNG, JKS, EF …) and its place."""

    form: str
    tag: str
    start: int
    end: int


# Cuts each text into morphemes; None where there is no analyser to be had just now.
Analyse = Callable[[Sequence[str]], Sequence[Sequence[Morpheme]] | None]


@dataclass(frozen=True, slots=True)
class Flagged:
    """A passage to change. `start` and `end` are characters: `text` is exactly what they cut out."""

    text: str
    start: int
    end: int
    severity: Severity
    term: str  # id of the register's term, or of the framing rule
    suggest: str
    why: str


@dataclass(frozen=True, slots=True)
class Spared:
    """A passage that holds the words and is left alone, with the reason."""

    text: str
    start: int
    end: int
    term: str
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer for one text; both lists stand in the order of the text."""

    flagged: tuple[Flagged, ...] = ()
    not_flagged: tuple[Spared, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(found.severity == "error" for found in self.flagged)

    def as_data(self) -> dict[str, list[dict[str, object]]]:
        """Plain lists and dictionaries, with the names of the command's JSON."""
        return {
            "flagged": [asdict(found) for found in self.flagged],
            "not_flagged": [asdict(spared) for spared in self.not_flagged],
        }


# To the end of the word, and of the word that denies it: what ends in 지 says the opposite of 지 않는다.
_REST_OF_A_WORD = re.compile(r"\w*(?:(?<=지)[ \t](?:않|못|말|마)[가-힣]*)?")


def in_whole_words(text: str, checked: Checked, rules: Collection[str]) -> Checked:
    """The same findings for people to read: passages of framing end where their last word does."""
    found: list[Flagged | Spared] = sorted(
        [*checked.flagged, *checked.not_flagged], key=lambda one: one.start
    )
    ends = [following.start for following in found[1:]] + [len(text)]
    limits = {passage.start: end for passage, end in zip(found, ends, strict=False)}

    def widened(passage: Flagged) -> Flagged:
        rest = _REST_OF_A_WORD.match(text, passage.end)
        if passage.term not in rules or not passage.text[-1:].isalnum() or rest is None:
            return passage
        end = min(rest.end(), max(passage.end, limits[passage.start]))
        return replace(passage, text=text[passage.start : end], end=end)

    return Checked(tuple(map(widened, checked.flagged)), checked.not_flagged)


def pieces(text: str, checked: Checked) -> list[tuple[str, Flagged | Spared | None]]:
    """The checked text cut at its findings, each piece with what was found in it; together they are the text."""
    found: list[Flagged | Spared] = [*checked.flagged, *checked.not_flagged]
    found.sort(key=lambda passage: passage.start)
    cut: list[tuple[str, Flagged | Spared | None]] = []
    at = 0
    for passage in found:
        cut += [(text[at : passage.start], None)] if at < passage.start else []
        cut.append((text[passage.start : passage.end], passage))
        at = passage.end
    return [*cut, (text[at:], None)] if at < len(text) else cut


@dataclass(slots=True)
class Hit:
    """A passage under judgement, in offsets of the folded text; `excuse` is why it will be left alone."""

    start: int
    end: int
    term: str
    severity: Severity = "error"
    suggest: str = ""
    why: str = ""
    is_said: bool = False  # what people say; asking or saying so can be denied
    is_denial: bool = False  # begins with a not of its own (never talk to …)
    excuse: str = ""


def clusters(hits: Sequence[Hit]) -> list[list[Hit]]:
    """Groups of hits that overlap, in the order of the text."""
    groups: list[list[Hit]] = []
    reach = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= reach:
            groups.append([])
        groups[-1].append(hit)
        reach = max(reach, hit.end)
    return groups


def best(group: Sequence[Hit]) -> list[Hit]:
    """Of hits that overlap the longest, then whatever it leaves room for."""
    kept: list[Hit] = []
    for hit in sorted(group, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
