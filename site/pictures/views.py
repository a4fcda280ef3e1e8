"""Windows and what one sees through them: hills, the evening, rain that stops, a school."""

from pictures import paints
from pictures.strokes import box, circle, flat, path

EVENING = "#8493C4"
DUSK = "#F2B68C"


def window(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    view: str = "",
    sky: str = paints.SKY,
    bars: bool = True,
) -> str:
    """A window whose pane begins at (x, y); `view` lies behind its bars and may not be larger."""
    cross = path(f"M{x + width / 2},{y}v{height}", width=5) if bars else ""
    return (
        box(x, y, width, height, 8, sky)
        + view
        + box(x, y, width, height, 8)
        + cross
        + path(f"M{x - 16},{y + height + 4}h{width + 32}", width=9)
    )


def hills(
    x: float, y: float, width: float, height: float, *, far: str = "#8DBFA8", near: str = "#5FA58C"
) -> str:
    low = y + height - 2
    back = (
        f"M{x + 2},{y + height * 0.7}Q{x + width * 0.2},{y + height * 0.3} {x + width * 0.42},{y + height * 0.58}"
        f"T{x + width * 0.78},{y + height * 0.5}T{x + width - 2},{y + height * 0.56}V{low}H{x + 2}Z"
    )
    front = (
        f"M{x + 2},{y + height * 0.88}Q{x + width * 0.36},{y + height * 0.68} {x + width * 0.64},{y + height * 0.82}"
        f"T{x + width - 2},{y + height * 0.76}V{low}H{x + 2}Z"
    )
    return flat(path(back, far), path(front, near))


def thin_moon(x: float, y: float, radius: float = 26) -> str:
    """A crescent, open to the right."""
    r = radius
    return flat(
        path(f"M{x},{y - r}A{r},{r} 0 1 0 {x},{y + r}A{r * 1.35},{r * 1.35} 0 0 1 {x},{y - r}Z", paints.LIGHT)
    )


def night(x: float, y: float, width: float, height: float, *, full: bool = False) -> str:
    """A moon and three stars, for a window with a dark sky."""
    moon_x, moon_y = x + width * 0.74, y + height * 0.3
    moon = flat(circle(moon_x, moon_y, 26, paints.LIGHT)) if full else thin_moon(moon_x, moon_y)
    spots = ((0.2, 0.22), (0.34, 0.62), (0.84, 0.74))
    return moon + flat(*(circle(x + width * a, y + height * b, 3, paints.LIGHT) for a, b in spots))


def sun_after_rain(x: float, y: float, width: float, height: float) -> str:
    """A cloud that goes, the sun that comes, the last drops on the pane."""
    cloud_x, cloud_y = x + width * 0.3, y + height * 0.34
    start = f"M{cloud_x - 44},{cloud_y + 16}"
    cloud = f"{start}q-18,-2 -12,-18q8,-14 22,-8q8,-22 30,-14q20,-4 22,14q18,2 14,16q-2,10 -14,10Z"
    light = flat(circle(x + width * 0.7, y + height * 0.34, 32, paints.GAENARI))
    drops = "".join(
        f"M{x + width * a},{y + height * b}v9"
        for a, b in ((0.16, 0.62), (0.3, 0.72), (0.44, 0.6), (0.62, 0.66))
    )
    land = hills(x, y + height * 0.4, width, height * 0.6)
    return land + light + path(cloud, paints.WHITE, width=2.4) + path(drops, width=3, stroke=paints.JJOK_MID)


def school_house(x: float, y: float, size: float = 1, wall: str = "#F3D9A8") -> str:
    """A school with a flag and a clock, about 240 by 150, its lower left corner at (x, y)."""

    def at(across: float, down: float) -> str:
        return f"{x + across * size},{y + down * size}"

    panes = "".join(
        box(x + a * size, y + b * size, 24 * size, 22 * size, 2, paints.SKY, stroke_width=2)
        for b in (-86, -50)
        for a in (16, 52, 164, 200)
    )
    return (
        path(f"M{at(0, 0)}V{y - 104 * size}H{x + 240 * size}V{y}Z", wall)
        + path(f"M{at(88, 0)}V{y - 132 * size}L{at(120, -152)}L{at(152, -132)}V{y}Z", wall)
        + path(f"M{at(120, -152)}v{-44 * size}", width=2.6)
        + path(
            f"M{at(120, -196)}q{14 * size},-6 {30 * size},2v{18 * size}q{-16 * size},-8 {-30 * size},-2Z",
            paints.SOL_SOFT,
            width=2.2,
        )
        + panes
        + circle(x + 120 * size, y - 108 * size, 13 * size, paints.WHITE, stroke_width=2.2)
        + path(f"M{at(120, -108)}v{-8 * size}M{at(120, -108)}h{6 * size}", width=2)
        + path(
            f"M{at(102, 0)}v{-42 * size}q0,{-16 * size} {18 * size},{-16 * size}t{18 * size},{16 * size}V{y}Z",
            paints.HEUK,
            width=2.2,
        )
    )


def sunset(x: float, y: float, width: float, height: float) -> str:
    """The sun goes down behind hills."""
    disc = flat(circle(x + width * 0.36, y + height * 0.56, height * 0.2, paints.GAENARI))
    return disc + hills(x, y + height * 0.3, width, height * 0.7, far="#B98A8E", near="#8E6F80")


def playground(x: float, y: float, width: float, height: float) -> str:
    """A playground with nobody in it: a slide, a swing."""
    low = y + height * 0.86
    sand = flat(box(x + 2, y + height * 0.72, width - 4, height * 0.28 - 2, 0, "#EBCB94"))
    slide = (
        f"M{x + width * 0.14},{low}V{y + height * 0.4}h{width * 0.1}V{low}"
        f"M{x + width * 0.24},{y + height * 0.42}q{width * 0.1},{height * 0.36} {width * 0.24},{height * 0.42}"
    )
    swing = (
        f"M{x + width * 0.58},{low}L{x + width * 0.64},{y + height * 0.34}H{x + width * 0.86}L{x + width * 0.92},{low}"
        f"M{x + width * 0.71},{y + height * 0.34}V{y + height * 0.7}h{width * 0.08}V{y + height * 0.34}"
    )
    return sand + path(slide + swing, width=4, stroke=paints.SOL)


def blind(x: float, y: float, width: float, height: float) -> str:
    """A blind let down over a window."""
    rows = "".join(f"M{x},{y + at}h{width}" for at in range(22, int(height), 22))
    return (
        box(x, y, width, height, 4, paints.SAND)
        + path(rows, width=2)
        + path(f"M{x - 10},{y}h{width + 20}", width=9)
        + path(f"M{x + width - 16},{y + height}v20", width=2)
        + circle(x + width - 16, y + height + 24, 5, paints.GAENARI, stroke_width=2)
    )
