"""A drawing with numbered dots at its places; the same on screen and on paper."""

from collections.abc import Sequence
from html import escape

from pictures import album

from .questions import Offer, Shown

RADIUS = 0.035  # of the picture's width


def is_drawn(name: str) -> bool:
    """Whether we hold a drawing of this name; pictures of imported quizzes may have stayed behind."""
    return name in album.ALBUM


def spotted_picture(shown: Shown, offers: Sequence[Offer]) -> str:
    """Inline SVG of the drawing with a dot for each offer, numbered as in the list; empty without a drawing."""
    if not is_drawn(shown.name):
        return ""
    picture = album.picture(shown.name)
    dots = "".join(dot(picture.view_box, offer) for offer in offers)
    seen = f'role="img" aria-label="{escape(shown.alt)}"' if shown.alt else 'aria-hidden="true"'
    return f'<svg class="art" viewBox="{picture.view_box}" {seen}>{picture.body}{dots}</svg>'


def dot(view_box: str, offer: Offer) -> str:
    """A white disc with an ink line and its number, at hundredths of the picture's width and height."""
    left, top, width, height = (float(part) for part in view_box.split())
    x, y = left + width * offer.x / 100, top + height * offer.y / 100
    r = width * RADIUS
    ring = f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="#fff" stroke="#1d1a18" stroke-width="{r / 7:g}"/>'
    words = f'font-size="{r * 1.2:g}" font-weight="800" text-anchor="middle" fill="#1d1a18"'
    return f'{ring}<text x="{x:g}" y="{y + r * 0.42:g}" {words}>{offer.number}</text>'


def picture_in_words(shown: Shown) -> str:
    """Inline SVG of a drawing; empty where we do not hold it."""
    return album.svg(shown.name, label=shown.alt or None) if is_drawn(shown.name) else ""
