"""Things in rooms: bubbles, cameras, phones, seats, windows, plants."""

from pictures import paints
from pictures.held import question
from pictures.strokes import box, circle, flat, path, place


def bubble(
    x: float, y: float, width: float, height: float, fill: str = paints.WHITE, tail: str = "left"
) -> str:
    """A speech bubble with its tail down on the left or right, or none."""
    corner = min(width, height) / 2 if height < 46 else 20
    right, low = x + width - corner, y + height - corner
    route = f"M{x + corner},{y}H{right}q{corner},0 {corner},{corner}V{low}q0,{corner} {-corner},{corner}"
    if tail == "right":
        route += f"H{right - 2}l6,16l-24,-16H{x + corner}"
    elif tail == "left":
        route += f"H{x + corner + 22}l-24,16l6,-16H{x + corner}"
    else:
        route += f"H{x + corner}"
    return path(f"{route}q{-corner},0 {-corner},{-corner}V{y + corner}q0,{-corner} {corner},{-corner}Z", fill)


def asking(x: float, y: float, size: float = 1, tail: str = "left", fill: str = paints.GAENARI) -> str:
    """A bubble that asks; (x, y) is its middle."""
    inside = bubble(-31, -24, 62, 48, fill, tail) + question(width=4)
    return place(inside, x, y, size)


def answering(x: float, y: float, size: float = 1, tail: str = "right") -> str:
    """A bubble that answers, with the round letter that Korean chats use for yes."""
    return place(bubble(-31, -24, 62, 48, paints.WHITE, tail) + circle(0, 0, 10, stroke_width=5), x, y, size)


def camera(x: float, y: float, size: float = 1) -> str:
    """A camera that asks first."""
    body = (
        box(-46, -28, 92, 62, 12, paints.JJOK_SOFT)
        + path("M-20,-28l7,-14h26l7,14Z", paints.JJOK_SOFT)
        + circle(0, 4, 22, paints.WHITE)
        + place(question(), 0, 4)
        + circle(34, -16, 4, paints.GAENARI)
        + path("M-38,-16h12")
    )
    return place(body, x, y, size)


def big_phone(
    x: float,
    y: float,
    *,
    width: float,
    height: float,
    inside: str = "",
    screen: str = paints.WHITE,
    turn: float = 0,
) -> str:
    """A phone as large as a person; `inside` is drawn around its middle."""
    shell = box(-width / 2, -height / 2, width, height, 18, paints.NAVY)
    glass = box(-width / 2 + 8, -height / 2 + 12, width - 16, height - 24, 8, screen, stroke="none")
    slot = path(f"M-8,{-height / 2 + 6}h16", width=2, stroke="#8FA0C4")
    return place(shell + glass + slot + inside, x, y, 1, turn)


def tree(x: float, y: float, size: float = 1, leaves: str = paints.SOL) -> str:
    crown = path("M0,-84q26,20 18,42q-4,18 -18,18t-18,-18q-8,-22 18,-42Z", leaves)
    return place(path("M0,0v-26", width=4) + crown, x, y, size)


def big_tree(x: float, floor: float, width: float, height: float, leaves: str = paints.SOL) -> str:
    """A tree taller than people, in the same ink line as they; its foot on (x, floor)."""
    low, half = floor - height * 0.3, width / 2
    trunk = path(f"M{x},{floor}V{floor - height * 0.55}", width=20) + path(
        f"M{x},{floor - 3}V{floor - height * 0.55}", width=12, stroke=paints.HEUK
    )
    crown = (
        f"M{x - half * 0.7},{low}q{-half * 0.8},-10 {-half * 0.3},{-height * 0.24}"
        f"q{-half * 0.1},{-height * 0.22} {half * 0.5},{-height * 0.24}q{half * 0.4},{-height * 0.3} {half * 0.9},0"
        f"q{half * 0.8},0 {half * 0.5},{height * 0.26}q{half * 0.5},{height * 0.2} {-half * 0.3},{height * 0.22}Z"
    )
    return trunk + path(crown, leaves)


def plant(x: float, y: float, size: float = 1) -> str:
    """A pot plant standing on (x, y)."""
    leaves = (
        path("M0,-34q-34,-6 -30,-44q28,2 30,44Z", paints.SOL)
        + path("M0,-34q34,-10 34,-46q-32,0 -34,46Z", paints.SOL_MID)
        + path("M0,-34q-12,-40 2,-66q18,28 -2,66Z", paints.SOL)
    )
    return place(leaves + path("M-20,-36h40l-5,36h-30Z", paints.GAM), x, y, size)


def armchair(
    x: float, y: float, size: float = 1, cloth: str = paints.SOL_SOFT, dark: str = paints.SOL_MID
) -> str:
    """A soft chair seen from the front, its feet on (x, y)."""
    drawing = (
        path("M-46,0v-14M46,0v-14", width=7)
        + box(-50, -134, 100, 110, 26, cloth)
        + box(-46, -66, 92, 34, 12, paints.WHITE)
        + box(-46, -48, 92, 36, 10, dark)
        + box(-68, -78, 26, 66, 13, cloth)
        + box(42, -78, 26, 66, 13, cloth)
    )
    return place(drawing, x, y, size)


def bus_seat(x: float, y: float, width: float, height: float, cloth: str) -> str:
    """The back of a bus seat, its lower left corner at (x, y)."""
    outline = f"M{x},{y}v{34 - height}q0,-34 34,-34h{width - 68}q34,0 34,34v{height - 34}Z"
    seam = f"M{x + 26},{y}v{70 - height}q0,-20 20,-20h{width - 92}q20,0 20,20v{height - 70}"
    middle = x + width / 2
    cover = path(f"M{middle - 44},{y - height + 1}h88v30q-44,14 -88,0Z", paints.WHITE)
    return path(outline, cloth) + path(seam, width=2.4) + cover


def hill(route: str, colour: str) -> str:
    return flat(path(route, colour))


def sun(x: float, y: float, radius: float, colour: str = paints.GAENARI) -> str:
    return flat(circle(x, y, radius, colour))


def ground(width: float, height: float, colour: str) -> str:
    """The flat colour behind everything."""
    return flat(box(0, 0, width, height, 0, colour))
