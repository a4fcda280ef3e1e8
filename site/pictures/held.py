"""Things small enough to hold, centred on the hands."""

from pictures import paints
from pictures.strokes import box, circle, path


def question(*, size: float = 1, width: float = 4) -> str:
    """A question mark centred on 0,0, about 25 high at size 1."""
    hook = f"M{-6 * size},{-4 * size}q0,{-7 * size} {6 * size},{-7 * size}t{6 * size},{7 * size}"
    tail = f"q0,{5 * size} {-6 * size},{7 * size}v{3 * size}M0,{12 * size}v.2"
    return path(hook + tail, width=width)


def _phone() -> str:
    screen = box(-6, -12, 12, 22, 1.5, paints.SKY, stroke="none")
    return box(-9, -16, 18, 32, 4, paints.NAVY) + screen


def _phone_back() -> str:
    return box(-9, -16, 18, 32, 4, paints.NAVY) + circle(4, -10, 2.6, paints.SKY, stroke_width=1.6)


def _photo() -> str:
    """A phone with somebody's photo and a question on it."""
    shell = box(-15, -19, 30, 38, 4, paints.NAVY) + box(-11, -14, 22, 26, 2, paints.SKY, stroke="none")
    return shell + path("M-4,-9q0,-4 4,-4t4,4q0,3 -4,4v2M0,1.5v.2", width=2.6)


def _book() -> str:
    pages = path("M-20,-14Q-10,-18 0,-13Q10,-18 20,-14V12Q10,8 0,13Q-10,8 -20,12Z", paints.WHITE)
    return pages + path("M0,-13V13", width=2.2)


def _closed_book() -> str:
    return box(-21, -26, 42, 52, 4, paints.GAM) + path("M-13,-26v52M-4,-12h16M-4,-3h10", width=2.4)


def _camera() -> str:
    return (
        path("M-10,-14l4,-7h12l4,7Z", paints.JJOK_SOFT)
        + box(-24, -14, 48, 32, 7, paints.JJOK_SOFT)
        + circle(0, 2, 10.5, paints.WHITE)
        + circle(17, -8, 2.4, paints.GAENARI, stroke_width=1.8)
    )


def _receiver() -> str:
    """The receiver of a telephone, its grip in the hand."""
    outline = "M8,-24q2,-6 -4,-6h-4q-12,4 -12,30t12,30h4q6,0 4,-6l-3,-7q-2,-3 -6,-1q-3,-16 0,-32q4,4 6,-1Z"
    return path(outline, paints.GAENARI)


def _clipboard() -> str:
    """A list of questions; two are crossed out."""
    board = box(-24, -32, 48, 64, 4, paints.HEUK) + box(-18, -24, 36, 50, 2, paints.WHITE, stroke_width=2)
    rows = path("M-12,-14h24M-12,-4h24M-12,6h24M-12,16h14", width=2.6, stroke=paints.GIWA_MID)
    struck = path("M-14,-8l28,-10M-14,12l28,-10", width=2.6)
    return board + rows + struck + box(-9, -36, 18, 9, 3, paints.GREY, stroke_width=2)


def _cup() -> str:
    handle = path("M11,-8h5q6,0 6,7t-6,7h-6", width=3)
    return handle + path("M-13,-14h26l-3,24q-1,4 -5,4h-10q-4,0 -5,-4Z", paints.WHITE)


def _chalk() -> str:
    return box(-3.5, -14, 7, 20, 2, paints.WHITE, stroke_width=2.2)


def _pencil() -> str:
    return path("M-4,-18h8v30l-4,9l-4,-9Z", paints.GAENARI, width=2.4) + path("M-4,12h8", width=2)


def _pencil_up() -> str:
    return path("M-4,16h8v-30l-4,-9l-4,9Z", paints.GAM, width=2.4) + path("M-4,-14h8", width=2)


HELD = {
    "receiver": _receiver(),
    "clipboard": _clipboard(),
    "cup": _cup(),
    "chalk": _chalk(),
    "pencil": _pencil(),
    "pencil-up": _pencil_up(),
    "phone": _phone(),
    "phone-back": _phone_back(),
    "photo": _photo(),
    "book": _book(),
    "closed-book": _closed_book(),
    "camera": _camera(),
}
