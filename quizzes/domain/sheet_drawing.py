"""An answer sheet as SVG: black where a camera looks for black, grey for everything that is there for eyes only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from .answer_sheet import (
    CORE,
    HEIGHT,
    HOLE,
    LABEL,
    MARK,
    MARKS,
    RADIUS,
    STRIP_CELL,
    STRIP_STEP,
    STRIP_X,
    STRIP_Y,
    WIDTH,
    Circle,
    Page,
    Row,
    code_of,
)

GREY, PALE = "#8a8a8a", "#a6a6a6"


@dataclass(frozen=True)
class Words:
    """What stands on a sheet in words: lines of its head, its foot, and the letter of a pair's right side."""

    title: str
    place: str
    how: str
    foot: str
    letter: Callable[[int], str]


def drawing(page: Page, words: Words, *, tag: int, number: int, form: int, at: int) -> str:
    """One side of paper as SVG, 210 x 297 units of a millimetre. `at` is the page's place, from 0."""
    bits = code_of(tag=tag, number=number, form=form, page=at)
    parts = [*marks(), *strip(bits), *head(words), *labels(page), *circles(page, words)]
    name = escape(f"{words.title} · {words.place}")
    size = f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}" width="{WIDTH:g}mm" height="{HEIGHT:g}mm"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} class="answer-sheet" role="img" '
        f'aria-label="{name}">{"".join(parts)}</svg>'
    )


def square(x: float, y: float, side: float, fill: str = "#000") -> str:
    half = side / 2
    return f'<rect x="{x - half:g}" y="{y - half:g}" width="{side:g}" height="{side:g}" fill="{fill}"/>'


def marks() -> Iterator[str]:
    for x, y in MARKS:
        yield square(x, y, MARK) + square(x, y, HOLE, "#fff") + square(x, y, CORE)


def strip(bits: tuple[int, ...]) -> Iterator[str]:
    for at, bit in enumerate(bits):
        if bit:
            yield square(STRIP_X + at * STRIP_STEP, STRIP_Y, STRIP_CELL)


def text(
    x: float, y: float, size: float, words: str, *, weight: int = 400, fill: str = "#000", more: str = ""
) -> str:
    style = f'font-size="{size:g}" font-weight="{weight}" fill="{fill}"'
    return f'<text x="{x:g}" y="{y:g}" {style}{more}>{escape(words)}</text>'


def head(words: Words) -> Iterator[str]:
    yield text(16, 30, 5, words.title, weight=700)
    yield text(194, 30, 5, words.place, weight=700, more=' text-anchor="end"')
    yield text(16, 37, 3.6, words.how)
    yield f'<circle cx="18" cy="42.4" r="{RADIUS}" fill="#000"/>'
    yield f'<circle cx="25" cy="42.4" r="{RADIUS}" fill="none" stroke="{GREY}" stroke-width="0.3"/>'
    yield text(105, 285, 3, words.foot, more=' text-anchor="middle"')


def labels(page: Page) -> Iterator[str]:
    for row, x, y in page.labels:
        if row.part <= 1:
            yield f'<path d="M{x:g} {y - 4:g}h82" stroke="#c8c8c8" stroke-width="0.2"/>'
        yield text(x, y + 1.5, 4.2, label(row), weight=700)


def label(row: Row) -> str:
    return f"{row.number}-{row.part}" if row.part else str(row.number)


def circles(page: Page, words: Words) -> Iterator[str]:
    for one in page.circles:
        ring = "rect" if one.row.several else "circle"
        yield shape(one, ring) + text(
            one.x, one.y + 0.9, 2.5, inside(one, words), fill=PALE, more=' text-anchor="middle"'
        )


def shape(one: Circle, ring: str) -> str:
    style = f'fill="none" stroke="{GREY}" stroke-width="0.3"'
    if ring == "circle":
        return f'<circle cx="{one.x:g}" cy="{one.y:g}" r="{RADIUS}" {style}/>'
    side = 2 * RADIUS
    return f'<rect x="{one.x - RADIUS:g}" y="{one.y - RADIUS:g}" width="{side:g}" height="{side:g}" rx="0.7" {style}/>'


def inside(one: Circle, words: Words) -> str:
    return words.letter(one.offer) if one.row.letters else str(one.offer)


def plan(pages: tuple[Page, ...]) -> list[list[list[float | str]]]:
    """Where the circles of each page stand, as data for whoever reads photographs: [row, offer, x, y]."""
    return [[[c.row.name, str(c.offer), c.x, c.y] for c in page.circles] for page in pages]


__all__ = ["LABEL", "Words", "drawing", "plan"]
