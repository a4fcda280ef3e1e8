"""People who sit: on a chair seen from the front or the side, on the floor, on a step."""

from pictures.cast import EVERYBODY
from pictures.figures import arms_of, figure, upper_body
from pictures.looks import Looks, Pose
from pictures.strokes import box, mirrored, path, place, tube

_SEAT = 0.6  # the seat, as a part of the height of the hem


def sitting(
    name: str,
    *,
    arms: tuple[str, str] = ("lap", "lap"),
    mood: str = "smile",
    glance: float = 0,
    tilt: float = 0,
    holds: str = "",
    chair: str = "",
) -> str:
    """Somebody on a seat, from the front; the origin is the floor. `chair` is the colour of a chair."""
    looks = EVERYBODY[name]
    pose = Pose(arms=arms, mood=mood, glance=glance, tilt=tilt, holds=holds)
    if looks.wheelchair:
        return figure(looks, pose)
    seat = _SEAT * looks.build.hem_y
    return (_chair(looks, seat, chair) if chair else "") + _settled(looks, pose, seat, _knees(looks, seat))


def sitting_sideways(
    name: str,
    *,
    facing: int = 1,
    arms: tuple[str, str] = ("lap", "lap"),
    mood: str = "smile",
    glance: float = 3,
    tilt: float = 0,
    holds: str = "",
    chair: str = "",
) -> str:
    """Somebody on a seat with the legs to the right (facing 1) or left (-1); the glance goes with them."""
    looks = EVERYBODY[name]
    pose = Pose(arms=arms, mood=mood, glance=glance, tilt=tilt, holds=holds)
    if looks.wheelchair:
        drawing = figure(looks, pose)
    else:
        seat = _SEAT * looks.build.hem_y
        drawing = (_side_chair(seat, chair) if chair else "") + _settled(
            looks, pose, seat, _side_leg(looks, seat)
        )
    return drawing if facing > 0 else mirrored(drawing)


def on_the_floor(
    name: str,
    *,
    arms: tuple[str, str] = ("lap", "lap"),
    mood: str = "smile",
    glance: float = 0,
    tilt: float = 0,
    holds: str = "",
) -> str:
    """Somebody cross-legged on the floor, or on a mat."""
    looks = EVERYBODY[name]
    pose = Pose(arms=arms, mood=mood, glance=glance, tilt=tilt, holds=holds)
    return _settled(looks, pose, -16, _crossed_legs(looks))


def _settled(looks: Looks, pose: Pose, seat: float, legs: str) -> str:
    """The upper body let down on the seat, the legs before it, the arms before these."""
    drop = seat - looks.build.hem_y
    without_arms = Pose(arms=("none", "none"), mood=pose.mood, glance=pose.glance, tilt=pose.tilt)
    body = place(upper_body(looks, without_arms), 0, drop)
    return body + legs + place(arms_of(looks, pose), 0, drop)


def _shin_colour(looks: Looks) -> str:
    return looks.legs if looks.legwear == "trousers" or looks.scarf else looks.skin


def _shin(looks: Looks) -> float:
    return looks.build.leg if looks.legwear == "trousers" else 10


def _knees(looks: Looks, seat: float) -> str:
    """Shins straight down and the thighs towards us."""
    half = looks.build.hem
    shins = "".join(
        tube(f"M{side * 15},{seat + 4}V-12", _shin(looks), _shin_colour(looks))
        + place(_front_shoe(looks.shoes), side * 15)
        for side in (-1, 1)
    )
    if looks.legwear == "skirt":
        lap = f"M{1 - half},{seat - 8}L{-half - 5},{seat + 16}Q0,{seat + 24} {half + 5},{seat + 16}"
        return shins + path(f"{lap}L{half - 1},{seat - 8}Q0,{seat - 2} {1 - half},{seat - 8}Z", looks.legs)
    thighs = "".join(
        tube(f"M{side * 9},{seat - 3}L{side * 15},{seat + 5}", looks.build.leg + 3, looks.legs)
        for side in (-1, 1)
    )
    return shins + thighs


def _front_shoe(colour: str) -> str:
    return path("M-9,0v-6q0,-8 9,-8t9,8v6Z", colour)


def _side_leg(looks: Looks, seat: float) -> str:
    """Both legs as one, the knee to the right."""
    knee = 26 - 0.24 * seat
    foot = path(
        f"M{knee - 5},0q-1,-12 3,-12h5q2,5 8,6q6,2 6,6Z",
        looks.shoes,
    )
    shin = tube(f"M{knee},{seat + 4}L{knee},-12", _shin(looks), _shin_colour(looks))
    thigh = tube(f"M0,{seat - 2}L{knee - 2},{seat + 1}", looks.build.leg + 4, looks.legs)
    return shin + foot + thigh


def _crossed_legs(looks: Looks) -> str:
    colour = looks.skin if looks.legwear == "shorts" else looks.legs
    each = [
        tube(f"M{side * 8},-14Q{side * 48},-20 {side * 40},-6L{side * -2},-6", looks.build.leg, colour)
        for side in (-1, 1)
    ]
    return "".join(each)


def _chair(looks: Looks, seat: float, colour: str) -> str:
    half = looks.build.hem + 6
    return (
        path(f"M{-half + 3},0V{seat}M{half - 3},0V{seat}", width=6)
        + box(-half, seat - 62, 2 * half, 44, 10, colour)
        + path(f"M{-half + 8},{seat - 18}V{seat}M{half - 8},{seat - 18}V{seat}", width=6)
        + box(-half, seat - 3, 2 * half, 11, 5, colour)
    )


def _side_chair(seat: float, colour: str) -> str:
    low = seat + 10
    return (
        path(f"M-22,0V{low}M20,0V{low}M-28,{low}L-36,{low - 74}", width=6)
        + (box(-30, low - 5, 58, 11, 5, colour) + path(f"M-33,{low - 50}l-3,-24", width=15))
        + path(f"M-33,{low - 50}l-3,-24", width=9, stroke=colour)
    )
