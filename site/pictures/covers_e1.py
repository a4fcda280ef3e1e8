"""Covers of grades 1 and 2: my body, asking, secrets, who helps."""

from pictures import paints
from pictures.animals import animal_head
from pictures.cast import only_head, person
from pictures.covers import cover
from pictures.objects import asking, hill, sun
from pictures.picture import Picture
from pictures.signs import present, stone
from pictures.strokes import box, circle, path, place


def my_body_is_mine() -> Picture:
    bom = person("bom", arms=("hip", "wave"), mood="happy")
    return cover(
        "A small girl stands in a ring of her own and shows her open hand",
        "#FBE49A",
        circle(160, 132, 108, paints.LIGHT, stroke_dasharray="3 13", stroke_width=5),
        place(bom, 156, 252, 1.06),
    )


def ask_first() -> Picture:
    crayon = box(-34, -9, 62, 18, 4, paints.JJOK) + path("M28,-7l16,7l-16,7Z", paints.JJOK)
    return cover(
        "A rabbit asks a bear; a blue crayon lies between them",
        "#FBE9B4",
        place(animal_head("rabbit", 1.8), 14, 70, 2.1),
        place(animal_head("bear", 1.8), 172, 70, 2.1),
        box(-10, 202, 340, 50, 0, paints.HEUK),
        place(crayon + path("M-22,-8v16M14,-8v16", width=2.2), 158, 212, 1, -8),
        asking(160, 42, 1),
    )


def light_and_heavy() -> Picture:
    plank = box(-128, -7, 256, 14, 7, paints.SOL_MID)
    seesaw = present(-88, -7, 1) + stone(82, -46, 0.92) + plank
    return cover(
        "A seesaw: a grey stone is heavy, a present is light",
        "#FBE49A",
        sun(160, 236, 120, "#F9D56E"),
        hill("M0,222Q160,206 320,222V240H0Z", paints.SOL_SOFT),
        path("M132,226L160,166L188,226Z", paints.HEUK),
        place(seesaw, 160, 164, 1, 13),
    )


def grown_ups_who_help() -> Picture:
    house = path("M104,240V112H312V240", paints.WHITE) + path("M92,116L208,28L324,116Z", paints.SOL_MID)
    faces = "".join(
        _at_the_window(name, x, cloth)
        for name, x, cloth in (
            ("teacher", 144, paints.HEUK),
            ("carer", 208, paints.SOL_SOFT),
            ("visitor", 272, paints.GAM),
        )
    )
    return cover(
        "Three adults look out of the lit windows of a house; a boy raises his hand",
        "#FBE49A",
        house,
        circle(208, 82, 13, paints.LIGHT),
        faces,
        place(person("jun", arms=("up", "down"), mood="talk", glance=3), 52, 282, 0.88),
    )


def _at_the_window(name: str, x: float, cloth: str) -> str:
    shoulders = path(f"M{x - 22},204q0,-18 14,-20h16q14,2 14,20Z", cloth, width=2.4)
    pane = box(x - 27, 130, 54, 74, 6, paints.LIGHT)
    head = place(only_head(name, mood="smile", glance=-3), x, 170, 0.52)
    return pane + shoulders + head + path(f"M{x - 34},206h68", width=7)
