"""Whether something typed is one of the ways in which an answer may be written.

- Always alike: full-width and half-width letters, runs of spaces, and capitals unless the item minds them.
- An asterisk in an accepted way stands for any letters (as in Moodle's short answers); \\* is an asterisk.
- With tolerance one slip passes in a word of 4 to 9 letters and two in a longer one; a slip is a letter too many, too
  few, another one, or two neighbours changed about. These are the bounds of the content type H5P.Blanks. In Hangul a
  letter is a jamo, for one key struck wrongly changes one jamo and not the syllable.
"""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_TYPED = 200  # characters of a gap or a short answer
STAR = re.compile(r"(?<!\\)\*")


def tidy_typed(text: str) -> str:
    """What was typed without what nobody sees: full width, runs of spaces, control characters."""
    plain = "".join(" " if unicodedata.category(c).startswith("C") else c for c in text)
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def is_written(
    typed: str, ways: Iterable[str], *, case_sensitive: bool = False, tolerant: bool = False
) -> bool:
    """Whether `typed` is one of `ways`."""
    return any(is_way(typed, way, case_sensitive=case_sensitive, tolerant=tolerant) for way in ways)


def is_way(typed: str, way: str, *, case_sensitive: bool, tolerant: bool) -> bool:
    said, wanted = tidy_typed(typed), tidy_typed(way)
    if not case_sensitive:
        said, wanted = said.casefold(), wanted.casefold()
    parts = [part.replace("\\*", "*") for part in STAR.split(wanted)]
    if len(parts) > 1:
        return holds_in_order(said, parts)
    if said == parts[0]:
        return True
    given, sought = letters(said), letters(parts[0])
    return tolerant and within(given, sought, slips_allowed(len(sought)))


def holds_in_order(said: str, parts: list[str]) -> bool:
    """Whether `said` begins with the first part, ends with the last and holds the others between, in order."""
    first, *middle, last = parts
    if not said.startswith(first) or not said.endswith(last) or len(said) < len(first) + len(last):
        return False
    at, end = len(first), len(said) - len(last)
    for part in middle:
        found = said.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


def letters(text: str) -> str:
    """The letters one by one: a syllable of Hangul is two or three."""
    return unicodedata.normalize("NFD", text)


def slips_allowed(length: int) -> int:
    """How many slips pass in a word of this many letters."""
    if length < 4:
        return 0
    return 1 if length <= 9 else 2


def within(given: str, sought: str, slips: int) -> bool:
    """Whether at most `slips` slips make `sought` of `given`: the restricted Damerau-Levenshtein distance."""
    if abs(len(given) - len(sought)) > slips:
        return False
    at = next((n for n, (a, b) in enumerate(zip(given, sought, strict=False)) if a != b), None)
    if at is None:
        return abs(len(given) - len(sought)) <= slips
    if not slips:
        return False
    a, b = given[at:], sought[at:]
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and within(a[2:], b[2:], slips - 1)
    return (
        swapped
        or within(a[1:], b[1:], slips - 1)
        or within(a[1:], b, slips - 1)
        or within(a, b[1:], slips - 1)
    )


def one_writing(way: str) -> str:
    """Something that this accepted way accepts: an asterisk becomes nothing, a figure where a space needs company."""
    parts = [part.replace("\\*", "*") for part in STAR.split(way)]
    shortest = tidy_typed("".join(parts)) or "x"
    fits = is_way(shortest, way, case_sensitive=True, tolerant=False)
    return shortest if fits else tidy_typed("1".join(parts))


def literally(text: str) -> str:
    """A way of writing exactly this, asterisks included."""
    return text.replace("*", "\\*")
