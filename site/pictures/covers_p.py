"""Covers for the police: words on a card, a day, a lens, evidence, an eraser, a screen, two chairs, the world."""

from math import cos, radians, sin

from pictures import paints
from pictures.cast import person
from pictures.covers import cover
from pictures.devices import browser, globe, laptop
from pictures.doors import small_door
from pictures.furniture import ticks
from pictures.held import question
from pictures.objects import armchair, bubble, hill, plant
from pictures.picture import Picture
from pictures.signs import cup, dots, pause
from pictures.strokes import box, circle, flat, path, place

GROUND = paints.GIWA_SOFT
DEEP = "#BCC6D1"


def words_on_cards() -> Picture:
    colours = (paints.GIWA_MID, paints.JJOK_SOFT, paints.GAENARI, paints.JJOK_SOFT, paints.WHITE)
    cards = "".join(
        path(
            f"M{56 + 12 * at},{64 + 22 * at}h{46 + 26 * (at % 3)}l8,-16h40l8,16H{244 + 8 * at}V170H{56 + 12 * at}Z",
            colour,
        )
        for at, colour in enumerate(colours[:4])
    )
    return cover(
        "A card index: the yellow card stands out with its tag",
        GROUND,
        cards,
        box(40, 152, 244, 76, 8, paints.GIWA),
        box(122, 172, 80, 34, 4, paints.WHITE),
        path("M136,189h52", width=6, stroke=paints.GIWA_MID),
    )


def first_day() -> Picture:
    return cover(
        "A dial of one day with two arrows that run side by side",
        GROUND,
        circle(160, 120, 98, paints.WHITE, stroke_width=5),
        ticks(160, 120, 104, 24),
        path("M160,66V120L196,138", width=6),
        circle(160, 120, 7, paints.INK),
        _round_arrow(160, 120, 74, paints.GIWA_MID),
        _round_arrow(160, 120, 46, paints.GAENARI),
    )


def _round_arrow(x: float, y: float, radius: float, colour: str) -> str:
    """Two thirds of a circle clockwise around (x, y), with a head."""
    start, end = radians(20), radians(250)
    from_x, from_y = x + radius * sin(start), y - radius * cos(start)
    to_x, to_y = x + radius * sin(end), y - radius * cos(end)
    route = f"M{from_x},{from_y}A{radius},{radius} 0 1 1 {to_x},{to_y}"
    head = "M-10,8L0,-6L10,8"
    return (
        path(route, width=13)
        + place(path(head, width=12), to_x, to_y, 1, -20)
        + path(route, width=7, stroke=colour)
        + place(path(head, width=6, stroke=colour), to_x, to_y, 1, -20)
    )


def looking_again_at_questions() -> Picture:
    left = circle(102, 146, 58, paints.GLASS) + path(
        "M72,130h60M72,150h60M72,170h36", width=7, stroke=paints.GREY
    )
    struck = path("M64,176L140,120", width=6)
    right = circle(232, 146, 58, paints.GAENARI) + place(question(size=2.1, width=9), 232, 142)
    frame = path("M160,138q7,-10 14,0M44,136L16,98M290,136L312,104", width=8)
    return cover(
        "A pair of glasses: in one lens lines are crossed out, in the other stands a clear question",
        GROUND,
        path("M40,60h240M40,84h180", width=9, stroke=DEEP),
        left,
        struck,
        right,
        circle(102, 146, 58, stroke_width=8),
        circle(232, 146, 58, stroke_width=8),
        frame,
    )


def sealed_and_written_down() -> Picture:
    bag = path("M40,52H168V214q0,8 -8,8H48q-8,0 -8,-8Z", paints.GLASS) + path("M40,76H168", width=3)
    phone = box(76, 96, 56, 104, 9, paints.NAVY) + box(83, 106, 42, 78, 3, paints.SKY, stroke="none")
    strip = box(34, 40, 140, 22, 4, paints.GAENARI)
    hours = "".join(circle(212, y, 6, paints.WHITE, stroke_width=2.4) for y in (92, 124, 156, 188))
    return cover(
        "A phone in a sealed bag, and a log with four entries joined by a line",
        GROUND,
        bag,
        phone,
        strip,
        box(192, 62, 104, 154, 5, paints.WHITE),
        path("M212,92V188", width=2.6),
        hours,
        path("M230,92h48M230,124h40M230,156h48M230,188h32", width=6, stroke=paints.GIWA_MID),
    )


def taken_down() -> Picture:
    page = path("M24,56h108M24,82h70", width=9, stroke=paints.GREY) + box(
        24, 104, 92, 54, 4, stroke_dasharray="6 7"
    )
    rubber = path("M0,0l34,-52h50l-34,52Z", paints.GAENARI) + path("M18,-27h50", width=2.6)
    return cover(
        "An eraser clears a picture from a page; an arrow comes round to look again",
        GROUND,
        browser(24, 36, 186, 176, page),
        place(rubber, 132, 192),
        path("M112,200h18M106,188h12", width=3),
        _round_arrow(264, 118, 34, paints.GAENARI),
    )


def a_screen_against_noise() -> Picture:
    noise = "".join(
        place(bubble(-27, -20, 54, 38, paints.GIWA_MID, tail) + dots(5), x, y)
        for x, y, tail in ((52, 60, "right"), (44, 128, "right"), (104, 92, "right"))
    )
    panels = (
        path("M146,40L190,56V226L146,208Z", paints.WHITE)
        + path("M190,56L234,40V208L190,226Z", "#E8ECF1")
        + path("M146,64l44,16l44,-16M146,188l44,16l44,-16", width=2.2)
    )
    return cover(
        "A folding screen keeps the talk of others away from a quiet chair",
        GROUND,
        hill("M0,204H320V240H0Z", DEEP),
        noise,
        armchair(256, 230, 0.84, paints.SOL_SOFT, paints.SOL_MID),
        panels,
    )


def at_eye_level() -> Picture:
    return cover(
        "A low table with a drawing; an officer sits as low as the boy across from her",
        GROUND,
        hill("M0,206H320V240H0Z", DEEP),
        place(person("jun", arms=("down", "ask"), mood="talk", glance=3, whole=False), 84, 286, 1),
        place(person("officer", arms=("down", "chin"), mood="calm", glance=-3, whole=False), 236, 332, 0.98),
        box(0, 208, 320, 40, 0, paints.HEUK),
        path("M122,232l10,-18h64l10,18Z", paints.WHITE, width=2.4),
        path("M140,228q10,-12 18,-4t20,-6", width=2.4, stroke=paints.SOL),
    )


def grey_screen_and_a_break() -> Picture:
    still = flat(box(-58, -38, 116, 74, 4, paints.GREY)) + pause(1.2, 11)
    return cover(
        "A grey screen is paused; a warm cup and a plant stand before it",
        GROUND,
        laptop(140, 206, 1.42, inside=still, screen=paints.GREY),
        flat(box(0, 204, 320, 40, 0, paints.HEUK)),
        path("M0,204H320"),
        cup(258, 214, 1.25, paints.GAENARI),
        plant(34, 214, 0.8),
    )


def across_borders() -> Picture:
    arcs = "M96,120Q160,20 224,120M96,120Q160,190 224,120"
    return cover(
        "The world with dotted lines that join an open door here with an open door there",
        GROUND,
        globe(160, 126, 98, paints.SKY, "#9FB4C8"),
        path(arcs, width=6, stroke_dasharray="1 12"),
        place(small_door("p"), 50, 62, 0.36),
        place(small_door("m"), 202, 62, 0.36),
    )
