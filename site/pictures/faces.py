"""Faces: two dots, a nose, a blush and a mood."""

from pictures import paints
from pictures.strokes import circle, ellipse, flat, group, number, path

_BROWS = {
    "worry": "M-16,-5l8,-3M16,-5l-8,-3",
    "think": "M-15,-7q4,-3 8,-1M8,-9q4,-2 8,1",
}
_CLOSED_EYES = {
    "sleep": "M-15,3q4.5,4 9,0M6,3q4.5,4 9,0",
    "happy": "M-15,3q4.5,-6 9,0M6,3q4.5,-6 9,0",
    "read": "M-15,4.5q4.5,3.5 9,0M6,4.5q4.5,3.5 9,0",  # looks down at what lies before it
    "down": "M-15,4.5q4.5,3.5 9,0M6,4.5q4.5,3.5 9,0M-16,-5l8,-2M16,-5l-8,-2",
}
_MOUTHS = {
    "smile": path("M-7,14q7,6.5 14,0", width=2.6),
    "happy": path("M-8,13q8,11 16,0z", paints.MOUTH, width=2.4),
    "calm": path("M-5,15.5q5,3.5 10,0", width=2.6),
    "worry": path("M-5,18q5,-4 10,0", width=2.6),
    "read": path("M-5,16q5,3 10,0", width=2.6),
    "down": path("M-5,17.5q5,-2.5 10,0", width=2.6),
    "sleep": ellipse(2, 17, 5.5, 6.5, paints.MOUTH, stroke_width=2.4),
    "think": path("M-5,17q5,-1 9,-2", width=2.6),
    "talk": path("M-6,14q6,8 11,0z", paints.MOUTH, width=2.4),
}


def face(*, mood: str, skin: str, glance: float = 0, glasses: bool = False) -> str:
    """A face centred on 0,0; `glance` moves the eyes to the left (minus) or right, in units."""
    blush = paints.BLUSH[skin]
    cheeks = flat(ellipse(-17 + glance, 10, 5.5, 3.6, blush), ellipse(17 + glance, 10, 5.5, 3.6, blush))
    brows = path(_BROWS[mood], width=2.2) if mood in _BROWS else ""
    nose = path(f"M{glance},5q2.4,3.6 -1,4.4", width=1.8)
    return cheeks + _eyes(mood, glance) + brows + nose + _MOUTHS[mood] + (_glasses(glance) if glasses else "")


def _eyes(mood: str, glance: float) -> str:
    if mood in _CLOSED_EYES:
        eyes = path(_CLOSED_EYES[mood], width=2.6)
        return group(eyes, transform=f"translate({number(glance)},0)") if glance else eyes
    return flat(*(ellipse(x + glance, 2, 2.7, 3.5, paints.INK) for x in (-10.5, 10.5)))


def _glasses(glance: float) -> str:
    left, right = circle(glance - 11, 3, 8.6), circle(glance + 11, 3, 8.6)
    return group(left, right, path(f"M{glance - 2.4},2h4.8"), stroke_width=2.4)
