"""The glossary as its readers see it: for each kind of reader the words that are meant for them, and no others."""

from collections.abc import Iterable
from dataclasses import dataclass

from language.tiers import Tier

from .domain.avoiding import Row
from .models import Term

# One entrance for each kind of reader; further tiers read what theirs reads.
KINDS = (Tier.E3, Tier.M, Tier.TEACHERS)
OTHER_LANGUAGES = {"ko": "한국어", "en": "English", "ja": "日本語", "zh": "中文"}


@dataclass(frozen=True)
class Hidden:
    """A word that hides something: what it hides and what to say instead."""

    word: str
    language: str
    hides: str
    instead: str


@dataclass(frozen=True)
class Entry:
    """A word of the glossary: its definition for these readers, its forms in other languages, what it replaces."""

    id: str
    word: str
    definition: str
    others: tuple[tuple[str, str, str], ...]  # (language, name of the language, form)
    hidden: tuple[Hidden, ...]


def entries(*, tier: Tier, language: str) -> list[Entry]:
    """The words for a tier's readers in alphabetical order.

    Children see only words that are meant for them, in their language, and none that are to be avoided.
    """
    terms = Term.objects.in_use()
    if tier.look == "child":
        terms = terms.filter(for_children=True)
    found = (entry_of(term, tier, language) for term in terms)
    return sorted((entry for entry in found if entry.definition), key=lambda entry: entry.word.lower())


def entry_of(term: Term, tier: Tier, language: str) -> Entry:
    shows_all = tier.look != "child"
    return Entry(
        id=term.slug,
        word=term.word(language),
        definition=term.definition(tier, language),
        others=tuple(forms_elsewhere(term, language)) if shows_all else (),
        hidden=tuple(hidden_of(term.avoided, language)) if shows_all else (),
    )


def forms_elsewhere(term: Term, language: str) -> Iterable[tuple[str, str, str]]:
    return (
        (code, name, term.preferred[code])
        for code, name in OTHER_LANGUAGES.items()
        if code != language and term.preferred.get(code)
    )


def hidden_of(rows: Iterable[Row], language: str) -> Iterable[Hidden]:
    """The words to avoid in the reader's language; a row whose reason is not written yet is left out."""
    return (
        Hidden(row.text, row.language, row.why(language), row.instead)
        for row in rows
        if row.language == language and row.why(language)
    )
