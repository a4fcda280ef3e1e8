"""Covers of the two manuals, A4 upright (420 by 594). The upper third stays free for the title."""

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
