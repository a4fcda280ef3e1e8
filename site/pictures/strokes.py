"""The marks everything is drawn with: numbers, shapes and groups as small pieces of SVG."""

import re

from pictures import paints

LINE = 3  # the ink line, in units of a figure 200 high
Point = tuple[float, float]
Attribute = str | float | None

_DECIMAL = re.compile(r"-?\d+\.\d+")


def number(value: float) -> str:
    """`value` to one decimal, without a tail of zeros and without a negative nought."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text in ("-0", "-0.0") else text


def tidy(route: str) -> str:
    """A path's route with every number cut to one decimal: pages carry these drawings inline."""
    return _DECIMAL.sub(lambda found: number(float(found.group())), route)


def _attributes(attributes: dict[str, Attribute]) -> str:
    words = []
    for name, value in attributes.items():
        if value not in (None, ""):
            text = value if isinstance(value, str) else number(float(value or 0))
            words.append(f' {name.replace("_", "-")}="{text}"')
    return "".join(words)


def path(route: str, fill: str = "", width: float | None = None, stroke: str = "", **more: Attribute) -> str:
    shape: dict[str, Attribute] = {"d": tidy(route), "fill": fill, "stroke-width": width, "stroke": stroke}
    return f"<path{_attributes(shape | more)}/>"


def circle(x: float, y: float, radius: float, fill: str = "", **more: Attribute) -> str:
    shape: dict[str, Attribute] = {"cx": x, "cy": y, "r": radius, "fill": fill}
    return f"<circle{_attributes(shape | more)}/>"


def ellipse(x: float, y: float, rx: float, ry: float, fill: str = "", **more: Attribute) -> str:
    shape: dict[str, Attribute] = {"cx": x, "cy": y, "rx": rx, "ry": ry, "fill": fill}
    return f"<ellipse{_attributes(shape | more)}/>"


def box(
    x: float, y: float, width: float, height: float, corner: float = 0, fill: str = "", **more: Attribute
) -> str:
    shape: dict[str, Attribute] = {"x": x, "y": y, "width": width, "height": height, "rx": corner or None}
    return f"<rect{_attributes(shape | {'fill': fill} | more)}/>"


def group(*parts: str, **attributes: Attribute) -> str:
    return f"<g{_attributes(attributes)}>{''.join(parts)}</g>"


def flat(*parts: str) -> str:
    """Parts without an ink line: grounds, light, blush."""
    return group(*parts, stroke="none")


def place(drawing: str, x: float = 0, y: float = 0, size: float = 1, turn: float = 0) -> str:
    """`drawing` moved so that its origin stands at (x, y), turned by degrees and enlarged."""
    moves = [f"translate({number(x)},{number(y)})"]
    if turn:
        moves.append(f"rotate({number(turn)})")
    if size != 1:
        moves.append(f"scale({size:g})")
    return group(drawing, transform=" ".join(moves))


def mirrored(drawing: str) -> str:
    """`drawing` turned to the other side, about its own upright axis."""
    return group(drawing, transform="scale(-1,1)")


def dashed(*parts: str, gaps: str = "5 7", opacity: float = 0.55) -> str:
    """What is only a likeness, or not there yet: a reflection, a fake, a frame to fill."""
    return group(*parts, stroke_dasharray=gaps, opacity=opacity)


def tube(route: str, width: float, colour: str, line: float = LINE) -> str:
    """A limb: the route once in ink and once, thinner, in its colour."""
    return path(route, width=width + 2 * line) + path(route, width=width, stroke=colour)


def inked(*parts: str) -> str:
    """The group every picture stands in: one round ink line, nothing filled unless said."""
    return group(
        *parts,
        fill="none",
        stroke=paints.INK,
        stroke_width=LINE,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
