"""The logo: the two round letters of 동의 are two speech bubbles, a question and an answer."""

from pictures import paints
from pictures.picture import Picture
from pictures.strokes import group, path

NAME = "동의 Dongui"

_ASK = "M10 2a8 8 0 1 1-4 15L1.5 18.5 3.1 14.2A8 8 0 0 1 10 2Z"
_ANSWER = "M22.5 14.7a6.6 6.6 0 0 1 5.5 10.3L29.5 29.5 25 27.4A6.6 6.6 0 1 1 22.5 14.7Z"

_LETTERS = "M40 5H14v13h27M27.5 19v9M7 28h41M64 46h36M104 5v47"
_ASK_IN_WORD = "M28 33a11 10.5 0 1 1-5 19.8L14.5 55l2.6-6.8A11 10.5 0 0 1 28 33Z"
_ANSWER_IN_WORD = "M79 8a12.5 12 0 0 1 9.5 20.2L90 35l-6.5-2.8A12.5 12 0 1 1 79 8Z"


def wordmark() -> Picture:
    strokes = path(_LETTERS) + path(_ANSWER_IN_WORD) + path(_ASK_IN_WORD, "currentColor", stroke="none")
    body = group(
        strokes,
        fill="none",
        stroke="currentColor",
        stroke_width=6,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    return Picture("0 0 112 58", body, NAME)


def bubbles(colour: str = "currentColor", hole: str = "none") -> str:
    """The mark alone, 32 by 32: in Korean chats two round letters mean "yes"."""
    return path(_ASK, colour, stroke="none") + path(
        _ANSWER, hole, width=2.6, stroke=colour, stroke_linejoin="round"
    )


def mark() -> Picture:
    return Picture("0 0 32 32", bubbles(), NAME)


def favicon() -> Picture:
    return Picture("0 0 32 32", bubbles("#0e6353", "#fff"), NAME)


def in_bubble(size: float = 1) -> str:
    """The mark in ink on paper, for a speech bubble inside a picture."""
    return group(bubbles(paints.INK, paints.WHITE), transform=f"scale({size:g}) translate(-16,-16)")
