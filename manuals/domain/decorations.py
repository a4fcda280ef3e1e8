"""Make inline pictures fit for a tagged PDF: decorations become backgrounds, meaningful ones get a title.

The typesetter tags every <svg> as a figure. A figure without words is a stumbling block for a screen reader,
and the typesetter knows no way to mark one as decoration; a background is one.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape

PICTURE = re.compile(
    r"<svg\b(?P<tag>[^>]*)>(?P<inside>(?:(?!</?svg\b).)*+)</svg\s*>", re.DOTALL | re.IGNORECASE
)
ATTRIBUTE = re.compile(r'([\w:-]+)\s*=\s*"([^"]*)"')
FACE = re.compile(r'font-family="[^"]*"')
FAMILY = "Dongui Print"  # words in pictures are set in the face of the book
XMLNS = "http://www.w3.org/2000/svg"
INK = "#23283a"
INKED = {
    "fill": "none",
    "stroke": INK,
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}


@dataclass
class Lifted:
    """The page without its decorations, and the decorations by name."""

    html: str
    pictures: dict[str, str] = field(default_factory=dict)


def lift_decorations(html: str, *, scheme: str) -> Lifted:
    """Replace each `aria-hidden` SVG by a background under the address `<scheme>:pictures/<n>.svg`.

    Equal pictures share a name. An SVG with `aria-label` keeps its place and gets the label as its <title>,
    which is where the typesetter looks for alternative text. Linear in the length of `html`.
    """
    lifted = Lifted(html="")
    names: dict[str, str] = {}

    def replace(found: re.Match[str]) -> str:
        attributes = dict(ATTRIBUTE.findall(found["tag"]))
        if attributes.get("aria-hidden") == "true":
            svg = standing_alone(attributes, found["inside"])
            name = names.setdefault(svg, f"pictures/{len(names) + 1}.svg")
            lifted.pictures[name] = svg
            return background(attributes, f"{scheme}:{name}")
        return titled(found, attributes)

    lifted.html = PICTURE.sub(replace, html)
    return lifted


def standing_alone(attributes: dict[str, str], inside: str) -> str:
    """The picture as a file of its own; icons take the ink that the style sheet would have given them."""
    kept: dict[str, str] = {"viewBox": attributes.get("viewBox", "0 0 24 24"), "xmlns": XMLNS}
    if "preserveAspectRatio" in attributes:
        kept["preserveAspectRatio"] = attributes["preserveAspectRatio"]
    icon = INKED if is_icon(attributes) else {}
    drawn = {name: attributes[name] for name in ("fill", "stroke", "stroke-width") if name in attributes}
    inside = inside.replace("currentColor", INK)
    if "font-family" in inside:
        inside = FACE.sub(f'font-family="{FAMILY}"', inside)
    shown = kept | icon | drawn
    written = " ".join(f'{name}="{value}"' for name, value in shown.items())
    return f"<svg {written}>{inside}</svg>"


def is_icon(attributes: dict[str, str]) -> bool:
    return bool({"ic", "icon"} & set(attributes.get("class", "").split()))


def background(attributes: dict[str, str], address: str) -> str:
    """An empty element of the picture's proportions that shows it."""
    classes = escape(" ".join(["pic", *attributes.get("class", "").split()]))
    picture = f"background-image:url({address})"
    if is_icon(attributes):
        return f'<span class="{classes} pic-fill" style="{picture}"></span>'
    style = f"padding-top:{share(attributes):.3f}%;{picture}"
    return f'<span class="{classes}"><span class="pic-fill" style="{style}"></span></span>'


def share(attributes: dict[str, str]) -> float:
    """Height as per cent of width."""
    try:
        _, _, width, height = (float(part) for part in attributes["viewBox"].replace(",", " ").split())
        return 100 * height / width
    except (KeyError, ValueError, ZeroDivisionError):
        return 100.0


def titled(found: re.Match[str], attributes: dict[str, str]) -> str:
    label = unescape(attributes.get("aria-label", ""))
    if not label or "<title" in found["inside"]:
        return found[0]
    return f"<svg{found['tag']}><title>{escape(label)}</title>{found['inside']}</svg>"
