"""The door that opens from the inside: the home page, the covers, the certificate."""

from pictures import paints
from pictures.cast import person
from pictures.picture import Picture, drawn
from pictures.strokes import circle, flat, path, place

FRAME = "2 16 196 252"

_COLOURS = {
    "e1": (paints.GAENARI, "#FBE49A"),
    "e2": (paints.GAM, "#F4B98D"),
    "e3": (paints.SOL, "#6DBBA6"),
    "m": (paints.JJOK, "#7E9AD6"),
    "t": (paints.HEUK_DEEP, "#CF9C78"),
    "p": (paints.GIWA, "#8596AB"),
}


def door(leaf: str, panel: str, *, inside: str = "") -> str:
    """An open door, about 200 by 262: light in the arch, the leaf swung out, `inside` on the threshold."""
    return (
        path("M20,254H190")
        + path("M58,250V88Q58,30 116,30Q174,30 174,88V250Z", paints.LIGHT)
        + flat(path("M58,250L80,222H152L174,250Z", paints.LIGHT_FLOOR))
        + path("M58,250V88Q58,30 116,30Q174,30 174,88V250")
        + _leaf(leaf, panel)
        + inside
    )


def _leaf(colour: str, panel: str) -> str:
    outline = "M58,88Q58,42 90,33Q40,22 20,40Q12,50 12,78V266L58,250Z"
    panels = "M50,100Q50,64 44,58Q24,52 22,86V150L50,146ZM50,162L22,167V244L50,235Z"
    return path(outline, colour) + path(panels, panel, width=2) + circle(49, 154, 5, paints.GAENARI)


def small_door(tier: str) -> str:
    """The door alone in a tier's colours."""
    return door(*_COLOURS[tier])


def tier_door(tier: str, label: str, who: str, *, size: float, arms: tuple[str, str], mood: str) -> Picture:
    """The door of a tier with somebody on the threshold."""
    somebody = place(person(who, arms=arms, mood=mood), 118, 249, size)
    return drawn(FRAME, label, door(*_COLOURS[tier], inside=somebody))


def door_e1() -> Picture:
    return tier_door(
        "e1",
        "A small girl waves from an open yellow door",
        "bom",
        size=0.98,
        arms=("down", "wave"),
        mood="happy",
    )


def door_e2() -> Picture:
    return tier_door(
        "e2", "A boy waves from an open orange door", "jun", size=0.98, arms=("down", "wave"), mood="happy"
    )


def door_e3() -> Picture:
    return tier_door(
        "e3", "A girl waves from an open green door", "harin", size=0.98, arms=("wave", "down"), mood="talk"
    )


def door_m() -> Picture:
    return tier_door(
        "m", "A teenager stands in an open blue door", "jiwoo", size=0.84, arms=("down", "hip"), mood="smile"
    )


def door_t() -> Picture:
    return tier_door(
        "t",
        "A teacher invites from an open brown door",
        "teacher",
        size=0.77,
        arms=("down", "give"),
        mood="smile",
    )


def door_p() -> Picture:
    return tier_door(
        "p",
        "A police officer stands in an open grey door",
        "officer",
        size=0.77,
        arms=("down", "give"),
        mood="calm",
    )
