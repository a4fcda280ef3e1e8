"""What a text says only on a screen is left out on paper."""

import re
from collections.abc import Iterable

SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][”’])\s+")
ON_A_SCREEN = ("화면에서는 ", "On a screen, ")
ON_THE_SITE = ("이 누리집의 ", " on this site")


def without_screen(text: str) -> str:
    """`text` without the sentences that begin with the words for a screen: paper has no button to press."""
    return " ".join(said for said in SENTENCES.split(text.strip()) if not said.startswith(ON_A_SCREEN))


def without_site(sources: Iterable[str]) -> list[str]:
    """Sources less those that point to another page of the site: a book has its own help page."""
    return [source for source in sources if not any(words in source for words in ON_THE_SITE)]
