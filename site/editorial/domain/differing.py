"""What changed between two texts, word by word, for those who translate the change."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Beyond this many words the comparison by word would take seconds; then the whole text counts as changed.
MOST_WORDS = 600
_PIECE = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; `is_changed` says that the other text does not have it."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Difference:
    """Both texts cut at what differs; the pieces of each together are the text."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def difference(before: str, after: str) -> Difference:
    """Compare two texts by words and the space between them."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        changed = before != after
        return Difference((Piece(before, changed),), (Piece(after, changed),))
    was, now = [], []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was.append(Piece("".join(old[i:j]), kind != "equal"))
        now.append(Piece("".join(new[k:m]), kind != "equal"))
    return Difference(
        tuple(piece for piece in was if piece.text), tuple(piece for piece in now if piece.text)
    )
