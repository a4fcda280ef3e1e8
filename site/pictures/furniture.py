"""What stands and hangs in rooms: tables, boards, shelves, clocks, lamps, benches, sofas."""

from math import cos, radians, sin

from pictures import paints
from pictures.strokes import box, circle, ellipse, flat, path, place


def table(x: float, y: float, width: float, floor: float, *, top: str = paints.HEUK, legs: float = 26) -> str:
    """A table from the front: its upper left corner at (x, y), its feet on `floor`."""
    posts = path(f"M{x + legs},{y + 14}V{floor}M{x + width - legs},{y + 14}V{floor}", width=9)
    return posts + box(x, y, width, 20, 6, top)


def round_table(x: float, y: float, across: float, floor: float, top: str = "#D0A275") -> str:
    """A round table on one foot; (x, y) is the middle of its top, `across` half its width."""
    foot = path(f"M{x},{floor}V{y}M{x - 44},{floor}h88", width=10)
    return (
        foot
        + ellipse(x, y, across, across * 0.2, top)
        + path(f"M{x - across},{y}v8q{across},{across * 0.42} {2 * across},0v-8", width=3)
    )


def table_top(
    y: float,
    deep: float = 56,
    *,
    top: str = "#D0A275",
    front: str = paints.HEUK,
    left: float = 0,
    right: float = 960,
) -> str:
    """The near edge of a table that fills the lower picture, seen from a little above; things lie on it."""
    surface = path(f"M{left + 40},{y}H{right - 40}L{right},{y + deep}H{left}Z", top)
    return surface + box(left, y + deep, right - left, 540 - y - deep + 6, 0, front)


def closed_door(x: float, y: float, width: float, height: float, colour: str, panel: str) -> str:
    """A shut door with two panels and a handle, from (x, y) to the floor."""
    panels = "".join(
        box(x + 18, y + at * height, width - 36, 0.36 * height, 4, panel, stroke_width=2)
        for at in (0.08, 0.54)
    )
    handle = circle(x + width - 12, y + 0.5 * height, 5, paints.GAENARI, stroke_width=2)
    return box(x, y, width, height, 4, colour, stroke_width=4) + panels + handle


def board(x: float, y: float, width: float, height: float, colour: str = "#2F6F61", inside: str = "") -> str:
    """A blackboard with its ledge; `inside` is drawn from its upper left corner."""
    return (
        box(x, y, width, height, 12, colour)
        + path(f"M{x - 10},{y + height + 8}h{width + 20}", width=8)
        + place(inside, x, y)
    )


def pinboard(x: float, y: float, width: float, height: float, inside: str = "") -> str:
    return box(x, y, width, height, 8, paints.HEUK, stroke_width=4) + place(inside, x, y)


def clock(x: float, y: float, radius: float, hour: float, minute: float = 0) -> str:
    """A clock on the wall that shows hour and minute."""
    hands = "".join(
        f"M{x},{y}L{x + radius * part * sin(radians(turn))},{y - radius * part * cos(radians(turn))}"
        for part, turn in ((0.48, 30 * hour + minute / 2), (0.72, 6 * minute))
    )
    return circle(x, y, radius, paints.WHITE, stroke_width=4) + path(hands, width=4) + ticks(x, y, radius)


def ticks(x: float, y: float, radius: float, count: int = 4) -> str:
    """The short marks along the inside of a dial."""
    marks = ""
    for step in range(count):
        across, down = sin(radians(360 * step / count)), -cos(radians(360 * step / count))
        inner, outer = 0.74 * radius, 0.84 * radius
        marks += f"M{x + inner * across},{y + inner * down}L{x + outer * across},{y + outer * down}"
    return path(marks, width=2.6)


_SPINES = (paints.GAM, paints.SOL_MID, paints.GAENARI, paints.JJOK_MID, paints.WHITE, paints.HEUK)


def bookshelf(x: float, y: float, width: float, rows: int, *, row: float = 92, wood: str = "#D9B183") -> str:
    """A shelf full of books; its upper left corner at (x, y)."""
    height = rows * row + 10
    boards = "".join(f"M{x},{y + at * row + 5}h{width}" for at in range(1, rows))
    books = "".join(_row_of_books(x + 12, y + (at + 1) * row + 2, width - 24, at) for at in range(rows))
    return box(x, y, width, height, 4, wood, stroke_width=4) + books + path(boards, width=6)


def _row_of_books(x: float, low: float, width: float, row: int) -> str:
    """Books of different widths and heights, with a gap, standing on `low`."""
    books, at, index = "", 0.0, 2 * row
    while at < width - 24:
        wide, tall = 16 + 7 * (index % 3), 54 + 9 * (index * 2 % 3)
        if index % 5 != 4:
            books += box(x + at, low - tall, wide, tall, 2, _SPINES[index % len(_SPINES)], stroke_width=2.2)
        at += wide
        index += 1
    return books


def desk_lamp(x: float, y: float, size: float = 1, *, lit: bool = True) -> str:
    """A lamp that bends to the left over what is read; its foot on (x, y)."""
    light = flat(path("M-96,0L-54,-96L-6,-84L8,0Z", paints.LIGHT, opacity=0.8)) if lit else ""
    arm = path("M22,-4L34,-70L-14,-118", width=6)
    shade = path("M-66,-92q2,-38 34,-40q26,0 36,34Z", paints.GAENARI)
    return place(light + arm + shade + box(-4, -8, 52, 10, 5, paints.GIWA), x, y, size)


def hanging_lamp(x: float, y: float, size: float = 1, shade: str = paints.GAENARI) -> str:
    """A lamp over a table; the cord comes from the ceiling."""
    drawing = (
        path("M0,-200V-48", width=3)
        + path("M-58,0q4,-48 58,-50q54,2 58,50Z", shade)
        + flat(path("M-20,2q20,18 40,0Z", paints.LIGHT))
    )
    return place(drawing, x, y, size)


def bench(x: float, y: float, width: float, floor: float, wood: str = paints.HEUK) -> str:
    """A bench in a park: the seat's upper left corner at (x, y)."""
    back = "".join(box(x, y - up, width, 20, 6, wood) for up in (104, 70))
    posts = path(f"M{x + 34},{y - 110}V{floor}M{x + width - 34},{y - 110}V{floor}", width=8)
    return posts + back + box(x - 14, y, width + 28, 22, 7, wood)


def sofa(x: float, floor: float, width: float, cloth: str, dark: str) -> str:
    """A sofa for two, its lower left corner on the floor at (x, floor)."""
    middle = x + width / 2
    return (
        path(f"M{x + 30},{floor}v-16M{x + width - 30},{floor}v-16", width=9)
        + path(f"M{x + 20},{floor - 20}V{floor - 190}q0,-40 40,-40h{width - 120}q40,0 40,40v170Z", cloth)
        + path(f"M{middle},{floor - 230}V{floor - 110}", width=2.4)
        + box(x + 30, floor - 110, width - 60, 60, 16, dark)
        + box(x + 20, floor - 62, width - 40, 46, 12, cloth)
        + box(x - 20, floor - 150, 62, 134, 28, cloth)
        + box(x + width - 42, floor - 150, 62, 134, 28, cloth)
    )


def rug(x: float, y: float, across: float, colour: str, deep: float = 26) -> str:
    return flat(ellipse(x, y, across, deep, colour))


def framed(
    x: float, y: float, width: float, height: float, inside: str = "", ground: str = paints.WHITE
) -> str:
    """A picture on the wall; `inside` is drawn around its middle."""
    return box(x, y, width, height, 4, ground, stroke_width=4) + place(inside, x + width / 2, y + height / 2)


def stage(colour: str = paints.GAM, dark: str = "#D6763B", wood: str = paints.HEUK) -> str:
    """A puppet stage that fills a scene: curtains left and right, a board in front."""
    left = "M110,60H250Q250,250 150,440H110Z"
    right = "M850,60H710Q710,250 810,440H850Z"
    folds = "M150,70Q160,240 132,430M200,70Q200,230 146,400M810,70Q800,240 828,430M760,70Q760,230 814,400"
    scallops = "M100,40H860V96" + "q-38,36 -76,0" * 10 + "Z"
    return (
        path(left, colour)
        + path(right, colour)
        + path(folds, width=2.4, stroke=dark)
        + path(scallops, paints.GAENARI)
        + path("M92,40H868", width=14)
        + path("M92,40H868", width=8, stroke=wood)
    )


def stage_front(wood: str = paints.HEUK) -> str:
    """The board behind which the players stand."""
    return (
        box(70, 430, 820, 120, 6, wood)
        + box(60, 412, 840, 26, 6, "#D9B183")
        + flat(*(circle(160 + 128 * step, 490, 16, paints.GAENARI) for step in range(6)))
    )


def stairs(x: float, floor: float, count: int, *, deep: float, high: float, colour: str, side: float) -> str:
    """Steps that rise to the right from (x, floor) and end at `side`."""
    route = f"M{x},{floor}" + f"v{-high}h{deep}" * count + f"H{side}V{floor}Z"
    edges = "".join(f"M{x + step * deep},{floor - (step + 1) * high + 8}H{side}" for step in range(count))
    return path(route, colour) + path(edges, width=2, opacity=0.35)
