"""Rename day: where a text uses an old word, the sentence around it, and how it reads with the new one."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from language import terminology
from language.english import in_number_of
from language.lexicon import Avoided, Lexicon
from language.markers import Marker
from language.reading import Reading
from language.swapping import swap

from .avoiding import without_instruction
from .lens import NO_MENTION

LONGEST_SENTENCE = 240  # characters shown around a passage


@dataclass(frozen=True, slots=True)
class Rename:
    """An old form and what stands in its place from now on; an empty `new` means that a person must find it."""

    old: str
    new: str
    language: str
    term: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One use of an old form in a text.

    `mention` says why it may stand (quoted, named as a title …); such a passage is not replaced unless asked for.
    `new` is the new word in the number of the old one; empty where nothing can take its place by itself.
    """

    start: int
    end: int
    found: str
    new: str
    language: str
    term: str
    mention: str
    sentence: tuple[int, int]

    def mark(self, where: str) -> str:
        """A name for this passage in this place: it changes when the text around it does."""
        parts = (where, str(self.start), str(self.end), self.found, self.new)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def lexicon_for(renames: Iterable[Rename], policy: Lexicon) -> Lexicon:
    """A lexicon of the old forms alone, with the policy's titles and harmless longer words."""
    avoided = tuple(
        Avoided(text=one.old, language=one.language, severity="error", term=one.term, suggest=one.new, why="")
        for one in renames
        if one.old.strip()
    )
    return Lexicon(avoided, policy.titles, policy.longer)


def passages(text: str, lexicon: Lexicon, *, marker: Marker | None = None) -> list[Passage]:
    """Every use of the lexicon's words in a text, in order and without overlap; offsets are characters of it."""
    reading = Reading(text)
    hits = terminology.find(reading, lexicon, marker=marker)
    if not hits:
        return []
    entries = {(entry.term, entry.suggest): entry for entry in lexicon.avoided}
    by_term = {entry.term: entry for entry in lexicon.avoided}
    found = []
    for hit in hits:
        if hit.excuse.startswith(NO_MENTION[:2]):
            continue  # letters of another word
        start, end = reading.folded.span(hit.start, hit.end)
        entry = entries.get((hit.term, hit.suggest), by_term[hit.term])
        shown, new = text[start:end], hit.suggest
        if entry.language == "en":
            new = in_number_of(new, old=entry.text, found=shown)
        sentence = _around(text, reading, hit.start, start, end)
        found.append(Passage(start, end, shown, new, entry.language, hit.term, hit.excuse, sentence))
    return found


def _around(text: str, reading: Reading, folded: int, start: int, end: int) -> tuple[int, int]:
    """The sentence of a passage in characters of the text, cut where it is very long."""
    first, last = reading.sentence(folded)
    if first < last:
        first, last = reading.folded.span(first, last)
    first, last = min(first, start), max(last, end)
    room = max(0, LONGEST_SENTENCE - (end - start)) // 2
    return max(first, start - room), min(last, end + room)


def replaced(text: str, chosen: Collection[Passage]) -> str:
    """The text with the chosen passages replaced, particles and articles fitted; the rest stays byte by byte."""
    for passage in sorted(chosen, key=lambda one: one.start, reverse=True):
        if passage.new:
            text = swap(text, passage.start, passage.end, passage.new, language=passage.language)
    return text


def preview(text: str, passage: Passage) -> tuple[str, str, str]:
    """(before, the words that are new, behind) of the sentence as it would read; whole words, with their particles."""
    first, last = passage.sentence
    sentence = text[first:last]
    changed = replaced_in(sentence, passage, first)
    front = min(_common(sentence, changed), passage.start - first)
    # What the old and the new word share at their ends (an adult, a person) is a part of the new word as well.
    back = min(_common(sentence[front:][::-1], changed[front:][::-1]), last - passage.end)
    front = max((changed.rfind(gap, 0, front) + 1 for gap in " \n|"), default=0)
    ends = [at for gap in " \n]" if (at := changed.find(gap, len(changed) - back)) >= 0]
    stop = min(ends, default=len(changed))
    return changed[:front], changed[front:stop], changed[stop:]


def replaced_in(sentence: str, passage: Passage, first: int) -> str:
    """The sentence alone with the new word, where `first` is its place in the text."""
    if not passage.new:
        return sentence
    start, end = passage.start - first, passage.end - first
    return swap(sentence, start, end, passage.new, language=passage.language)


def _common(one: str, other: str) -> int:
    """How many characters two texts share from their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def can_be_swapped(entry: Avoided) -> bool:
    """Whether a phrase may be replaced word by word: a name of a thing, not a verb, not something people say."""
    is_verb = entry.language == "ko" and entry.text.endswith("다") and len(entry.text) > 2
    return bool(without_instruction(entry.suggest)) and not entry.is_said and not is_verb
