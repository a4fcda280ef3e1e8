"""What a text says only on a screen is left out on paper."""

import re

SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][”’])\s+")
ON_A_SCREEN = ("화면에서는 ", "On a screen, ")


def without_screen(text: str) -> str:
    """`text` without the sentences that begin with the words for a screen: paper has no button to press."""
    return " ".join(said for said in SENTENCES.split(text.strip()) if not said.startswith(ON_A_SCREEN))
