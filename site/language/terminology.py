"""Find words to avoid: Korean by particles and morphemes, English by word boundaries, others as they stand."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import english, korean
from .exemptions import excuse, longer_word
from .findings import Analyse, Hit, best, clusters
from .korean import Edge
from .lexicon import Avoided, Lexicon
from .markers import Marker
from .markup import link_keys
from .reading import Reading, Span

PART_OF_A_WORD = "part of a longer word"
_MOST_ASKED = 200  # unsure passages of one text that the analyser is asked about; the rest are guessed
_LONGEST_PIECE = 200  # characters: longer sentences are shown to the analyser in part
_CONTEXT = 40  # characters around the passage in such a part


@dataclass(frozen=True, slots=True)
class _Form:
    """One entry of the lexicon, ready to be searched for."""

    entry: Avoided
    pattern: re.Pattern[str]
    longer: tuple[re.Pattern[str], ...]
    open_end: bool = False  # any ending may follow
    long: bool = False  # hardly ever part of another word
    short: bool = False  # the last word has one syllable only
    guess: bool = False  # the answer where morphemes would decide and nobody can tell


@dataclass(slots=True)
class _Candidate:
    form: _Form
    start: int
    end: int
    edge: Edge
    harmless: str = ""


@dataclass(frozen=True, slots=True)
class _Index:
    """The forms by the character with which they begin, and a pattern of all these characters."""

    first: re.Pattern[str]
    forms: dict[str, tuple[_Form, ...]]


def find(
    reading: Reading, lexicon: Lexicon, *, marker: Marker | None = None, analyse: Analyse | None = None,
    language: str | None = None,
) -> list[Hit]:  # fmt: skip
    """All passages with words to avoid, in order and without overlap; those with an `excuse` are left alone.

    `analyse` settles the passages that particles cannot (is 자초 in 감자초 a word?); without it a cautious guess
    does. `language` chooses the language of the reasons. Linear in the length of the text.
    """
    candidates = _in_words(list(_candidates(reading.text, _index(lexicon))), reading.text)
    if not candidates:
        return []
    _settle(candidates, reading, analyse)
    hits = [_hit(candidate, language, reading) for candidate in candidates]
    found = [hit for group in clusters(hits) for hit in _longest(group)]
    excuse(found, reading, lexicon.titles, marker)
    return found


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> _Index:
    longer = dict(lexicon.longer)
    forms: dict[str, list[_Form]] = defaultdict(list)
    for entry in lexicon.avoided:
        harmless = tuple(re.compile(_harmless(word), re.IGNORECASE) for word in longer.get(entry.text, ()))
        form = _form(entry, harmless)
        # A verb's stem may begin with the same syllable only: every shape shares all but the last.
        for first in _first_characters(entry):
            forms[first].append(form)
    latin = "".join(sorted(letter for letter in forms if letter.isascii()))
    other = "".join(sorted(letter for letter in forms if not letter.isascii()))
    parts = [rf"{english.LEFT}[{re.escape(latin)}]"] if latin else []
    parts += [f"[{re.escape(other)}]"] if other else []
    pattern = re.compile("|".join(parts) or "(?!)", re.IGNORECASE)
    return _Index(pattern, {key: tuple(value) for key, value in forms.items()})


def _first_characters(entry: Avoided) -> set[str]:
    if entry.language == "ko" and _is_verb(entry.text):
        return {shape[0] for shape in korean.stem_forms(entry.text)}
    return {entry.text[0].lower()}


def _is_verb(text: str) -> bool:
    return text.endswith("다") and len(text) > 2 and " " not in text


def _form(entry: Avoided, harmless: tuple[re.Pattern[str], ...]) -> _Form:
    if entry.language == "en":
        return _Form(entry, re.compile(english.pattern(entry.text), re.IGNORECASE), harmless)
    if entry.language != "ko":
        return _Form(entry, re.compile(_spaced(entry.text, r"[\s・·]?")), harmless)
    if _is_verb(entry.text):
        shapes = "|".join(sorted(korean.stem_forms(entry.text), key=len, reverse=True))
        return _Form(entry, re.compile(rf"(?:{re.escape(entry.text)}|{shapes})"), harmless, open_end=True)
    words = entry.text.split()
    syllables = len(korean.SYLLABLE.findall(entry.text))
    is_past = (ord(entry.text[-1]) - 0xAC00) % 28 == 20  # the last syllable ends in ㅆ: 보냈-, 했-
    return _Form(
        entry,
        re.compile(_korean(words)),
        harmless,
        open_end=syllables >= 4 or is_past or words[0] == "왜",
        long=len(words[0]) >= (4 if len(words) == 1 else 3),
        short=len(words[-1]) == 1,
        guess=len(words) == 1 and syllables >= 3,
    )


def _korean(words: Sequence[str]) -> str:
    """Words with or without the space between them; a compound of four syllables also with one inside."""
    inner = [_spaced(word, r"\s?" if len(word) >= 4 else "") for word in words]
    return r"[\s·\-]{0,6}".join(inner)


def _spaced(word: str, gap: str) -> str:
    dots = r"[\s·ㆍ・‧.,/]{0,2}"
    return gap.join(dots if character in "·ㆍ・" else re.escape(character) for character in word)


def _harmless(word: str) -> str:
    if word[0].isascii():
        return rf"{english.LEFT}{english.pattern(word)}{english.RIGHT}"
    *words, last = word.split()
    forms = korean.stem_forms(last) if last.endswith("다") else [last]
    ending = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return "".join(rf"{re.escape(part)}\s{{0,3}}" for part in words) + f"(?:{ending})"


def _candidates(text: str, index: _Index) -> Iterator[_Candidate]:
    for begin in index.first.finditer(text):
        at = begin.start()
        for form in index.forms.get(begin[0].lower(), ()):
            found = form.pattern.match(text, at)
            if found:
                yield _candidate(form, at, found.end(), text)


def _candidate(form: _Form, start: int, end: int, text: str) -> _Candidate:
    candidate = _Candidate(form, start, end, _edge(form, start, end, text))
    harmless = longer_word((start, end), form.longer, text)
    # 야동동영상 is 야동 + 동영상, not the place 야동동: the compound's head reaches further.
    if harmless and len(korean.head(text, end)) <= _beyond(harmless, start, end, text):
        candidate.harmless = harmless
    return candidate


def _in_words(candidates: list[_Candidate], text: str) -> list[_Candidate]:
    """Without those in the key of a link: [[trusted-adult|…]] names a card."""
    keys = link_keys(text) if candidates else []
    if not keys:
        return candidates
    starts = [start for start, _ in keys]

    def is_key(candidate: _Candidate) -> bool:
        at = bisect_right(starts, candidate.start) - 1
        return at >= 0 and candidate.start < keys[at][1]

    return [candidate for candidate in candidates if not is_key(candidate)]


def _beyond(harmless: str, start: int, end: int, text: str) -> int:
    """How far a harmless word reaches behind the passage."""
    first = text.find(harmless, max(0, end - len(harmless)), start + len(harmless))
    return first + len(harmless) - end


def _edge(form: _Form, start: int, end: int, text: str) -> Edge:
    match form.entry.language:
        case "ko":
            return korean.edge(text, start, end, open_end=form.open_end, long=form.long, short=form.short)
        case "en":
            return Edge.CLEAR if re.compile(english.RIGHT).match(text, end) else Edge.NONE
        case _:
            return Edge.CLEAR


def _settle(candidates: Sequence[_Candidate], reading: Reading, analyse: Analyse | None) -> None:
    """Decide what particles left open: by the morphemes around it, or by a guess."""
    unsure = [c for c in candidates if c.edge is Edge.UNSURE and not c.harmless]
    if analyse and unsure:
        _ask(unsure[:_MOST_ASKED], reading, analyse)
    for candidate in unsure:
        if candidate.edge is Edge.UNSURE:
            candidate.edge = Edge.CLEAR if _guess(candidate, reading.text) else Edge.NONE


def _ask(unsure: Sequence[_Candidate], reading: Reading, analyse: Analyse) -> None:
    """A passage is a word where morphemes begin and end with it; each piece of text is asked about once."""
    pieces: dict[Span, list[_Candidate]] = defaultdict(list)
    for candidate in unsure:
        pieces[_piece(reading, candidate)].append(candidate)
    answers = analyse([reading.text[start:end] for start, end in pieces])
    for piece, morphemes in zip(pieces, answers or (), strict=False):
        starts = {piece[0] + morpheme.start for morpheme in morphemes}
        ends = {piece[0] + morpheme.end for morpheme in morphemes}
        for candidate in pieces[piece] if morphemes else ():
            is_word = candidate.start in starts and candidate.end in ends
            candidate.edge = Edge.CLEAR if is_word else Edge.NONE


def _guess(candidate: _Candidate, text: str) -> bool:
    """A long word is a word; a short one inside of other syllables is taken for none."""
    if not candidate.form.guess:
        return False
    return korean.begins_well(text, candidate.start) or korean.ends_well(text, candidate.end)


def _piece(reading: Reading, candidate: _Candidate) -> Span:
    """The sentence around a passage, or of a long one the words around it."""
    first, last = reading.sentence(candidate.start)
    if first <= candidate.start and candidate.end <= last <= first + _LONGEST_PIECE:
        return first, last
    start, end = max(0, candidate.start - _CONTEXT), min(len(reading.text), candidate.end + _CONTEXT)
    gap_before = reading.text.find(" ", start, candidate.start)
    gap_behind = reading.text.rfind(" ", candidate.end, end)
    return (gap_before + 1 if gap_before >= 0 else start), (gap_behind if gap_behind >= 0 else end)


def _hit(candidate: _Candidate, language: str | None, reading: Reading) -> Hit:
    entry = candidate.form.entry
    excuse = f"inside a harmless longer word: {candidate.harmless}" if candidate.harmless else ""
    if not excuse and candidate.edge is Edge.NONE:
        excuse = PART_OF_A_WORD
    return Hit(
        candidate.start,
        candidate.end,
        entry.term,
        entry.severity,
        entry.proposal(reading.text[candidate.start : candidate.end]),
        entry.reason(language),
        is_said=entry.is_said,
        excuse=excuse,
    )


def _longest(group: Sequence[Hit]) -> list[Hit]:
    """Of overlapping passages the longest; letters of another word never push a word aside."""
    words = [hit for hit in group if hit.excuse != PART_OF_A_WORD]
    kept = best(words)
    letters = [hit for hit in group if hit.excuse == PART_OF_A_WORD]
    free = [hit for hit in letters if all(hit.end <= k.start or hit.start >= k.end for k in kept)]
    return sorted([*kept, *best(free)], key=lambda hit: hit.start)
