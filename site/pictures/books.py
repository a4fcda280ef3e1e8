"""Covers of the books, A4 upright (420 by 594). The upper third stays free for the title."""

from pictures import paints
from pictures.cast import person
from pictures.doors import door
from pictures.objects import asking, ground, hill, sun
from pictures.picture import Picture, drawn
from pictures.strokes import circle, flat, path, place

FRAME = "0 0 420 594"


def children() -> Picture:
    amina = place(person("amina", arms=("down", "wave"), mood="happy"), 104, 249, 0.94)
    return drawn(
        FRAME,
        "Children stand before an open green door and ask; the girl inside waves them in",
        ground(420, 594, paints.SOL_PALE),
        sun(362, 262, 34),
        hill("M0,430Q120,388 240,420T420,404V594H0Z", paints.SOL_SOFT),
        hill("M0,506Q130,470 260,496T420,488V594H0Z", "#6DBBA6"),
        hill("M168,490L118,594H332L296,490Z", "#FBE9B4"),
        place(door(paints.SOL, paints.SOL_MID, inside=amina), 100, 204, 1.14),
        place(person("harin", arms=("down", "ask"), mood="talk", glance=3), 66, 572, 1),
        place(person("jiho", arms=("lap", "lap"), mood="happy", glance=-3), 302, 586, 0.98),
        place(person("jun", mood="happy", glance=-2), 374, 550, 0.92),
        asking(112, 344, 0.94),
    )


def teens() -> Picture:
    nari = place(person("nari", arms=("down", "hip"), mood="calm"), 116, 250, 0.84)
    light = flat(path("M196,478L120,594H390L316,478Z", "#FBE9B4"))
    return drawn(
        FRAME,
        "A teenager stands in an open blue door; two friends wait outside at a distance and ask",
        ground(420, 594, paints.JJOK_PALE),
        flat(circle(250, 340, 150, paints.JJOK_SOFT)),
        hill("M0,478H420V594H0Z", paints.JJOK_MID),
        light,
        place(door(paints.JJOK, paints.JJOK_MID, inside=nari), 118, 200, 1.12),
        place(person("jiwoo", arms=("down", "ask"), mood="talk", glance=3), 66, 580, 0.98),
        place(person("hyeonseo", arms=("down", "down"), glance=-3), 364, 580, 0.98),
        asking(118, 336, 0.9, fill=paints.GAENARI),
    )


def teachers() -> Picture:
    teacher = place(person("teacher", arms=("down", "give"), mood="smile"), 116, 250, 0.77)
    return drawn(
        FRAME,
        "A teacher opens a brown door; a girl comes to tell, a younger teacher waits with a book",
        ground(420, 594, "#F3E5D8"),
        flat(circle(252, 342, 150, "#EBD8C8")),
        hill("M0,474H420V594H0Z", "#DDBFA6"),
        flat(path("M194,476L116,594H386L314,476Z", "#FBE9B4")),
        place(door(paints.HEUK_DEEP, "#CF9C78", inside=teacher), 118, 198, 1.12),
        place(person("seoa", arms=("down", "ask"), mood="talk", glance=3), 68, 576, 1),
        place(
            person("young-teacher", arms=("front", "front"), mood="calm", glance=-3, holds="closed-book"),
            364,
            584,
            0.92,
        ),
        asking(120, 330, 0.9),
    )


def carers() -> Picture:
    child = place(person("bom", arms=("down", "wave"), mood="happy"), 114, 249, 0.8)
    return drawn(
        FRAME,
        "A small girl opens the yellow door of her room; two adults of her family stand before it and ask",
        ground(420, 594, "#FDF0C6"),
        flat(path("M30,474V236H390V474Z", "#F9E2A0")),
        hill("M0,474H420V594H0Z", paints.HEUK),
        flat(path("M184,482L120,594H360L302,482Z", "#FBE9B4")),
        place(door(paints.GAENARI, "#FBE49A", inside=child), 108, 204, 1.12),
        place(person("carer", arms=("down", "ask"), mood="calm", glance=3), 62, 584, 0.94),
        place(person("father", arms=("down", "down"), mood="smile", glance=-3), 362, 588, 0.94),
        asking(118, 318, 0.9, fill=paints.WHITE),
    )


def police() -> Picture:
    visitor = place(person("visitor", arms=("down", "hip"), mood="calm"), 116, 250, 0.76)
    return drawn(
        FRAME,
        "Somebody stands in an open grey door and decides; an officer outside asks, a companion waits",
        ground(420, 594, "#E3E8EE"),
        flat(circle(250, 342, 150, paints.GIWA_SOFT)),
        hill("M0,476H420V594H0Z", "#8596AB"),
        flat(path("M196,478L120,594H390L316,478Z", "#FBE9B4")),
        place(door(paints.GIWA, "#8596AB", inside=visitor), 118, 200, 1.12),
        place(person("officer", arms=("down", "ask"), mood="calm", glance=3), 62, 586, 0.94),
        place(person("counsellor", arms=("front", "front"), mood="smile", glance=-3), 366, 586, 0.92),
        asking(112, 318, 0.9, fill=paints.GAENARI),
    )
