"""How long the language check takes on this machine, for `./run bench`."""

import time
from typing import Any

from language.checking import check

from .analysing import PATIENCE, analyser
from .checking import data, lexicon_of_files

CHARACTERS = 10_000
GOAL = 150.0  # milliseconds
TURNS = 5
# Passages that particles cannot decide, so that the language worker has work in every turn.
UNSURE = "감자초를 먹었다. 검은망토몰카를 팔았다. 서가도촬영했다. 박제가는 학자였다.\n"


def language_check() -> dict[str, Any]:
    """Check 10,000 characters after a warm-up: milliseconds with and without morphemes.

    The best of five turns, because what else the machine does is not meant. Starts the language worker where none
    runs; `morphemes` says whether it answered.
    """
    text, words = sample(), lexicon_of_files()
    ask = analyser(wait=PATIENCE, start=True)
    answered = ask([UNSURE]) is not None
    check(text, words, analyse=ask)
    plain = min(_milliseconds(lambda: check(text, words)) for _ in range(TURNS))
    sharp = min(_milliseconds(lambda: check(text, words, analyse=ask)) for _ in range(TURNS))
    return {
        "characters": len(text),
        "ms": round(plain, 1),
        "ms_with_morphemes": round(sharp, 1),
        "morphemes": answered,
        "goal_ms": GOAL,
        "met": max(plain, sharp) <= GOAL,
    }


def sample() -> str:
    """Definitions of the register in both languages, with unsure passages between them."""
    parts = []
    for entry in data("terms"):
        for texts in entry["definition"].values():
            parts += [text for text in (texts or {}).values() if text]
        parts.append(UNSURE)
    text = "\n".join(parts)
    return (text * (CHARACTERS // len(text) + 1))[:CHARACTERS]


def _milliseconds(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
