"""Scenes for teachers and carers."""

from pictures import paints
from pictures.cast import only_arms, person, turned_away
from pictures.devices import phone_face_down
from pictures.doors import door
from pictures.furniture import bench, board, round_table, rug, table_top
from pictures.objects import big_tree, bubble, hill, plant
from pictures.papers import card, closed_book, envelope, lines, pencil
from pictures.picture import Picture
from pictures.scenes import floor, scene
from pictures.seats import sitting, sitting_sideways
from pictures.signs import cup, pause, ring, shopping_bag, street_lamp, water_glass
from pictures.strokes import box, circle, ellipse, flat, path, place
from pictures.views import DUSK, hills, playground, sunset, window

WALL = "#F1E2D2"
GROUND = "#DDBFA6"


def a_way_out_of_the_lesson() -> Picture:
    drawn_bubbles = (
        bubble(40, 30, 110, 66, paints.SOL_SOFT)
        + bubble(150, 96, 104, 60, paints.GAENARI, "right")
        + place(ring(11, 5), 95, 63)
        + path("M178,120h48M178,134h30", width=5)
    )
    break_card = (
        path("M0,-26v-16", width=3)
        + box(-24, -26, 48, 64, 6, paints.SOL_MID)
        + path("M-7,-6v24M7,-6v24", width=6, stroke=paints.WHITE)
    )
    return scene(
        "A guest speaks at the board, the teacher sits at the back; a girl walks to the open door",
        WALL,
        board(30, 60, 280, 190, inside=drawn_bubbles),
        floor(424, GROUND),
        place(door(paints.HEUK_DEEP, "#CF9C78"), 706, 80, 1.4),
        place(break_card, 690, 128, 1.15),
        rug(430, 512, 380, "#CFAC90"),
        place(person("counsellor", arms=("give", "down"), mood="talk", glance=3), 366, 514, 1.42),
        place(
            sitting("teacher", arms=("front", "front"), holds="book", chair=paints.SOL_SOFT), 486, 500, 1.3
        ),
        place(person("harin", arms=("down", "down"), mood="calm", glance=4), 682, 516, 1.46, 2),
    )


def listening_at_an_angle() -> Picture:
    view = flat(box(592, 62, 246, 196, 6, paints.SKY)) + flat(
        path("M592,220Q700,190 838,214V258H592Z", paints.SOL_SOFT)
    )
    doyun = sitting_sideways("doyun", facing=-1, arms=("lap", "chin"), mood="calm", chair=paints.SOL_SOFT)
    return scene(
        "A quiet room: a teacher and a boy sit at an angle at a round table; the door is ajar",
        WALL,
        place(door(paints.HEUK_DEEP, "#CF9C78"), 10, 44, 1.5),
        window(590, 60, 250, 200, view=view + big_tree(716, 254, 96, 176)),
        floor(424, GROUND),
        rug(520, 512, 330, "#CFAC90"),
        place(sitting("teacher", mood="calm", glance=3, chair=paints.SOL_SOFT), 384, 500, 1.46),
        place(doyun, 730, 512, 1.62),
        round_table(556, 412, 108, 516),
        cup(504, 414, 0.9),
        cup(606, 414, 0.9, paints.GAENARI),
        phone_face_down(556, 418, 0.75),
    )


def a_date_in_the_calendar() -> Picture:
    teacher = person("teacher", arms=("none", "none"), mood="read", glance=3, whole=False)
    pupil = person("hyeonseo", arms=("none", "none"), mood="calm", glance=-3, whole=False)
    return scene(
        "A quiet room: a teacher rings a date in a calendar, a teenager looks on; the corridor is empty",
        WALL,
        _empty_corridor(),
        plant(880, 424, 1.5),
        place(teacher, 336, 690, 1.55),
        place(pupil, 700, 640, 1.6),
        table_top(424, 72),
        path("M404,436H594L616,486H388Z", paints.WHITE),
        path("M400,449H600", width=2.4),
        path(_DAYS, width=7, stroke=paints.SAND),
        ellipse(466, 458, 15, 7, stroke=paints.GAM, stroke_width=4),
        place(only_arms("teacher", arms=("write", "give"), holds="pencil"), 336, 690, 1.55),
        place(only_arms("hyeonseo", arms=("write", "write")), 700, 640, 1.6),
        water_glass(356, 484, 1),
        water_glass(640, 484, 1),
        path("M60,488L84,456H196L204,488Z", paints.GIWA),
        path("M60,488v7h144v-7", paints.GREY),
    )


_DAYS = "M424,458h.2M466,458h.2M508,458h.2M550,458h.2M420,474h.2M466,474h.2M512,474h.2M558,474h.2"


def _empty_corridor() -> str:
    """Seen through the open door: a floor that runs to a window."""
    opening = box(380, 70, 210, 350, 4, paints.LIGHT, stroke_width=4)
    far = path("M380,420L452,300H518L590,420", width=2.4) + box(
        452, 170, 66, 130, 3, paints.SKY, stroke_width=2.4
    )
    corridor = flat(path("M382,418L452,300H518L588,418Z", paints.LIGHT_FLOOR))
    leaf = path("M590,70L664,100V446L590,420Z", "#CF9C78") + circle(652, 196, 5, paints.GAENARI)
    return opening + corridor + far + path("M380,70L452,170M590,70L518,170", width=2.4) + leaf


def two_words_on_the_board() -> Picture:
    cards = card(
        96, 74, 140, 84, paints.GREY, turn=-3, inside=lines(-48, -10, 96, 2, colour=paints.GIWA)
    ) + card(268, 74, 140, 84, paints.GAENARI, turn=2, inside=lines(-48, -10, 96, 2, colour=paints.INK))
    teacher = person("teacher", arms=("show", "down"), holds="chalk", mood="talk", glance=3)
    return scene(
        "Two word cards hang on the board beside the teacher; one pupil raises a hand, another looks on",
        WALL,
        board(40, 50, 370, 160, inside=cards),
        floor(414, GROUND),
        place(teacher, 500, 480, 1.3),
        place(person("jiwoo", mood="calm", glance=-3, whole=False), 216, 646, 1.5),
        place(person("nari", arms=("down", "up"), mood="talk", glance=-3, whole=False), 740, 646, 1.5),
        table_top(440, 64),
        path("M420,492L440,452H520L530,460L540,452H620L640,492L530,486Z", paints.WHITE),
        path("M530,460V486M452,462h50M448,472h56M556,462h50M558,472h54", width=2.6, stroke=paints.GIWA_MID),
        closed_book(250, 480, 1.2, 0, paints.SOL),
    )


def pause_in_the_half_circle() -> Picture:
    pause_card = box(-34, -46, 68, 92, 8, paints.GAENARI) + pause(1.2, 11)
    tag = (
        path("M-14,-34L0,0L14,-34", width=2.4)
        + box(-15, -2, 30, 20, 3, paints.WHITE, stroke_width=2.4)
        + path("M-8,8h16", width=3, stroke=paints.GIWA_MID)
    )
    seoa = sitting("seoa", mood="calm", glance=3, chair=paints.SOL_SOFT)
    minjun = sitting("minjun", mood="smile", glance=-3, chair=paints.SOL_SOFT)
    return scene(
        "Chairs in a half circle: a teacher holds up a pause card, three children with name tags look",
        WALL,
        window(80, 56, 230, 170, view=hills(80, 56, 230, 170)),
        floor(400, GROUND),
        path("M236,470Q480,380 724,470", width=7, stroke=paints.GAENARI, stroke_dasharray="26 14"),
        place(_empty_chair(), 318, 440, 1.25),
        place(_empty_chair(), 584, 436, 1.2),
        place(person("teacher", arms=("down", "wave"), mood="calm"), 474, 466, 1.4),
        place(pause_card, 564, 110, 1, 6),
        circle(559, 152, 11, paints.SKIN_WARM),
        place(seoa, 120, 516, 1.46),
        place(tag, 120, 404, 1.3),
        place(minjun, 872, 516, 1.46),
        place(tag, 872, 404, 1.3),
        place(sitting("jiho", arms=("lap", "lap"), glance=-3), 700, 520, 1.42),
        place(tag, 694, 388, 1.3),
    )


def _empty_chair() -> str:
    return (
        path("M-28,0v-44M28,0v-44", width=6)
        + box(-32, -104, 64, 44, 10, paints.SOL_SOFT)
        + box(-34, -48, 68, 12, 5, paints.SOL_SOFT)
        + path("M-22,-60v12M22,-60v12", width=6)
    )


def letter_and_six_boxes() -> Picture:
    teacher = person("teacher", arms=("none", "none"), mood="calm", glance=3, whole=False)
    six = "".join(
        path(f"M{410 + 58 * at - 5 * row},{406 + 32 * row}h48l{(at - 1) * 2},24h-50Z", paints.GLASS, width=2)
        for row in range(2)
        for at in range(3)
    )
    return scene(
        "An empty classroom at dusk: a teacher and a pupil turned away, between them a letter and a sheet",
        "#EEDCCB",
        window(90, 56, 280, 200, sky=DUSK, view=sunset(90, 56, 280, 200)),
        board(500, 56, 380, 180),
        place(teacher, 300, 610, 1.5),
        table_top(372, 128),
        path("M392,394H596L612,476H372Z", paints.WHITE),
        six,
        envelope(196, 456, 1.15, -6, paints.LIGHT),
        pencil(640, 452, 1.05, 60),
        place(only_arms("teacher", arms=("write", "write")), 300, 610, 1.5),
        place(turned_away("student"), 764, 762, 2),
    )


def bench_in_the_evening() -> Picture:
    carer = sitting("carer", arms=("lap", "lap"), mood="calm", glance=3, tilt=5)
    minjun = sitting("minjun", arms=("ask", "lap"), mood="talk", glance=-3)
    return scene(
        "Evening on a bench by the playground: a carer listens to a boy; a phone lies face down between them",
        "#A9B2D2",
        hill("M0,318Q240,270 480,300T960,286V540H0Z", "#8E9CBF"),
        playground(690, 160, 280, 200),
        hill("M0,330H960V540H0Z", "#B9AE9C"),
        street_lamp(112, 470, 370),
        bench(230, 420, 500, 512),
        place(carer, 350, 512, 1.44),
        place(minjun, 622, 510, 1.58),
        phone_face_down(486, 408, 0.95),
        shopping_bag(800, 512, 1.25),
    )
