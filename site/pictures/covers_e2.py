"""Covers of grades 3 and 4: not sure, words, information, photos, standing by, numbers that help."""

from pictures import paints
from pictures.cast import person
from pictures.covers import cover
from pictures.devices import receiver
from pictures.objects import asking, big_phone, bubble, hill
from pictures.picture import Picture
from pictures.signs import ball, die, exclamation, lunch_box, open_hand, rain, ring, tick, traffic_light
from pictures.strokes import box, circle, flat, path, place, tube


def not_sure_is_not_yes() -> Picture:
    jiho = person("jiho", arms=("lap", "chin"), mood="think", glance=-3)
    return cover(
        "A traffic light with a cross, a question and a ring; a boy in a wheelchair thinks",
        paints.GAM_SOFT,
        hill("M0,214Q160,200 320,214V240H0Z", "#EDBD86"),
        traffic_light(88, 112, 0.98),
        place(jiho, 220, 232, 1.06),
    )


def words_like_an_umbrella() -> Picture:
    jun = person("jun", arms=("down", "show"), mood="smile")
    return cover(
        "A boy stands dry under a speech bubble that he holds like an umbrella",
        "#F4C9A0",
        rain(18, -4, 7, 1),
        rain(10, 60, 1, 4),
        rain(278, 60, 1, 4),
        path("M188,176V78", width=6),
        bubble(62, 20, 196, 58, paints.GAENARI, "none"),
        path("M218,76l10,20l-32,-20", paints.GAENARI),
        flat(box(194, 66, 40, 9, 0, paints.GAENARI)),
        place(ring(11, 6), 160, 49),
        place(jun, 152, 258, 0.8),
    )


def chest_of_information() -> Picture:
    house = path("M-14,2L0,-12L14,2M-10,0v14h20V0", width=3)
    face = circle(0, 0, 12, width=3) + path("M-4,-3h.2M4,-3h.2M-4,4q4,4 8,0", width=3)
    calling = path("M-11,-9h.2M0,-9h.2M11,-9h.2M-11,1h.2M0,1h.2M11,1h.2M-11,11h.2M0,11h.2M11,11h.2", width=5)
    return cover(
        "A chest keeps three cards: a house, a face, a number; a star lies outside",
        "#F7D9A8",
        path("M58,128L74,62q2,-10 12,-10H204q10,0 12,10L232,128Z", "#C98E62"),
        _kept(104, 104, -10, house),
        _kept(152, 92, 2, face),
        _kept(200, 102, 10, calling),
        box(56, 128, 178, 92, 8, paints.HEUK),
        path("M56,152H234", width=2.6),
        path("M84,130V218M206,130V218", width=7, stroke="#D9B183"),
        box(56, 128, 178, 92, 8),
        path("M279,176l6,12 13,2 -10,9 3,13 -12,-6 -12,6 3,-13 -10,-9 13,-2Z", paints.GAENARI),
    )


def _kept(x: float, y: float, turn: float, inside: str) -> str:
    return place(box(-26, -34, 52, 74, 6, paints.WHITE) + place(inside, 0, -12), x, y, 1, turn)


def before_you_take_it() -> Picture:
    sleeves = tube("M40,262Q20,214 34,158", 22, paints.SOL_SOFT) + tube(
        "M280,262Q300,214 286,158", 22, paints.SOL_SOFT
    )
    thumbs = circle(36, 150, 14, paints.SKIN_PALE) + circle(284, 150, 14, paints.SKIN_PALE)
    return cover(
        "Two hands hold a phone before a lunch box with a face; a question waits",
        "#F4C08C",
        big_phone(160, 138, width=244, height=150, inside=lunch_box(0, 6, 1.28), screen=paints.SOL_PALE),
        sleeves,
        thumbs,
        asking(226, 40, 1.06),
    )


def by_a_friend() -> Picture:
    return cover(
        "A boy comes to a girl with a ball; a die above them shows five dots",
        "#F7D9A8",
        hill("M0,196Q160,182 320,196V240H0Z", "#EDBD86"),
        place(person("amina", arms=("down", "front"), mood="smile", glance=3), 92, 262, 1),
        place(person("minjun", arms=("give", "down"), mood="talk", glance=-3), 242, 262, 1),
        ball(172, 150, 19),
        die(160, 46, 0.82, -10),
    )


def numbers_that_help() -> Picture:
    signs = (ring(10, 5), tick(0.9), exclamation(1), place(open_hand(), 0, 2, 0.9))
    colours = (paints.WHITE, paints.GAENARI, paints.GAENARI, paints.WHITE)
    spots = ((186, 70), (262, 70), (186, 150), (262, 150))
    answers = "".join(
        place(bubble(-33, -26, 66, 50, colour, "left") + sign, x, y)
        for (x, y), colour, sign in zip(spots, colours, signs, strict=True)
    )
    return cover(
        "A telephone receiver and four bubbles, each with another answer",
        "#F4C08C",
        path("M92,214q-34,34 -62,10t-40,8", width=11),
        path("M92,214q-34,34 -62,10t-40,8", width=5, stroke=paints.GAM),
        receiver(94, 124, 1.62, -12, paints.GAM),
        answers,
    )
