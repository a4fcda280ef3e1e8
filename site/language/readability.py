"""How hard a text is: measures per language and, against the thresholds of a tier, the findings."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from . import endings, sentences, syllables
from .findings import Analyse
from .frames import Severity
from .limits import HAEYO, HANDA, HAPNIDA, LIMITS, Limits
from .markup import glossary_links, plain
from .quotations import quotes
from .tiers import Tier

Span = tuple[int, int]

_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’\-]*")
_SMALL_SAMPLE = 8  # words: the length of words means nothing in fewer
_FEW_ENDINGS = 3  # sentences: a share of styles means nothing for less
_SAME_STYLE = 0.8  # share of sentences that should end in the tier's style (ours)
_RARE = 4.0  # Zipf frequency


@dataclass(frozen=True, slots=True)
class Finding:
    """A measure beyond its limit; with a place where one sentence is meant, without where the whole page is."""

    measure: str
    value: float | str
    limit: float | str
    severity: Severity
    start: int | None = None
    end: int | None = None

    def as_data(self) -> dict[str, object]:
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Measured:
    """All measures of a text (shares from 0 to 1, means with two digits), and what is beyond its limit."""

    measures: dict[str, float]
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        return any(found.severity == "error" for found in self.findings)

    def as_data(self) -> dict[str, object]:
        return {"measures": self.measures, "findings": [found.as_data() for found in self.findings]}


@dataclass(frozen=True, slots=True)
class WordList:
    """How common words are, where the site's owner has such lists: Zipf frequencies, and levels A, B, C."""

    frequencies: Mapping[str, float] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    text: str
    words: tuple[Span, ...]  # what counts as a word, in offsets of the page


@dataclass(frozen=True, slots=True)
class _Page:
    text: str  # without marks, of equal length
    sentences: tuple[_Sentence, ...]
    apart: tuple[Span, ...]  # words of the glossary and names: counted as words, not by their syllables

    @property
    def words(self) -> int:
        return sum(len(sentence.words) for sentence in self.sentences)

    def mean(self, count: Callable[[str], int]) -> tuple[float, float]:
        """Means per sentence and per word of something counted in the words that are not set apart."""
        kept = [
            self.text[start:end]
            for s in self.sentences
            for start, end in s.words
            if not self.is_apart(start, end)
        ]
        total = sum(count(word) for word in kept)
        per_word = total / len(kept) if kept else 0.0
        return per_word * self.words / len(self.sentences) if self.sentences else 0.0, per_word

    def is_apart(self, start: int, end: int) -> bool:
        index = bisect_left(self.apart, (end, 0)) - 1
        return index >= 0 and self.apart[index][1] > start


def measure(
    text: str, *, language: str, tier: Tier, names: Collection[str] = (), word_list: WordList | None = None,
    analyse: Analyse | None = None, unaddressed: Sequence[Span] = (),
) -> Measured:  # fmt: skip
    """Measure a page of running text against what its readers can read.

    `language` is ko or en. `names` (people, places) and words linked as `[[id|word]]` count as words but not by
    their syllables; numbers do not count. In the stretches `unaddressed` the page speaks to nobody (choices of a
    scene, steps to put in order), so their endings do not count; nor do those of what stands in quotation marks.
    Rare nouns are measured only with a `word_list` and an analyser. Page limits give findings without a place
    (`error` for length and grade, `warn` for style), single sentences give warnings with their place, in
    characters of `text`. Formulas: Flesch 1948 and Kincaid 1975; for Korean the plain means. Never raises for any
    text; linear in its length.
    """
    limits = LIMITS[tier]
    page = _page(text, names)
    if language == "en":
        measures, findings = _english(page, limits)
    else:
        measures, findings = _korean(page, limits, _merged([*unaddressed, *_said(page.text)]))
        if word_list and analyse:
            nouns, rare = _nouns(page, word_list, analyse, limits)
            measures |= nouns
            findings += rare
    words = len({name for name, _, _ in glossary_links(text)})
    measures["glossary_words"] = words
    findings += _over("glossary_words", words, limits.glossary_words, "warn")
    return Measured(measures, tuple(findings))


def _page(text: str, names: Collection[str]) -> _Page:
    shown = plain(text)
    parts = []
    for start, end in sentences.split(shown):
        words = tuple(word.span() for word in _WORD.finditer(shown, start, end) if _LETTER.search(word[0]))
        if words:
            parts.append(_Sentence(start, end, shown[start:end], words))
    apart = [(start, end) for _, start, end in glossary_links(text)]
    if names:
        known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        apart += [found.span() for found in re.finditer(rf"(?<!\w)(?:{known})", shown)]
    return _Page(shown, tuple(parts), tuple(sorted(apart)))


def _said(text: str) -> list[Span]:
    return [(quote.start, quote.end) for quote in quotes(text)]


def _korean(page: _Page, limits: Limits, apart: Sequence[Span]) -> tuple[dict[str, float], list[Finding]]:
    korean = limits.korean
    per_sentence, per_eojeol = page.mean(_hangul)
    lengths = [len(sentence.words) for sentence in page.sentences]
    ours = [not _within(sentence, apart) for sentence in page.sentences]
    styles = [
        endings.style(sentence.text) if is_ours else None
        for sentence, is_ours in zip(page.sentences, ours, strict=True)
    ]
    measures = {
        "sentences": float(len(lengths)),
        "eojeol": float(page.words),
        "eojeol_per_sentence": _mean(lengths),
        "longest_sentence": float(max(lengths, default=0)),
        "syllables_per_sentence": round(per_sentence, 2),
        "syllables_per_eojeol": round(per_eojeol, 2),
        **_shares(styles),
    }
    findings = _over("eojeol_per_sentence", measures["eojeol_per_sentence"], korean.eojeol_mean)
    findings += _over("longest_sentence", measures["longest_sentence"], korean.eojeol_longest)
    findings += _over("syllables_per_sentence", measures["syllables_per_sentence"], korean.syllables_mean)
    if page.words >= _SMALL_SAMPLE:
        findings += _over("syllables_per_eojeol", round(per_eojeol, 2), korean.syllables_per_eojeol, "warn")
    findings += _long_sentences(page, korean.eojeol_longest)
    findings += _styles(page, styles, korean.endings)
    signs = {"passives": endings.passives, "double_negatives": endings.double_negatives}
    return _with_signs(page, measures, findings, signs, limits)


def _english(page: _Page, limits: Limits) -> tuple[dict[str, float], list[Finding]]:
    english = limits.english
    _, per_word = page.mean(_latin)
    lengths = [len(sentence.words) for sentence in page.sentences]
    per_sentence = _mean(lengths)
    measures = {
        "sentences": float(len(lengths)),
        "words": float(page.words),
        "words_per_sentence": per_sentence,
        "longest_sentence": float(max(lengths, default=0)),
        "syllables_per_word": round(per_word, 2),
        "flesch_kincaid_grade": round(max(0.0, 0.39 * per_sentence + 11.8 * per_word - 15.59), 2)
        if lengths
        else 0.0,
        "reading_ease": round(206.835 - 1.015 * per_sentence - 84.6 * per_word, 2) if lengths else 100.0,
    }
    findings = _over("words_per_sentence", per_sentence, english.words_mean)
    severity: Severity = "error" if page.words >= _SMALL_SAMPLE else "warn"
    findings += _over("flesch_kincaid_grade", measures["flesch_kincaid_grade"], english.grade, severity)
    if measures["reading_ease"] < english.reading_ease:
        findings.append(Finding("reading_ease", measures["reading_ease"], english.reading_ease, severity))
    findings += _long_sentences(page, english.words_longest)
    signs = {
        "passives": endings.passives_in_english,
        "double_negatives": endings.double_negatives_in_english,
    }
    return _with_signs(page, measures, findings, signs, limits)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that touch as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _within(sentence: _Sentence, merged: Sequence[Span]) -> bool:
    """Whether a sentence lies wholly in one of the stretches, its full stop aside."""
    index = bisect_left(merged, (sentence.start + 1, 0)) - 1
    return index >= 0 and sentence.end <= merged[index][1] + 1


def _hangul(word: str) -> int:
    """Syllables of an eojeol; a Latin word in it counts as it is read in English."""
    return len(syllables.HANGUL.findall(word)) + sum(syllables.english(part) for part in _LATIN.findall(word))


def _latin(word: str) -> int:
    return max(1, sum(syllables.english(part) for part in _LATIN.findall(word)))


def _mean(values: Sequence[int]) -> float:
    return round(sum(values) / len(values), 2) if values else 0.0


def _over(name: str, value: float, limit: float | None, severity: Severity = "error") -> list[Finding]:
    return [Finding(name, value, limit, severity)] if limit is not None and value > limit else []


def _long_sentences(page: _Page, limit: int) -> list[Finding]:
    return [
        Finding("sentence_length", float(len(sentence.words)), limit, "warn", sentence.start, sentence.end)
        for sentence in page.sentences
        if len(sentence.words) > limit
    ]


def _shares(styles: Sequence[str | None]) -> dict[str, float]:
    known = [style for style in styles if style]
    names = (HAEYO, HAPNIDA, HANDA)
    return {f"ending_{name}": round(known.count(name) / len(known), 2) if known else 0.0 for name in names}


def _styles(page: _Page, styles: Sequence[str | None], wanted: Sequence[str]) -> list[Finding]:
    """The share of sentences in the tier's style, and each sentence in another."""
    known = [style for style in styles if style]
    share = round(sum(style in wanted for style in known) / len(known), 2) if known else 1.0
    expected = " or ".join(wanted)
    findings = [
        Finding("ending_style", style, expected, "warn", sentence.start, sentence.end)
        for sentence, style in zip(page.sentences, styles, strict=True)
        if style and style not in wanted
    ]
    if share < _SAME_STYLE and len(known) >= _FEW_ENDINGS:
        findings.insert(0, Finding("ending_style", share, _SAME_STYLE, "warn"))
    return findings


def _with_signs(
    page: _Page,
    measures: dict[str, float],
    findings: list[Finding],
    signs: Mapping[str, Callable[[str], list[Span]]],
    limits: Limits,
) -> tuple[dict[str, float], list[Finding]]:
    """Add passives and double negatives: how many there are, and where, once they are more than the tier bears."""
    for name, find in signs.items():
        found = find(page.text)
        share = round(len(found) / len(page.sentences), 2) if page.sentences else 0.0
        measures[name] = float(len(found))
        if limits.passives is not None and share > limits.passives:
            findings += [Finding(name, 1.0, limits.passives, "warn", start, end) for start, end in found]
    return measures, findings


def _nouns(
    page: _Page, word_list: WordList, analyse: Analyse, limits: Limits
) -> tuple[dict[str, float], list[Finding]]:
    """Shares of rare nouns and of nouns by level, without those set apart."""
    answers = analyse([sentence.text for sentence in page.sentences]) or ()
    nouns = [
        morpheme.form
        for sentence, morphemes in zip(page.sentences, answers, strict=False)
        for morpheme in morphemes
        if morpheme.tag == "NNG"
        and not page.is_apart(sentence.start + morpheme.start, sentence.start + morpheme.end)
    ]
    if not nouns:
        return {}, []
    korean, measures, findings = limits.korean, {}, []
    if word_list.frequencies:
        rare = sum(word_list.frequencies.get(noun, 0.0) < _RARE for noun in nouns) / len(nouns)
        measures["rare_nouns"] = round(rare, 3)
        findings += _over("rare_nouns", measures["rare_nouns"], korean.rare_nouns)
    if word_list.levels:
        levels = [word_list.levels.get(noun, "") for noun in nouns]
        measures["level_a_nouns"] = round(levels.count("A") / len(nouns), 3)
        measures["unlisted_nouns"] = round(levels.count("") / len(nouns), 3)
        findings += _over("unlisted_nouns", measures["unlisted_nouns"], korean.unlisted_nouns, "warn")
        if korean.level_a_nouns is not None and measures["level_a_nouns"] < korean.level_a_nouns:
            findings.append(Finding("level_a_nouns", measures["level_a_nouns"], korean.level_a_nouns, "warn"))
    return measures, findings
