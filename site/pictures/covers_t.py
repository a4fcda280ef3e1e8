"""Covers for teachers and carers: a plan, listening, roles, words, a stage, a knot, a table at home."""

from math import cos, radians, sin

from pictures import logo, paints
from pictures.cast import only_head, person
from pictures.covers import cover
from pictures.devices import phone_face_down
from pictures.doors import small_door
from pictures.furniture import hanging_lamp, ticks
from pictures.objects import bubble, hill, sun
from pictures.papers import check_list, clipboard
from pictures.picture import Picture
from pictures.signs import cup, ear, pause
from pictures.strokes import box, circle, flat, path, place

GROUND = "#EBD8C8"
DEEP = "#DDBFA6"


def plan_with_a_way_out() -> Picture:
    rows = check_list(-36, -36, 70, 4, gap=28, done=3)
    return cover(
        "A clipboard with a list, and beside it a door that stands open",
        GROUND,
        hill("M0,216H320V240H0Z", DEEP),
        place(small_door("t"), 168, 22, 0.78),
        clipboard(94, 124, 1.18, -4, inside=rows),
    )


def first_five_minutes() -> Picture:
    end = (98 + 78 * sin(radians(30)), 122 - 78 * cos(radians(30)))
    wedge = path(f"M98,122V44A78,78 0 0 1 {end[0]},{end[1]}Z", paints.GAENARI)
    return cover(
        "A clock with its first five minutes in yellow; beside it an ear listens",
        GROUND,
        circle(98, 122, 86, paints.WHITE, stroke_width=5),
        wedge,
        ticks(98, 122, 88, 12),
        path(f"M98,122V50M98,122L{end[0]},{end[1]}", width=5),
        circle(98, 122, 7, paints.INK),
        ear(256, 130, 1.18),
        path("M208,102q-12,26 0,54", width=4),
    )


def everybody_has_a_role() -> Picture:
    spots = ((60, 70, "teacher"), (260, 70, "young-teacher"), (60, 186, "counsellor"), (260, 186, "carer"))
    lines = path("M160,124L60,76M160,124L260,76M160,124L60,180M160,124L260,180", width=4)
    discs = "".join(circle(x, y, 40, paints.WHITE) for x, y, _ in spots)
    heads = "".join(place(only_head(name), x, y + 2, 0.68) for x, y, name in spots)
    middle = circle(160, 124, 38, paints.SOL_SOFT) + place(logo.in_bubble(1.25), 160, 124)
    return cover(
        "Four adults in a ring, each linked with the two bubbles in the middle",
        GROUND,
        lines,
        discs,
        heads,
        middle,
    )


def mending_a_sentence() -> Picture:
    piece = "M0,0H58v22q-12,-6 -12,7t12,7v22H34q6,12 -6,12t-6,-12H0V36q12,6 12,-7t-12,-7Z"
    return cover(
        "A speech bubble with a gap, and the piece that fills it",
        GROUND,
        bubble(34, 26, 220, 124, paints.WHITE),
        path("M58,56h92M58,86h64M58,116h84", width=10, stroke="#D8CFC6"),
        place(path(piece, DEEP, stroke_dasharray="5 6", width=2.6), 168, 60),
        place(path(piece, paints.SOL_MID), 242, 164, 0.95, 16),
    )


def stage_with_a_pause() -> Picture:
    left = "M0,30H78Q72,140 22,214H0Z"
    right = "M320,30H242Q248,140 298,214H320Z"
    card = box(-46, -60, 92, 120, 10, paints.GAENARI) + pause(1.5, 14)
    return cover(
        "Between two curtains a hand shows a pause card",
        GROUND,
        path("M0,206H320V250H0Z", paints.HEUK),
        path(left, paints.SOL),
        path(right, paints.SOL),
        path(
            "M30,34Q34,120 12,190M54,34Q54,110 20,190M290,34Q286,120 308,190M266,34Q266,110 300,190",
            width=2.2,
        ),
        path("M-6,24H326V44" + "q-20,18 -40,0" * 8 + "H-6Z", paints.SOL_MID),
        path("M160,252V170", width=30),
        path("M160,252V170", width=24, stroke=paints.HEUK_DEEP),
        place(card, 160, 116, 1, -3),
        circle(160, 176, 17, paints.SKIN_WARM),
    )


def undoing_a_knot() -> Picture:
    knot = (
        "M-10,150C40,150 60,60 110,70S150,170 96,172S50,92 112,104S186,190 140,196S70,130 128,120"
        "S170,60 130,56S84,150 150,150H330"
    )
    return cover(
        "A thread in a knot becomes a straight line",
        GROUND,
        sun(116, 124, 92, DEEP),
        path(knot, width=13),
        path(knot, width=7, stroke=paints.SOL_MID),
        path("M150,150H330", width=13),
        path("M146,150H330", width=7, stroke=paints.SOL_MID),
    )


def table_at_home() -> Picture:
    light = flat(path("M104,74L20,240H300L216,74Z", paints.LIGHT, opacity=0.75))
    return cover(
        "Under a lamp a parent and a child talk; the phone lies face down between two cups",
        GROUND,
        light,
        hanging_lamp(160, 70, 1, paints.SOL_MID),
        place(person("father", whole=False, mood="smile", glance=3), 70, 322, 0.92),
        place(person("seoa", whole=False, mood="talk", glance=-3), 252, 300, 1.02),
        flat(box(0, 208, 320, 40, 0, paints.HEUK)),
        path("M0,208H320"),
        cup(128, 214, 0.72),
        cup(206, 214, 0.72),
        phone_face_down(166, 218, 0.6),
    )
