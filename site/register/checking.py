"""Check a text with the register's words, as the site's pages and commands do."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from language.findings import Analyse, Checked
from language.lexicon import Lexicon
from language.lexicon import lexicon as build
from language.markers import Marker
from language.readability import WordList

from . import policy
from .models import Term

DATA = Path(__file__).parent / "data"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LONGEST = 20_000  # characters of a text that a page checks
_built: dict[policy.Key, Lexicon] = {}
TOO_LONG = _("This text is longer than 20,000 characters. Please check it in parts.")


class TextTooLong(ValueError):
    """A text that a page does not check; its message is a sentence for the reader."""


def check(
    *, text: str, language: str | None = None, marker: Marker | None = None, analyse: Analyse | None = None
) -> Checked:
    """Check a text that somebody has pasted or is writing. Raises TextTooLong with a sentence."""
    from language.checking import check as check_words  # its patterns are compiled for those only who check

    if len(text) > LONGEST:
        raise TextTooLong(TOO_LONG)
    return check_words(text, lexicon(), language=language, marker=marker, analyse=analyse)


def lexicon() -> Lexicon:
    """The words as they stand in the register now; those of the data files where there is no register yet.

    Built once for each version of the words: asking again costs one small query.
    """
    return lexicon_at(policy.key())


def lexicon_at(key: policy.Key) -> Lexicon:
    """The words of one version, from memory where they have been built."""
    if key == policy.NONE:
        return lexicon_of_files()
    if key not in _built:
        rows = Term.objects.in_use().order_by("slug").values_list("slug", "avoid")
        terms = [{"id": slug, "avoid": avoid} for slug, avoid in rows]
        found = build(terms, data("lint_policy"), data("framing"))
        _built.clear()
        _built[key] = replace(found, version=str(key[0]))
    return _built[key]


def forget(**_: object) -> None:
    """Build the words anew at the next question; a receiver of signals."""
    policy.forget()
    _built.clear()


@lru_cache(maxsize=1)
def lexicon_of_files() -> Lexicon:
    """The words as the data files have them, for checks without a database."""
    return build(data("terms"), data("lint_policy"), data("framing"))


@lru_cache(maxsize=8)
def data(name: str) -> Any:
    return yaml.load((DATA / f"{name}.yaml").read_text(encoding="utf-8"), Loader=LOADER)


def faults() -> list[str]:
    """Everything wrong in the check's own data files, each as `file: what`."""
    from language.frames import faults as framing_faults

    try:
        built = lexicon_of_files()
    except ValueError as fault:
        return [f"lint_policy.yaml or framing.yaml: {fault}"]
    known = {entry.text for entry in built.avoided}
    policy: Mapping[str, Any] = data("lint_policy")
    found = [f"framing.yaml: {fault}" for fault in framing_faults(built.framing)]
    for part in ("safe_longer_words", "spellings"):
        found += [
            f"lint_policy.yaml: {part}: {word} is no phrase to avoid"
            for word in policy[part]
            if word not in known
        ]
    return found


def word_list(path: Path | None = None) -> WordList | None:
    """The site owner's list of word frequencies and levels, where there is one (`WORD_LIST`); none ships with us.

    A file of tab-separated lines: word, Zipf frequency, level (A, B or C); either figure may be empty. Raises
    ValueError with a sentence that names the line.
    """
    path = path or (Path(settings.WORD_LIST) if getattr(settings, "WORD_LIST", "") else None)
    if path is None:
        return None
    frequencies: dict[str, float] = {}
    levels: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter="\t"), 1):
            word, frequency, level = [*(cell.strip() for cell in row), "", "", ""][:3]
            try:
                frequencies |= {word: float(frequency)} if word and frequency else {}
            except ValueError:
                raise ValueError(f"{path.name}, line {number}: “{frequency}” is no frequency.") from None
            levels |= {word: level.upper()} if word and level else {}
    return WordList(frequencies, levels)
