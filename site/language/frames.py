"""Framing rules as values: built from plain data, with their reasons, proposals and examples in both languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

Severity = Literal["error", "warn"]


class Kind(StrEnum):
    """What a way of telling does to its readers."""

    VICTIM_BLAMING = "victim-blaming"
    FEAR_APPEAL = "fear-appeal"
    STRANGER_DANGER = "stranger-danger"
    HIDDEN_PERPETRATOR = "hidden-perpetrator"
    ABSTINENCE_ONLY = "abstinence-only"
    SALACIOUS = "salacious"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in both languages."""

    ko: str
    en: str

    def said(self, language: str) -> str:
        return self.ko if language == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Rule:
    """One framing rule; patterns are regular expressions, compiled when a text is first checked.

    A group named `hit` in the pattern is the passage shown; else the whole match is. `unless` anywhere in the
    sentence, or `unless_beside` anywhere in the paragraph, keeps the rule silent; with `own_voice` so do
    quotation marks around it, because a person may say so (“Don’t take my picture!”). `hits` and `misses` are
    examples that the tests run.
    """

    id: str
    kind: Kind
    language: str
    severity: Severity
    pattern: str
    reason: Said
    proposal: Said
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    unless: str | None = None
    unless_beside: str | None = None
    own_voice: bool = False
    alternatives: tuple[str, ...] = ()  # what `pattern` joins, tried one by one


# Korean past stems: every syllable that ends in ㅆ (보냈, 믿었, 갔).
_PAST = "[" + "".join(chr(0xAC00 + syllable * 28 + 20) for syllable in range(399)) + "]"
_NAME = re.compile(r"<([A-Z_]+)>")


def rules(data: Mapping[str, Any]) -> tuple[Rule, ...]:
    """Build the rules from plain data: `reasons`, `proposals`, `words` and `rules` (see the data file's head).

    Raises ValueError with a sentence that names the rule, where something is missing or a pattern is none.
    """
    words = {"PAST": _PAST}
    for name, forms in (data.get("words") or {}).items():
        words[name] = _joined(forms, words)
    built = tuple(_rule(entry, data, words) for entry in data.get("rules") or ())
    ids = [rule.id for rule in built]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"Framing rules stand twice: {', '.join(twice)}.")
    return built


def _rule(entry: Mapping[str, Any], data: Mapping[str, Any], words: Mapping[str, str]) -> Rule:
    name = str(entry.get("id") or "without a name")
    try:
        rule = Rule(
            id=name,
            kind=Kind(entry["kind"]),
            language=str(entry["lang"]),
            severity="warn" if entry["severity"] == "warn" else "error",
            pattern=_joined(entry["pattern"], words),
            reason=Said(**data["reasons"][entry["reason"]]),
            proposal=Said(**data["proposals"][entry["proposal"]]),
            hits=tuple(entry.get("hits") or ()),
            misses=tuple(entry.get("misses") or ()),
            unless=_joined(entry.get("unless"), words) or None,
            unless_beside=_joined(entry.get("unless_beside"), words) or None,
            own_voice=bool(entry.get("own_voice")),
            alternatives=tuple(_joined([form], words) for form in entry["pattern"]),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise ValueError(f"The framing rule {name} is not complete: {fault}.") from fault
    return rule


def faults(built: Iterable[Rule]) -> list[str]:
    """Everything wrong with the rules that only compiling shows, each as `rule: what`."""
    found = []
    for rule in built:
        for pattern in filter(None, (rule.pattern, rule.unless, rule.unless_beside)):
            try:
                re.compile(pattern)
            except re.error as fault:
                found.append(f"{rule.id}: {fault}")
        if not rule.hits or not rule.misses:
            found.append(f"{rule.id}: has no examples")
    return found


def _joined(forms: Iterable[str] | None, words: Mapping[str, str]) -> str:
    """Alternatives as one pattern: lists put in by name, a space for any short white space."""
    alternatives = "|".join(forms or ())
    if not alternatives:
        return ""
    filled = _NAME.sub(lambda name: f"(?:{words[name[1]]})", alternatives)
    return filled.replace(" ", r"\s{1,4}")
