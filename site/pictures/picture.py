"""A finished picture: its frame, its drawing, and what it shows in words."""

from dataclasses import dataclass
from html import escape

from pictures import paints
from pictures.strokes import box, flat, inked

NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Picture:
    """`view_box` is "x y width height"; `label` says in English what is seen, for editors and for files."""

    view_box: str
    body: str
    label: str

    def inline(self, *, css_class: str = "art", label: str | None = None, ground: bool = False) -> str:
        """An `<svg>` for inside a page: hidden from assistive technology unless it has a label."""
        seen = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
        body = (self._paper() if ground else "") + self.body
        opening = f'<svg class="{escape(css_class)}" viewBox="{self.view_box}" {seen}>'
        return f"{opening}{body}</svg>"

    def document(self) -> str:
        """The picture as a file that stands on its own."""
        label = escape(self.label)
        body = self.body.replace("currentColor", paints.INK)
        opening = f'<svg xmlns="{NAMESPACE}" viewBox="{self.view_box}" role="img" aria-label="{label}">'
        return f"{opening}{body}</svg>\n"

    def _paper(self) -> str:
        """A light ground, for places that may be dark: the ink line needs it."""
        x, y, width, height = (float(part) for part in self.view_box.split())
        return flat(box(x, y, width, height, min(width, height) / 20, paints.PAPER))


def drawn(view_box: str, label: str, *parts: str) -> Picture:
    """A picture in the house line."""
    return Picture(view_box=view_box, body=inked(*parts), label=label)
