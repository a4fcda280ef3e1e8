"""Letters for options, and an order of things that gives nothing away."""

import hashlib
from collections.abc import Sequence

KOREAN = "가나다라마바사아자차카타파하"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(number: int, language: str) -> str:
    """The letter of option `number` (from 1); beyond the alphabet the number itself."""
    letters = KOREAN if language.startswith("ko") else LATIN
    return letters[number - 1] if 1 <= number <= len(letters) else str(number)


def drawn(keys: Sequence[str]) -> list[int]:
    """Positions of `keys` in an order that only the keys decide and that is never the given one.

    Readers never see the keys, so they cannot work the order backwards; it is the same on screen and on paper
    and in every language. One key alone stays where it is.
    """
    seed = "/".join(keys)
    order = sorted(
        range(len(keys)), key=lambda at: hashlib.sha256(f"{seed}/{at}/{keys[at]}".encode()).digest()
    )
    return order if order != sorted(order) else [*order[1:], *order[:1]]
