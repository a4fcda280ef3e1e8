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


def _camera() -> str:
    return (
        path("M-10,-14l4,-7h12l4,7Z", paints.JJOK_SOFT)
        + box(-24, -14, 48, 32, 7, paints.JJOK_SOFT)
        + circle(0, 2, 10.5, paints.WHITE)
        + circle(17, -8, 2.4, paints.GAENARI, stroke_width=1.8)
    )


HELD = {
    "phone": _phone(),
    "phone-back": _phone_back(),
    "photo": _photo(),
    "book": _book(),
    "camera": _camera(),
}
