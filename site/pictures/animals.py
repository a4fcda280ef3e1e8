"""Ten animals, 64 by 64: the tokens children choose instead of a name."""

from collections.abc import Callable

from pictures import paints
from pictures.picture import Picture, drawn
from pictures.strokes import LINE, circle, ellipse, flat, group, path, place


def _eyes() -> str:
    return flat(circle(24, 33, 2.8, paints.INK), circle(40, 33, 2.8, paints.INK))


def _snout() -> str:
    return path("M29.5,40h5l-2.5,3Z", paints.INK, width=1.5) + _smile()


def _smile() -> str:
    return path("M32,43q-3,4 -7,2M32,43q3,4 7,2", width=2)


def _rabbit(fur: str) -> str:
    return (
        ellipse(24, 16, 6, 14, fur)
        + ellipse(40, 16, 6, 14, fur)
        + ellipse(32, 38, 20, 18, fur)
        + _eyes()
        + _snout()
    )


def _bear(fur: str) -> str:
    ears = circle(16, 20, 8, fur) + circle(48, 20, 8, fur)
    return ears + circle(32, 36, 22, fur) + ellipse(32, 43, 9, 7, paints.WHITE) + _eyes() + _snout()


def _cat(fur: str) -> str:
    whiskers = path("M4,38h9M4,44l9,-2M60,38h-9M60,44l-9,-2", width=1.8)
    return path("M12,12l12,8h16l12,-8v24q0,20 -20,20t-20,-20Z", fur) + _eyes() + _snout() + whiskers


def _fox(fur: str) -> str:
    head = path("M8,10l18,10h12l18,-10q2,26 -8,34q-8,12 -16,12t-16,-12q-10,-8 -8,-34Z", fur)
    cheeks = path("M14,38q8,0 18,14q10,-14 18,-14q-8,18 -18,18t-18,-18Z", paints.WHITE, width=2)
    return head + cheeks + _eyes() + circle(32, 50, 3, paints.INK)


def _owl(fur: str) -> str:
    eyes = "".join(circle(x, 32, 8, paints.WHITE) + circle(x, 32, 2.6, paints.INK) for x in (23, 41))
    beak = path("M29,40h6l-3,6Z", paints.GAENARI, width=2)
    return path("M12,12q8,8 20,6q12,2 20,-6q4,44 -20,46q-24,-2 -20,-46Z", fur) + eyes + beak


def _frog(fur: str) -> str:
    lids = circle(19, 20, 9, fur) + circle(45, 20, 9, fur)
    eyes = circle(19, 19, 3, paints.INK) + circle(45, 19, 3, paints.INK)
    return lids + ellipse(32, 38, 24, 19, fur) + eyes + path("M18,42q14,10 28,0")


def _tiger(fur: str) -> str:
    ears = circle(16, 19, 8, fur) + circle(48, 19, 8, fur)
    stripes = path("M32,16v8M25,17v5M39,17v5M11,36h6M53,36h-6M13,43l6,-2M51,43l-6,-2", width=2.6)
    return ears + circle(32, 36, 22, fur) + stripes + _eyes() + _snout()


def _whale(fur: str) -> str:
    tail = path("M42,40q10,-2 10,-14q-9,-1 -9,-9q8,-1 11,5q3,-6 9,-5q0,9 -7,11q2,18 -12,22Z", fur)
    body = path("M4,40q0,-18 22,-18q22,0 24,18q-2,14 -22,14q-24,0 -24,-14Z", fur)
    spout = path("M8,45q8,4 15,0M26,18q0,-9 -6,-9M26,18q0,-9 6,-9", width=2.4)
    return place(tail + body + circle(18, 37, 2.8, paints.INK, stroke="none") + spout, 0.5, 3, 0.93)


def _magpie(fur: str) -> str:
    body = path("M10,40q0,-24 22,-24q20,0 22,20q0,20 -20,20q-24,0 -24,-16Z", fur)
    belly = path("M14,44q10,-8 24,2q6,8 -4,10q-16,0 -20,-12Z", paints.WHITE, width=2.4)
    eye = circle(24, 30, 6, paints.WHITE, stroke="none") + circle(24, 30, 3, paints.INK, stroke="none")
    return body + belly + eye + path("M12,30l-10,5l9,4Z", paints.GAENARI)


def _otter(fur: str) -> str:
    ears = circle(12, 26, 5, fur) + circle(52, 26, 5, fur)
    muzzle = ellipse(32, 44, 15, 9, paints.WHITE) + ellipse(32, 40, 4, 2.6, paints.INK, stroke="none")
    whiskers = path("M18,42l-11,-2M18,46l-10,3M46,42l11,-2M46,46l10,3", width=1.6)
    return ears + ellipse(32, 36, 24, 18, fur) + _eyes() + muzzle + _smile() + whiskers


_ANIMALS: dict[str, tuple[Callable[[str], str], str]] = {
    "rabbit": (_rabbit, paints.WHITE),
    "bear": (_bear, paints.HAIR_CHESTNUT),
    "cat": (_cat, paints.GREY),
    "fox": (_fox, paints.GAM),
    "owl": (_owl, paints.HEUK),
    "frog": (_frog, paints.SOL_MID),
    "tiger": (_tiger, "#F0A85A"),
    "whale": (_whale, paints.JJOK_MID),
    "magpie": (_magpie, paints.GIWA),
    "otter": (_otter, paints.HEUK),
}
ANIMALS = tuple(_ANIMALS)


def animal_head(name: str, line: float = LINE) -> str:
    """The head alone, for inside another picture; it fills 64 by 64 from 0,0.

    A head that will be enlarged takes a thinner `line`.
    """
    draw, fur = _ANIMALS[name]
    return group(draw(fur), stroke_width=line) if line != LINE else draw(fur)


def animal(name: str) -> Picture:
    return drawn("0 0 64 64", f"Animal: {name}", animal_head(name))
