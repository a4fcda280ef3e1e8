"""Arms, hands, legs and shoes."""

from dataclasses import dataclass
from math import hypot

from pictures.looks import Build, Looks
from pictures.strokes import Point, circle, path, tube

# Elbow and wrist, measured from the shoulder outwards.
_REACHES: dict[str, tuple[Point, Point]] = {
    "down": ((10, 22), (5, 48)),
    "wave": ((30, 14), (28, -30)),
    "ask": ((26, 30), (34, -2)),
    "phone": ((17, 40), (-9, 32)),
    "chin": ((26, 38), (-7, -1)),
    "out": ((18, 4), (40, 10)),
    "front": ((20, 34), (-12, 30)),
    "hip": ((24, 18), (2, 42)),
    "up": ((20, -6), (14, -46)),
    "give": ((16, 30), (40, 14)),
    "lap": ((12, 34), (-4, 46)),
    "hold": ((14, 30), (3, 32)),
    "show": ((22, 36), (26, 8)),
    "ear": ((34, 26), (9, -26)),
    "write": ((20, 36), (-8, 44)),
    "reach": ((24, 34), (26, 32)),
    "hug": ((24, 34), (-22, 24)),
}
NO_ARM = "none"
OPEN_HANDS = frozenset({"wave", "ask", "up"})
BEHIND_THE_HEAD = frozenset({"down", "out", "hip", "give", "lap"})


@dataclass(frozen=True)
class Arm:
    drawing: str
    hand: Point
    behind: bool


def arm(looks: Looks, side: int, reach: str) -> Arm:
    """One arm; `side` is -1 for the left of the picture and 1 for the right."""
    build = looks.build
    start = (side * (build.shoulder - 1), build.shoulder_y + 8)
    if reach == NO_ARM:
        return Arm("", start, behind=True)
    elbow, wrist = ((side * x * build.reach, y * build.reach) for x, y in _REACHES[reach])
    route = f"M{start[0]},{start[1]}q{elbow[0]},{elbow[1]} {wrist[0]},{wrist[1]}"
    hand = (start[0] + wrist[0], start[1] + wrist[1])
    tucked = 0 if reach in OPEN_HANDS or looks.short_sleeves else 6 if reach == "show" else 8
    palm = _palm(hand, elbow, wrist, tucked, looks.skin)
    if looks.short_sleeves:
        drawing = tube(route, 9, looks.skin) + palm + tube(_upper(start, elbow, wrist), 13, looks.top)
    else:
        drawing = palm + tube(route, 12, looks.top)
    if reach in OPEN_HANDS:
        drawing += _fingers(hand, side, looks.skin)
    return Arm(drawing, hand, reach in BEHIND_THE_HEAD)


def _palm(hand: Point, elbow: Point, wrist: Point, tucked: float, skin: str) -> str:
    """A round hand, pushed a little out of the sleeve in the direction of the forearm."""
    across, down = wrist[0] - elbow[0], wrist[1] - elbow[1]
    length = hypot(across, down)
    return circle(hand[0] + across / length * tucked, hand[1] + down / length * tucked, 7, skin)


def _upper(start: Point, elbow: Point, wrist: Point, part: float = 0.45) -> str:
    """The route of the upper arm only: the first `part` of the curve."""
    end = [2 * (1 - part) * part * e + part * part * w for e, w in zip(elbow, wrist, strict=True)]
    return f"M{start[0]},{start[1]}q{elbow[0] * 0.4},{elbow[1] * 0.4} {end[0]},{end[1]}"


def _fingers(hand: Point, side: int, skin: str) -> str:
    x, y = hand
    route = f"M{x - 5 * side},{y - 5}l{-3 * side},-6M{x},{y - 7}v-7M{x + 5 * side},{y - 5}l{3 * side},-6"
    return (
        path(route, width=7.5) + path(route, width=3.4, stroke=skin) + circle(x, y, 5.4, skin, stroke="none")
    )


def legs(looks: Looks) -> str:
    """Legs, shoes and what covers them, standing on y = 0."""
    each = "".join(_leg(looks, side) + _shoe(side * 12, looks.shoes, side) for side in (-1, 1))
    return each + _COVERS.get(looks.legwear, _nothing)(looks.build, looks.legs)


def _leg(looks: Looks, side: int) -> str:
    build, x = looks.build, side * 12
    if looks.legwear == "trousers":
        return tube(f"M{x * 0.85},{build.hem_y}L{x},-12", build.leg, looks.legs)
    covered = looks.legs if looks.scarf else looks.skin
    return tube(f"M{x},{build.hem_y + 10}V-10", 10, covered)


def _nothing(build: Build, colour: str) -> str:
    return ""


def _shorts(build: Build, colour: str) -> str:
    half, top = build.hem - 1, build.hem_y - 4
    knee, crotch = build.hem_y * 0.55, build.hem_y * 0.72
    outline = f"M{-half},{top}L-25,{knee}h21L0,{crotch}L4,{knee}h21L{half},{top}Z"
    return path(outline, colour)


def _skirt(build: Build, colour: str) -> str:
    half, top, knee, flare = build.hem - 2, build.hem_y - 4, build.hem_y * 0.42, build.hem + 8
    return path(f"M{-half},{top}L{-flare},{knee}Q0,{knee + 8} {flare},{knee}L{half},{top}Z", colour)


_COVERS = {"shorts": _shorts, "skirt": _skirt}


def _shoe(x: float, colour: str, side: int) -> str:
    if side > 0:
        return path(f"M{x - 8},0v-7q0,-5 6,-5h5q1,4 7,5q4,2 4,7Z", colour)
    return path(f"M{x + 8},0v-7q0,-5 -6,-5h-5q-1,4 -7,5q-4,2 -4,7Z", colour)
