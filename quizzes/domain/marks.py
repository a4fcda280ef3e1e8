"""Marks inside a text: the gap ▢ of a sentence, and words that can be marked, {a|like these}."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A row of squares is one gap. Where languages put gaps in another order, each names its own: ▢{b} … ▢{a}.
GAP = re.compile(r"[▢□]+(?:\{([A-Za-z0-9][A-Za-z0-9-]{0,39})\})?")
TOKEN = re.compile(r"\{([A-Za-z0-9][A-Za-z0-9-]{0,39})\|([^{}|]+)\}")


class Unfit(ValueError):
    """A text does not have the marks that its item needs; says what is wrong with it."""


@dataclass(frozen=True)
class Piece:
    """A run of words; `key` names what stands there: the gap after it, or the token that it is."""

    text: str
    key: str = ""


def gaps_in(text: str, keys: Sequence[str]) -> tuple[Piece, ...]:
    """The text cut at its gaps: each piece names the gap that follows it, the last one none.

    Gaps without a name take the keys in order. Raises Unfit unless each of `keys` has exactly one gap.
    """
    names = [found.group(1) or "" for found in GAP.finditer(text)]
    if not any(names):
        names = list(keys) if len(names) == len(keys) else names
    if sorted(names) != sorted(keys):
        raise Unfit("must have one gap ▢ for each of: " + ", ".join(keys))
    texts = GAP.sub("\0", text).split("\0")
    return tuple(Piece(piece, name) for piece, name in zip(texts, [*names, ""], strict=True))


def tokens_in(text: str) -> tuple[Piece, ...]:
    """The text cut into words between tokens (without a key) and tokens, in order; empty runs left out."""
    pieces, at = [], 0
    for found in TOKEN.finditer(text):
        pieces.append(Piece(text[at : found.start()]))
        pieces.append(Piece(found.group(2).strip(), found.group(1)))
        at = found.end()
    pieces.append(Piece(text[at:]))
    return tuple(piece for piece in pieces if piece.text or piece.key)


def without_marks(text: str) -> str:
    """The words alone: gaps as a single square, tokens as their words."""
    return TOKEN.sub(lambda found: found.group(2).strip(), GAP.sub("▢", text))
