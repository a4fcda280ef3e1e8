"""Places in a picture of QTI: where they are, in hundredths of it, and which picture is our own drawing."""

from collections.abc import Sequence

from .markup import Node
from .qti_scoring import figure


def side_of(picture: Node, side: str) -> float:
    """Width or height of a picture; places in one that does not say it count in hundredths."""
    said = picture.get(side)
    return figure(said, picture.line) or 100.0 if said and not said.endswith("%") else 100.0


def drawing(src: str) -> str:
    """The name of our own drawing, where it is one; else where the picture was."""
    return src.removeprefix("pictures/").removesuffix(".svg") if src.startswith("pictures/") else src[:300]


def middle(spot: Node, size: Sequence[float]) -> tuple[float, float]:
    """The middle of a place in hundredths of the picture."""
    parts = [part.strip() for part in spot.get("coords").split(",") if part.strip()]
    # Odd places are widths, even ones heights; some write them in hundredths.
    numbers = [
        size[at % 2] * figure(part[:-1], spot.line) / 100 if part.endswith("%") else figure(part, spot.line)
        for at, part in enumerate(parts)
    ]
    shape = spot.get("shape")
    if shape in ("circle", "ellipse") and len(numbers) >= 3:
        at = numbers[:2]
    elif numbers and len(numbers) % 2 == 0:
        at = [sum(side) / len(side) for side in (numbers[::2], numbers[1::2])]
        if shape == "rect":
            at = [(numbers[0] + numbers[2]) / 2, (numbers[1] + numbers[3]) / 2] if len(numbers) == 4 else at
    else:
        at = [half / 2 for half in size]
    x, y = (round(min(100.0, max(0.0, 100 * a / s)), 3) for a, s in zip(at, size, strict=True))
    return x, y
