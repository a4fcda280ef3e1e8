"""Covers of middle school: steps that ask again, words, kinds, exits, dominoes, signposts, repair."""

from math import cos, radians, sin

from pictures import logo, paints
from pictures.cast import person
from pictures.covers import cover
from pictures.doors import small_door
from pictures.held import question
from pictures.objects import big_phone, bubble, hill, sun
from pictures.papers import pencil
from pictures.picture import Picture
from pictures.signs import exclamation, open_hand, tick
from pictures.strokes import box, circle, ellipse, flat, path, place

GROUND = "#C3D2EE"
DEEP = "#9DB3DC"


def each_step_asks() -> Picture:
    steps = path("M110,246V196h70V146h70V96h80V246Z", paints.JJOK_MID)
    asks = "".join(
        flat(circle(x, y, 15, paints.GAENARI)) + place(question(size=0.75, width=3.6), x, y)
        for x, y in ((146, 222), (216, 172), (286, 122))
    )
    return cover(
        "A staircase; on every step stands a question, and a teenager waits at the first",
        GROUND,
        steps,
        asks,
        place(person("nari", arms=("down", "ask"), mood="talk", glance=3), 62, 276, 0.98),
    )


def what_words_hide() -> Picture:
    page = box(60, 34, 176, 220, 5, paints.WHITE) + path(
        "M78,150h62M78,170h62M78,190h62M78,210h40", width=7, stroke="#D8DCE6"
    )
    hidden = path("M82,64h132", width=20, stroke=paints.GIWA_MID)
    clear = path("M82,98h104", width=20, stroke=paints.GAENARI) + path("M76,64q34,-14 70,0t78,-4", width=5)
    return cover(
        "On a front page a grey bar is crossed out; a pencil writes a clear line below",
        GROUND,
        page,
        hidden,
        clear,
        path("M156,150h60M156,170h60M156,190h60M156,210h44", width=7, stroke="#D8DCE6"),
        pencil(194, 98, 2.2, 42),
    )


def seven_kinds() -> Picture:
    spots = [(160 + 112 * sin(radians(turn)), 122 - 88 * cos(radians(turn))) for turn in range(0, 360, 52)][
        :7
    ]
    rays = path("".join(f"M160,122L{x},{y}" for x, y in spots))
    frames = "".join(
        box(x - 22, y - 17, 44, 34, 5, paints.WHITE)
        + path(f"M{x - 12},{y + 8}l8,-10l7,6l8,-10", width=2.4, stroke=paints.JJOK_MID)
        for x, y in spots
    )
    centre = (
        circle(160, 122, 40, paints.NAVY)
        + circle(160, 122, 24, paints.GLASS)
        + place(exclamation(1.1, 5.5), 160, 122)
    )
    return cover("Seven pictures, and one lens to which they all lead", GROUND, rays, frames, centre)


def exits_at_every_step() -> Picture:
    way = "M-8,214H196q44,0 44,-40t-44,-40H104q-40,0 -40,-38t40,-38H330"
    doors = "".join(
        place(small_door("t"), x, y, 0.27) for x, y in ((92, 144), (238, 104), (146, 68), (14, 66))
    )
    return cover(
        "A winding road with a small open door at every bend",
        GROUND,
        path(way, width=34),
        path(way, width=28, stroke=paints.WHITE),
        path(way, width=3, stroke=paints.JJOK_MID, stroke_dasharray="9 11"),
        doors,
    )


def the_row_stops_here() -> Picture:
    falling = "".join(
        place(_tile(), 36 + 36 * at, 208, 1, turn) for at, turn in enumerate((68, 56, 42, 26, 12))
    )
    standing = "".join(place(_tile(), x, 208) for x in (262, 296))
    return cover(
        "Phones fall like dominoes; a hand stops the row",
        GROUND,
        flat(box(0, 208, 320, 40, 0, DEEP)),
        path("M0,208H320"),
        falling,
        standing,
        path("M226,262V166", width=32),
        path("M226,262V166", width=26, stroke=paints.SOL_SOFT),
        place(open_hand(paints.SKIN_TAN), 226, 128, 2.1),
    )


def _tile() -> str:
    """A phone on end, its lower left edge on 0,0."""
    return box(-18, -82, 18, 82, 5, paints.NAVY) + path("M-12,-72v60", width=3, stroke=paints.SKY)


def ways_to_help() -> Picture:
    logo_mark = logo.in_bubble(0.72)
    return cover(
        "A signpost points to a talk, a call, an eraser and a letter; a teenager reads it",
        GROUND,
        hill("M0,204Q160,188 320,204V240H0Z", DEEP),
        path("M196,240V20", width=12),
        path("M196,240V20", width=6, stroke=paints.HEUK),
        _arm(206, 44, 1, paints.WHITE, logo_mark),
        _arm(186, 82, -1, paints.GAENARI, _call()),
        _arm(206, 120, 1, paints.GAENARI, _eraser()),
        _arm(186, 158, -1, paints.WHITE, path("M-14,-9h28v18h-28ZM-14,-9l14,10l14,-10", width=2.6)),
        place(person("jiwoo", arms=("down", "chin"), mood="think", glance=3), 46, 286, 0.96),
    )


def _arm(x: float, y: float, side: int, colour: str, sign: str) -> str:
    """A board of the signpost that points right (1) or left (-1) of (x, y)."""
    outline = f"M{x},{y - 16}h{74 * side}l{18 * side},16l{-18 * side},16h{-74 * side}Z"
    return path(outline, colour) + place(sign, x + 38 * side, y)


def _call() -> str:
    return path("M-14,-6q14,-12 28,0v6h-8v-5q-6,-4 -12,0v5h-8Z", paints.WHITE, width=2.6) + path(
        "M-8,10h.2M0,8h.2M8,10h.2", width=4
    )


def _eraser() -> str:
    return (
        path("M-14,8l10,-18h18l-10,18Z", paints.WHITE, width=2.6)
        + path("M-4,-10l-4,18", width=2.2)
        + path("M-16,12h30", width=2.6)
    )


def a_roof_of_law() -> Picture:
    roof = path("M28,122Q90,34 160,40Q230,34 292,122Q226,84 160,100Q94,84 28,122Z", paints.WHITE)
    cover_of_it = path("M20,126Q86,26 160,32Q234,26 300,126", width=9, stroke=paints.JJOK)
    written = path(
        "M74,88q36,-26 70,-26M86,96q28,-18 54,-18M246,88q-36,-26 -70,-26M234,96q-28,-18 -54,-18",
        width=3,
        stroke=paints.GIWA_MID,
    )
    return cover(
        "An open book is a roof; three people stand under it",
        GROUND,
        sun(160, 236, 116, paints.JJOK_PALE),
        path("M20,126Q86,26 160,32Q234,26 300,126", width=15),
        cover_of_it,
        roof,
        path("M160,42V100", width=2.6),
        written,
        place(person("hyeonseo", mood="smile"), 92, 262, 0.6),
        place(person("nari", mood="smile"), 160, 270, 0.64),
        place(person("jiho", arms=("lap", "lap")), 230, 240, 0.68),
    )


def the_feed() -> Picture:
    same = "".join(
        path(f"M{x},{y + 14}l15,-27l15,27Z", paints.JJOK_SOFT, width=2.6)
        for y in (-66, -26, 14, 54)
        for x in (-45, -15, 15)
        if (x, y) != (-15, 14)
    )
    other = circle(0, 14, 14, paints.GAENARI, stroke_width=2.6)
    hyeonseo = person("hyeonseo", arms=("chin", "down"), mood="think", glance=-3)
    return cover(
        "A screen full of the same triangle and one circle; a teenager wonders",
        GROUND,
        big_phone(98, 122, width=128, height=206, inside=same + other, turn=-5),
        place(hyeonseo, 244, 284, 1.02),
    )


def turning_back() -> Picture:
    way, head = "M60,250V112q0,-56 56,-56t56,56V182", "M140,166l32,34l32,-34"
    road = path(way, width=28) + path(head, width=16)
    paint = path(way, width=22, stroke=paints.GAENARI) + path(head, width=10, stroke=paints.GAENARI)
    return cover(
        "A road turns round; its arrow leads back to an open door",
        GROUND,
        hill("M0,222H320V240H0Z", DEEP),
        place(small_door("m"), 206, 62, 0.64),
        road,
        paint,
        place(bubble(-26, -20, 52, 40, paints.WHITE, "left") + place(tick(0.8), 0, 0), 262, 34),
    )


def circles_of_my_own() -> Picture:
    rings = (
        ellipse(160, 196, 196, 74, DEEP, stroke_dasharray="3 11")
        + ellipse(160, 196, 136, 48, paints.JJOK_PALE)
        + ellipse(160, 198, 60, 22, paints.GAENARI)
    )
    strangers = "".join(
        place(circle(0, -38, 11, paints.WHITE) + path("M-15,0q0,-24 15,-24t15,24Z", paints.WHITE), x, y)
        for x, y in ((24, 150), (296, 150), (18, 238), (302, 238))
    )
    return cover(
        "Three rings: a teenager in the middle, two people she trusts in the next, everyone else outside",
        GROUND,
        rings,
        strangers,
        place(person("hyeonseo", mood="smile", glance=2), 78, 212, 0.62),
        place(person("carer", mood="smile", glance=-2), 244, 212, 0.58),
        place(person("nari", arms=("down", "hip"), mood="happy"), 160, 206, 0.72),
    )
