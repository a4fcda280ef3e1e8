"""Paper and what one writes with: sheets, cards, notebooks, letters, calendars, clipboards."""

from pictures import paints
from pictures.strokes import box, circle, flat, path, place


def lines(
    x: float,
    y: float,
    width: float,
    count: int,
    *,
    gap: float = 16,
    colour: str = paints.GREY,
    thick: float = 5,
) -> str:
    """Writing that nobody has to read; the last line is shorter."""
    route = "".join(f"M{x},{y + at * gap}h{width if at < count - 1 else width * 0.6}" for at in range(count))
    return path(route, width=thick, stroke=colour)


def check_list(
    x: float, y: float, width: float, rows: int, *, gap: float = 24, done: int = 99, colour: str = paints.SOL
) -> str:
    """Boxes and lines; the first `done` boxes are ticked."""
    boxes = "".join(box(x, y + at * gap - 8, 16, 16, 3, paints.WHITE, stroke_width=2.2) for at in range(rows))
    marks = "".join(f"M{x + 3},{y + at * gap}l4,5l7,-9" for at in range(min(done, rows)))
    return (
        boxes
        + (path(marks, width=3) if marks else "")
        + path(
            "".join(
                f"M{x + 28},{y + at * gap}h{(width - 28) * (1, 0.8, 0.92)[at % 3]}" for at in range(rows)
            ),
            width=5,
            stroke=colour,
        )
    )


def card(
    x: float, y: float, width: float, height: float, colour: str, *, turn: float = 0, inside: str = ""
) -> str:
    """A card with its middle on (x, y)."""
    return place(box(-width / 2, -height / 2, width, height, 10, colour) + inside, x, y, 1, turn)


def pencil(x: float, y: float, size: float = 1, turn: float = 0, colour: str = paints.GAENARI) -> str:
    """A pencil 60 long whose point is on (x, y); upright without `turn`."""
    shaft = path("M-6,-14v-46h12v46L0,0Z", colour) + path("M-6,-14L0,0L6,-14Z", paints.WHITE, width=2.2)
    return place(
        shaft + path("M-6,-50h12", width=2.2) + flat(circle(0, -2.5, 2.5, paints.INK)), x, y, size, turn
    )


def notebook(x: float, y: float, size: float = 1, turn: float = 0, cover: str = paints.SOL) -> str:
    """An open notebook lying flat, seen from a little above, its middle on (x, y)."""
    drawing = (
        path("M-62,14L-50,-16H50L62,14Z", cover)
        + path(
            "M-55,10L-46,-16Q-22,-22 0,-14Q22,-22 46,-16L55,10Q26,2 0,10Q-26,2 -55,10Z",
            paints.WHITE,
            width=2.4,
        )
        + path("M0,-14V10", width=2)
        + path("M-40,-8q14,-4 30,0M-43,0q16,-4 32,0M12,-8q14,-4 26,-1", width=2, stroke=paints.GIWA_MID)
    )
    return place(drawing, x, y, size, turn)


def closed_book(x: float, y: float, size: float = 1, turn: float = 0, cover: str = paints.GAM) -> str:
    """A closed book or notebook lying flat, its middle on (x, y)."""
    return place(
        box(-34, -8, 68, 16, 4, cover)
        + path("M-30,4h60", width=4, stroke=paints.WHITE)
        + box(-34, -8, 68, 16, 4),
        x,
        y,
        size,
        turn,
    )


def envelope(x: float, y: float, size: float = 1, turn: float = 0, colour: str = paints.WHITE) -> str:
    return place(box(-40, -27, 80, 54, 6, colour) + path("M-38,-24L0,6L38,-24"), x, y, size, turn)


def clipboard(
    x: float, y: float, size: float = 1, turn: float = 0, inside: str = "", board: str = paints.HEUK
) -> str:
    """A clipboard 110 by 150, its middle on (x, y)."""
    drawing = (
        box(-55, -75, 110, 150, 8, board)
        + box(-45, -60, 90, 126, 3, paints.WHITE, stroke_width=2.4)
        + inside
        + box(-20, -84, 40, 20, 6, paints.GREY)
    )
    return place(drawing, x, y, size, turn)


def calendar(x: float, y: float, size: float = 1, ring: int | None = None) -> str:
    """A calendar on the wall, 140 by 130 from (x, y); `ring` is the day (0 to 11) with a circle."""
    spots = [(24 + 31 * (day % 4), 58 + 26 * (day // 4)) for day in range(12)]
    days = path("".join(f"M{a},{b}h.2" for a, b in spots), width=8, stroke=paints.SAND)
    marked = circle(*spots[ring], 12, stroke=paints.GAM, stroke_width=4) if ring is not None else ""
    page = box(0, 0, 140, 130, 8, paints.WHITE) + path("M0,36H140") + path("M36,-8v18M104,-8v18", width=5)
    return place(page + days + marked, x, y, size)


def flat_sheet(
    x: float, y: float, width: float, rows: int = 3, *, slant: float = 14, deep: float = 26
) -> str:
    """A sheet lying on a table, seen from a little above; its lower left corner at (x, y)."""
    outline = f"M{x},{y}l{slant},{-deep}h{width - slant}l{-slant},{deep}Z"
    gap = deep / (rows + 1)
    written = "".join(
        f"M{x + slant * (at * gap / deep) + 12},{y - at * gap}h{width - slant - 28}"
        for at in range(1, rows + 1)
    )
    return path(outline, paints.WHITE) + path(written, width=2.6, stroke=paints.GIWA_MID)


def newspaper(x: float, y: float, size: float = 1, turn: float = 0, inside: str = "") -> str:
    """A front page 120 by 150: headline, picture, columns."""
    columns = lines(-48, 30, 42, 4, gap=12, thick=3.4) + lines(8, -14, 40, 8, gap=11, thick=3.4)
    image = box(-48, -22, 44, 36, 2, paints.SKY, stroke_width=2.2)
    head = path("M-48,-54h96M-48,-38h60", width=7, stroke=paints.GIWA)
    return place(
        box(-60, -75, 120, 150, 3, paints.WHITE) + (inside or head + image + columns), x, y, size, turn
    )
