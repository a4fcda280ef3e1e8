"""Covers of units, 320 by 240: one idea, two colours, no words. Here those of grades 5 and 6."""

from pictures import logo, paints
from pictures.cast import only_head, person
from pictures.doors import door, small_door
from pictures.objects import (
    answering,
    armchair,
    asking,
    big_phone,
    bubble,
    camera,
    ground,
    hill,
    plant,
    sun,
)
from pictures.picture import Picture, drawn
from pictures.signs import open_hand
from pictures.strokes import box, circle, dashed, ellipse, group, path, place

FRAME = "0 0 320 240"


def cover(label: str, colour: str, *parts: str) -> Picture:
    return drawn(FRAME, label, ground(320, 240, colour), *parts)


def five_parts_of_consent() -> Picture:
    amina = place(person("amina", arms=("down", "wave"), mood="happy"), 116, 250, 0.95)
    lights = "".join(circle(276, 52 + i * 34, 10, paints.GAENARI) for i in range(5))
    opened = door(paints.SOL, paints.SOL_MID, inside=amina)
    return cover(
        "A girl waves from an open door; five lights beside it are lit",
        paints.SOL_SOFT,
        place(opened, 66, -14, 0.95),
        lights,
    )


def ask_before_the_photo() -> Picture:
    harin = person("harin", arms=("hold", "hold"), mood="talk", glance=3)
    doyun = person("doyun", arms=("down", "down"), mood="smile", glance=-3)
    return cover(
        "A girl holds her camera low and asks; the boy beside her answers",
        paints.GAM_SOFT,
        sun(160, 214, 92, "#F3B878"),
        hill("M0,206Q90,176 170,196T320,186V240H0Z", "#E7B878"),
        place(harin, 88, 268, 1.06),
        camera(88, 192, 0.74),
        circle(53, 197, 7.4, paints.SKIN_PALE),
        circle(123, 197, 7.4, paints.SKIN_PALE),
        place(doyun, 240, 268, 1.06),
        asking(150, 48, 0.86),
        answering(176, 112, 0.8),
    )


def the_right_word_shows() -> Picture:
    lines = path("M62,84h112M62,110h74", width=9, stroke="#D8DCE6")
    tag = path("M164,104h44l22,20l-22,20h-44q-8,0 -8,-8v-24q0,-8 8,-8Z", paints.GAENARI) + circle(
        208, 124, 5, paints.WHITE
    )
    handle = path("M240,166l44,48", width=15) + path("M240,166l44,48", width=8, stroke=paints.GAM)
    return cover(
        "A magnifying glass over a speech bubble makes a name tag visible",
        paints.JJOK_SOFT,
        bubble(34, 52, 170, 92),
        lines,
        handle,
        circle(194, 124, 58, paints.GLASS),
        tag,
        path("M170,124h22", width=5),
    )


def my_accounts() -> Picture:
    inside = place(small_door("m"), -54, -68, 0.52)
    jun = person("jun", arms=("down", "chin"), mood="think", glance=-2)
    return cover(
        "A phone with a small door in it; a boy decides",
        "#F4E3B5",
        big_phone(112, 130, width=112, height=190, inside=inside, screen=paints.SKY, turn=-6),
        place(jun, 234, 262, 1.08),
    )


def a_present_on_a_string() -> Picture:
    chat = bubble(-42, -66, 70, 34, paints.JJOK_SOFT) + bubble(-28, -14, 66, 34, paints.GAENARI, "right")
    bow = path("M92,78q-24,-26 -26,-8t26,8q24,-26 26,-8t-26,8", paints.GAENARI, width=2.6)
    return cover(
        "A present hangs on a string in front of a chat",
        "#EBD8C8",
        big_phone(212, 150, width=120, height=200, inside=chat, turn=5),
        path("M92,0V74", width=2.4),
        box(56, 78, 72, 58, 6, paints.GAM),
        path("M92,80v54M58,104h68", width=7, stroke=paints.GAENARI),
        box(56, 78, 72, 58, 6),
        bow,
    )


def fakes_that_look_real() -> Picture:
    likeness = place(person("seoa", arms=("wave", "down")), 212, 203, 0.82)
    seoa = person("seoa", arms=("down", "chin"), mood="think", glance=3)
    return cover(
        "A girl looks at a mirror; the dashed figure in it does something else",
        "#D7E6DC",
        path("M214,206v30M180,236h68", width=6),
        ellipse(214, 116, 74, 98, paints.SKY),
        dashed(likeness),
        ellipse(214, 116, 74, 98),
        place(seoa, 82, 262, 1.08),
    )


def in_the_group_chat() -> Picture:
    plus_one = path("M-16,0h14M-9,-7v14M6,-4l6,-5v18", width=4)
    return cover(
        "One child says stop, another says me too",
        paints.SKY,
        bubble(66, 12, 88, 58),
        place(open_hand(), 110, 42, 1.05),
        bubble(206, 18, 88, 50, paints.GAENARI, "right"),
        place(plus_one, 250, 43),
        place(person("minjun", whole=False, mood="talk"), 64, 314, 1.08),
        place(person("bom", whole=False), 160, 306),
        place(person("doyun", whole=False, mood="happy"), 254, 314, 1.08),
    )


def our_promise() -> Picture:
    lines = path("M136,28h40M136,44h48M136,60h32", width=3.4, stroke=paints.SOL)
    return cover(
        "Three children under the promises of their class",
        "#F3CFB8",
        sun(160, 250, 150, "#F7E2C4"),
        box(112, 10, 96, 66, 6, paints.WHITE),
        path("M122,28l3,3l5,-6M122,44l3,3l5,-6M122,60l3,3l5,-6", width=2.4),
        lines,
        place(person("amina", arms=("up", "down"), mood="happy"), 62, 268, 0.92),
        place(person("harin", mood="talk"), 160, 272, 0.9),
        place(person("jiho", arms=("lap", "up"), mood="happy"), 256, 252, 0.92),
    )


def real_harm() -> Picture:
    fake = group(
        place(only_head("jiwoo", mood="calm"), 0, -6, 0.98),
        stroke_dasharray="6 4",
        stroke_linecap="butt",
        opacity=0.55,
    )
    with_you = place(logo.in_bubble(1.1), 0, 0)
    jiwoo = person("jiwoo", arms=("front", "down"), mood="calm", glance=3)
    hyeonseo = person("hyeonseo", arms=("down", "down"), mood="smile", glance=-3)
    return cover(
        "A phone shows a dashed face; the real girl stands beside it and a friend stands by her",
        "#C3D2EE",
        hill("M0,196Q120,176 220,192T320,186V240H0Z", "#9DB3DC"),
        big_phone(70, 134, width=100, height=170, inside=fake, screen=paints.JJOK_PALE, turn=-6),
        place(hyeonseo, 268, 292, 1),
        place(jiwoo, 172, 296, 1.02),
        bubble(176, 4, 76, 46, paints.GAENARI, "right"),
        place(with_you, 214, 27),
    )


def first_contact() -> Picture:
    wall = box(80, 72, 48, 36, 3, paints.SKY) + path(
        "M80,100l14,-14l10,9l10,-12l14,14", paints.SOL_SOFT, width=2.2
    )
    room = wall + plant(152, 236, 0.72) + armchair(106, 246, 0.62)
    officer = person("officer", arms=("give", "down"), mood="calm", glance=3)
    visitor = person("visitor", arms=("down", "down"), mood="calm", glance=-3)
    return cover(
        "An officer holds the way open to a quiet room with a chair; the visitor decides",
        paints.GIWA_SOFT,
        hill("M0,228H320V240H0Z", "#BCC6D1"),
        place(door(paints.GIWA, paints.GIWA_MID, inside=room), -8, -20, 0.98),
        place(officer, 202, 236, 0.8),
        place(visitor, 279, 237, 0.8),
    )
