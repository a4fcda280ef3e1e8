"""Rename day: from a change of words, or from two words, to the places where the old one stands."""

from collections.abc import Iterable

from language.lexicon import Lexicon

from . import checking
from .domain.avoiding import Row, rows_of
from .domain.renaming import Rename, can_be_swapped, lexicon_for
from .models import Term, TermChange


def renames_of(change: TermChange) -> list[Rename]:
    """What a change of a term renamed: forms that are preferred no longer, and words that are to be avoided now."""
    before, after = change.before, change.after
    if after.get("retired"):
        return []
    old_forms, new_forms = before.get("preferred") or {}, after.get("preferred") or {}
    changed = [
        Rename(old, new_forms.get(code, ""), code, change.slug)
        for code, old in old_forms.items()
        if old and old != new_forms.get(code)
    ]
    known = {row.key for row in rows_of(before.get("avoid") or [])}
    added = [row for row in rows_of(after.get("avoid") or []) if row.key not in known]
    return [*changed, *(of_row(row, change.slug) for row in added)]


def of_row(row: Row, term: str) -> Rename:
    """A word to avoid as a rename; what cannot be replaced word by word is left for a person to write."""
    entry = next((one for one in lexicon().avoided if (one.term, one.text) == (term, row.text)), None)
    new = entry.suggest if entry and can_be_swapped(entry) else ""
    return Rename(row.text, new, row.language, term)


def of_word(slug: str, language: str, text: str) -> list[Rename]:
    """The rename of one word to avoid that the register knows."""
    term = Term.objects.filter(slug=slug).first()
    rows = term.avoided if term else []
    return [of_row(row, slug) for row in rows if (row.language, row.text) == (language, text)]


def words_to_choose() -> list[tuple[str, str]]:
    """Every word to avoid as a choice: its value names term, language and word."""
    terms = Term.objects.in_use().order_by("slug")
    return [
        ("|".join((term.slug, row.language, row.text)), f"{row.text} → {row.instead or '—'}")
        for term in terms
        for row in term.avoided
    ]


def lexicon() -> Lexicon:
    return checking.lexicon()


def lexicon_of(renames: Iterable[Rename]) -> Lexicon:
    """What the list looks for, with the policy's titles and harmless longer words."""
    return lexicon_for(renames, lexicon())
