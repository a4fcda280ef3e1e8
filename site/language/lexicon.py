"""The words to avoid as values: built once from the register's plain data and handed to every rule."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .english import in_number
from .frames import Rule, Severity, rules

LANGUAGES = ("ko", "en", "ja", "zh")


@dataclass(frozen=True, slots=True)
class Avoided:
    """One phrase to avoid: what to say instead, and why (in English and, where known, in Korean)."""

    text: str
    language: str
    severity: Severity
    term: str
    suggest: str
    why: str
    why_ko: str = ""
    is_said: bool = False  # something people say (왜 보냈-), not a name of a thing (몰카)

    def reason(self, language: str | None) -> str:
        return self.why_ko if language == "ko" and self.why_ko else self.why

    def proposal(self, found: str) -> str:
        """What to say instead of the phrase as it was found, in the same number where English needs it."""
        return in_number(self.suggest, found) if self.language == "en" else self.suggest


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the language check knows about words. Equal data make an equal lexicon."""

    avoided: tuple[Avoided, ...]
    titles: tuple[str, ...] = ()
    longer: tuple[tuple[str, tuple[str, ...]], ...] = ()  # phrase, harmless words that contain it
    framing: tuple[Rule, ...] = ()
    version: str = ""

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(entry.term for entry in self.avoided)


def lexicon(
    terms: Iterable[Mapping[str, Any]], policy: Mapping[str, Any], framing: Mapping[str, Any] | None = None
) -> Lexicon:
    """Build the lexicon from the register's entries and the policy.

    Each of `terms` has `id` and `avoid`: a list of `{text, lang, why, replacement, match?}`; `match: context`
    means a warning for a reviewer, anything else an error. `why` is a sentence or `{ko, en}`. `policy` may
    have `version`, `allow_titles`, `safe_longer_words` (phrase → longer harmless words), `spellings`
    (phrase → other ways to write it), `said` (ids of terms whose phrases are things people say) and
    `reasons_ko` (English reason → Korean). `framing` is the data of `frames.rules`.
    Raises ValueError with a sentence for data of another shape.
    """
    said = frozenset(policy.get("said") or ())
    reasons = dict(policy.get("reasons_ko") or {})
    spellings = dict(policy.get("spellings") or {})
    avoided: list[Avoided] = []
    for term in terms:
        before = ""
        for entry in term.get("avoid") or ():
            # The register writes “same” for the reason of the entry above.
            entry = {**entry, "why": before} if entry.get("why") == "same" and before else entry
            first = _avoided(str(term["id"]), entry, reasons, is_said=term["id"] in said)
            before = first.why
            avoided.append(first)
            avoided += [replace(first, text=other) for other in spellings.get(first.text, ())]
    longer = tuple(
        (str(phrase), tuple(words)) for phrase, words in (policy.get("safe_longer_words") or {}).items()
    )
    titles = tuple(policy.get("allow_titles") or ())
    return Lexicon(tuple(avoided), titles, longer, rules(framing or {}), str(policy.get("version") or ""))


def _avoided(term: str, entry: Mapping[str, Any], reasons: Mapping[str, str], *, is_said: bool) -> Avoided:
    text = str(entry.get("text") or "").strip()
    language = entry.get("lang")
    if not text or language not in LANGUAGES:
        raise ValueError(
            f"{term}: a phrase to avoid needs a text and one of the languages {', '.join(LANGUAGES)}."
        )
    why = entry.get("why") or ""
    english = why.get("en", "") if isinstance(why, Mapping) else str(why)
    korean = why.get("ko", "") if isinstance(why, Mapping) else reasons.get(english, "")
    return Avoided(
        text=text,
        language=str(language),
        severity="warn" if entry.get("match") == "context" else "error",
        term=term,
        suggest=short(str(entry.get("replacement") or "")),
        why=english,
        why_ko=korean,
        is_said=is_said,
    )


_CONTRAST = re.compile(r"^.{1,40}?(?:이|가) 아니라\s+")


def short(replacement: str) -> str:
    """The proposal in its shortest form: the first of several, and of “not this but that” only that.

    >>> short("성적 갈취 / 영상 협박")
    '성적 갈취'
    >>> short("보낸 사람이 아니라 퍼뜨린 사람의 책임")
    '퍼뜨린 사람의 책임'
    """
    return _CONTRAST.sub("", replacement.split(" / ")[0].strip())
