"""Which figures kept a book from being built, in the little room that an edition has for its message.

Kept are keys and lesson codes, never a sentence: the book is built in the background, where nobody knows in which
language the editor will read about it.
"""

from collections.abc import Mapping, Sequence

MARK = "figures:"


def packed(cited: Mapping[str, Sequence[str]], *, most: int) -> str:
    """Claims with the lessons that cite them, in `most` letters; what does not fit is counted, never cut in half."""
    parts = [f"{slug}={','.join(codes)}" for slug, codes in cited.items()]
    for kept in range(len(parts), -1, -1):
        left = len(parts) - kept
        text = MARK + ";".join([*parts[:kept], *([f"+{left}"] if left else [])])
        if len(text) <= most:
            return text
    raise ValueError(most)


def unpacked(text: str) -> tuple[dict[str, list[str]], int]:
    """What `packed` kept, and how many more there were; nothing for any other message."""
    if not text.startswith(MARK):
        return {}, 0
    parts = text.removeprefix(MARK).split(";")
    more = sum(int(part) for part in parts if part.startswith("+"))
    named = (part.partition("=") for part in parts if "=" in part)
    return {slug: codes.split(",") for slug, _, codes in named}, more
