"""Flip cards of "ask three times", 240 by 134 on the card's own plate: take, keep, share."""

from pictures import paints
from pictures.cast import person
from pictures.held import question
from pictures.objects import answering, asking, bubble, camera
from pictures.picture import Picture, drawn
from pictures.strokes import box, path, place

FRAME = "-6 -6 252 146"


def take() -> Picture:
    harin = person("harin", arms=("down", "ask"), mood="talk", glance=-3, whole=False)
    return drawn(
        FRAME,
        "A girl asks; the camera waits with a question mark",
        camera(66, 78, 1.02),
        place(harin, 168, 222, 1.05),
    )


def keep() -> Picture:
    harin = person("harin", arms=("down", "show"), holds="photo", mood="talk", glance=3, whole=False)
    doyun = person("doyun", mood="think", glance=-3, whole=False)
    return drawn(
        FRAME,
        "A girl shows a boy the photo on her phone and asks",
        place(harin, 60, 222, 1.05),
        place(doyun, 190, 222, 1.05),
    )


def share() -> Picture:
    send = path("M-11,11v-20M-19,-1l8,-9l8,9M-22,17h22", width=3.6) + place(
        question(size=0.85, width=3.4), 14, 3
    )
    harin = person("harin", arms=("down", "phone"), holds="phone", mood="talk", glance=3, whole=False)
    seoa = person("seoa", arms=("down", "chin"), mood="think", glance=-3, whole=False)
    return drawn(
        FRAME,
        "A girl asks a friend before she sends the photo on",
        place(harin, 44, 222, 1.05),
        place(seoa, 187, 222, 1.05),
        bubble(87, 2, 57, 48, paints.GAENARI),
        place(send, 114, 26, 0.92),
    )


def ask_and_answer() -> Picture:
    """The home page: one asks, the other answers, both with the round letter of the logo."""
    return drawn(
        "0 0 480 360",
        "A girl asks, a boy in a wheelchair answers",
        box(0, 0, 480, 360, 28, paints.SOL_PALE, stroke="none"),
        place(person("harin", arms=("down", "ask"), mood="talk", glance=3), 128, 348, 1.55),
        place(person("jiho", arms=("lap", "wave"), glance=-3), 330, 346, 1.52),
        asking(238, 56, 1.15),
        answering(436, 48, 1.15, tail="left"),
    )
