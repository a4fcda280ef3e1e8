"""Devices: phones that lie face down, laptops, tablets, receivers, speakers, lenses."""

from pictures import paints
from pictures.strokes import box, circle, ellipse, flat, path, place


def phone_face_down(x: float, y: float, size: float = 1, colour: str = paints.NAVY) -> str:
    """A phone lying on its screen on a table, seen from a little above."""
    drawing = (
        path("M-40,8L-28,-12H40L30,8Z", colour)
        + path("M-40,8v5H30v-5M30,13L40,-8v-4", colour)
        + circle(22, -6, 3.4, paints.JJOK_SOFT, stroke_width=1.6)
    )
    return place(drawing, x, y, size)


def laptop(
    x: float, y: float, size: float = 1, *, inside: str = "", screen: str = paints.SKY, back: bool = False
) -> str:
    """A laptop standing on (x, y); `back` shows its lid instead of its screen."""
    shell = box(-70, -100, 140, 92, 8, paints.GIWA if back else paints.NAVY)
    front = (
        circle(0, -54, 8, paints.GIWA_MID, stroke="none")
        if back
        else box(-61, -92, 122, 74, 4, screen, stroke="none") + place(inside, 0, -55)
    )
    return place(shell + front + path("M-84,0l8,-10H76l8,10Z", paints.GREY), x, y, size)


def monitor_from_behind(x: float, y: float, size: float = 1) -> str:
    """A screen turned away from us, standing on (x, y)."""
    foot = path("M-8,-30V0M8,-30V0M-34,0h68", width=6)
    return place(
        foot + box(-74, -118, 148, 92, 8, paints.GIWA) + circle(0, -72, 9, paints.GIWA_MID), x, y, size
    )


def standing_screen(x: float, y: float, *, inside: str = "", glass: str = paints.SOL_PALE) -> str:
    """A large screen towards us, 264 wide, standing on (x, y); `inside` is drawn around its middle."""
    foot = path("M-10,-18V20M10,-18V20M-50,22h100", width=6)
    shell = box(-132, -196, 264, 182, 10, paints.NAVY) + box(-122, -186, 244, 162, 4, glass, stroke="none")
    return place(foot + shell + place(inside, 0, -104), x, y)


def half_closed_laptop(x: float, y: float, size: float = 1) -> str:
    """A laptop seen from its lid, which leans halfway down; it stands on (x, y)."""
    lid = path("M-66,-8L-50,-50H50L66,-8Z", paints.GIWA)
    return place(
        path("M-78,0l10,-9H68l10,9Z", paints.GREY) + lid + flat(circle(0, -28, 6, paints.GIWA_MID)),
        x,
        y,
        size,
    )


def tablet(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    inside: str = "",
    screen: str = paints.SKY,
    turn: float = 0,
) -> str:
    shell = box(-width / 2, -height / 2, width, height, 10, paints.NAVY)
    glass = box(-width / 2 + 7, -height / 2 + 7, width - 14, height - 14, 5, screen, stroke="none")
    return place(shell + glass + inside, x, y, 1, turn)


def lowered_phone(x: float, y: float, *, size: float = 1, turn: float = 0, inside: str = "") -> str:
    """A phone as it lies in a lap, its screen towards us."""
    return tablet(x, y, 40 * size, 62 * size, inside=inside, turn=turn)


def receiver(x: float, y: float, size: float = 1, turn: float = 0, colour: str = paints.GAENARI) -> str:
    """The receiver of a telephone, upright, its grip on (x, y); the ear to the right."""
    outline = "M18,-44q4,-10 -6,-12h-10q-22,6 -22,56t22,56h10q10,-2 6,-12l-6,-12q-4,-6 -12,-2q-4,-30 0,-60q8,4 12,-2Z"
    return place(path(outline, colour), x, y, size, turn)


def telephone(
    x: float, y: float, size: float = 1, colour: str = paints.GAENARI, *, receiver_on: bool = True
) -> str:
    """A desk telephone standing on (x, y)."""
    body = path("M-58,0q-2,-34 22,-52h72q24,18 22,52Z", colour)
    dots = "".join(
        circle(a, b, 4, paints.WHITE, stroke_width=1.8) for b in (-36, -22, -8) for a in (-15, 0, 15)
    )
    hand_set = path(
        "M-62,-50q-6,-26 62,-26t62,26q2,8 -8,8h-14q-8,0 -6,-10q-34,-10 -68,0q2,10 -6,10h-14q-10,0 -8,-8Z",
        colour,
    )
    return place(
        body + dots + (hand_set if receiver_on else path("M-30,-52v-9M30,-52v-9", width=6)), x, y, size
    )


def speaker_box(x: float, y: float, size: float = 1, colour: str = paints.GIWA) -> str:
    """A small loudspeaker standing on (x, y)."""
    cone = circle(0, -28, 17, paints.GREY) + circle(0, -28, 6, paints.INK)
    return place(box(-28, -84, 56, 84, 8, colour) + circle(0, -66, 8, paints.GREY) + cone, x, y, size)


def lens(
    x: float, y: float, radius: float, *, inside: str = "", turn: float = 0, handle: str = paints.GAM
) -> str:
    """A magnifying glass around (x, y); `inside` is what it shows, the handle low on the right."""
    near, far = radius * 0.74, radius * 1.62
    route = f"M{near},{near}L{far},{far}"
    return place(
        path(route, width=radius * 0.26 + 6)
        + path(route, width=radius * 0.26, stroke=handle)
        + circle(0, 0, radius, paints.GLASS)
        + inside
        + circle(0, 0, radius),
        x,
        y,
        1,
        turn,
    )


def browser(x: float, y: float, width: float, height: float, inside: str = "") -> str:
    """A page in its window, from (x, y); `inside` is drawn from its upper left corner."""
    return (
        box(x, y, width, height, 8, paints.WHITE)
        + path(f"M{x},{y + 26}h{width}")
        + flat(*(circle(x + 16 + 14 * at, y + 13, 4, paints.GIWA_MID) for at in range(3)))
        + place(inside, x, y)
    )


def globe(x: float, y: float, radius: float, sea: str = paints.SKY, land: str = paints.SOL_MID) -> str:
    """The world, with a few lands that are nobody's map."""
    r = radius
    lands = (
        f"M{-0.7 * r},{-0.45 * r}q{0.3 * r},{-0.35 * r} {0.6 * r},{-0.1 * r}q{0.2 * r},{0.3 * r} {-0.2 * r},{0.4 * r}"
        f"q{-0.35 * r},{0.1 * r} {-0.4 * r},{-0.3 * r}Z"
        f"M{0.15 * r},{0.1 * r}q{0.4 * r},{-0.25 * r} {0.6 * r},{0.1 * r}q0,{0.4 * r} {-0.35 * r},{0.5 * r}"
        f"q{-0.35 * r},{-0.15 * r} {-0.25 * r},{-0.6 * r}Z"
    )
    lattice = ellipse(0, 0, 0.45 * r, r, stroke_width=1.6) + path(f"M{-r},0h{2 * r}", width=1.6)
    return place(circle(0, 0, r, sea) + flat(path(lands, land)) + lattice + circle(0, 0, r), x, y)
