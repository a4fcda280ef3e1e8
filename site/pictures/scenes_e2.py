"""Scenes of grades 3 and 4: sports day, the bookshelf, the puppy, the picnic, the notebook, the toy phone."""

from pictures import paints
from pictures.cast import only_arms, person
from pictures.devices import phone_face_down, tablet
from pictures.furniture import bookshelf, framed, rug, sofa, table, table_top
from pictures.held import HELD
from pictures.objects import asking, big_tree, hill, plant
from pictures.papers import calendar, closed_book, flat_sheet, notebook, pencil
from pictures.picture import Picture
from pictures.scenes import floor, scene
from pictures.seats import on_the_floor, sitting
from pictures.signs import bunting, die, lunch_box, parcel, puppy, school_bag, star
from pictures.strokes import box, circle, flat, path, place
from pictures.views import EVENING, hills, school_house, sun_after_rain, thin_moon, window


def sports_day() -> Picture:
    return scene(
        "Sports day: a boy holds a phone, one friend waves, one tilts her head and lifts a hand a little",
        paints.SKY,
        hill("M0,300Q240,262 480,290T960,280V540H0Z", paints.SOL_SOFT),
        school_house(360, 330, 1.05),
        bunting(46, 960),
        hill("M0,330H960V540H0Z", "#EBCB94"),
        path("M0,398Q480,360 960,398M0,472Q480,424 960,472", width=6, stroke=paints.WHITE),
        place(person("minjun", arms=("down", "phone"), holds="phone", glance=3), 210, 516, 1.52),
        place(person("bom", arms=("down", "wave"), mood="happy", glance=-2), 560, 512, 1.5),
        place(person("amina", arms=("ask", "down"), mood="think", tilt=9, glance=-3), 784, 516, 1.5),
    )


def after_the_rain() -> Picture:
    doyun = person("doyun", arms=("hug", "hug"), holds="closed-book", mood="down", tilt=3)
    return scene(
        "By the bookshelf a boy hugs a book and looks down; a girl speaks gently, one step away",
        "#FBE3CC",
        window(560, 66, 320, 220, view=sun_after_rain(560, 66, 320, 220)),
        floor(440, "#EFC79C"),
        bookshelf(60, 70, 270, 4),
        rug(480, 512, 330, "#E4B482"),
        place(doyun, 416, 516, 1.56),
        place(person("seoa", arms=("down", "give"), mood="talk", glance=-3), 692, 516, 1.56),
    )


def first_photo_of_the_puppy() -> Picture:
    school = school_house(392, 254, 0.8)
    return scene(
        "A puppy in a living room and a girl with a phone; a school in the window, a bag with a name tag",
        "#FBE3CC",
        calendar(104, 66, 1.15, ring=6),
        window(350, 58, 280, 200, view=flat(box(352, 236, 276, 20, 0, paints.SOL_SOFT)) + school, bars=False),
        floor(430, "#EFC79C"),
        table(50, 360, 280, 486),
        school_bag(126, 360, 1.15, tag=True),
        parcel(250, 360, 1.1),
        rug(500, 504, 190, paints.SOL_SOFT),
        puppy(492, 502, 1.5),
        place(person("bom", arms=("phone", "down"), holds="phone", glance=-3), 760, 514, 1.6),
    )


def star_in_the_game() -> Picture:
    said = star(0, -4, 1.5) + path("M-6,16l-10,14l18,-8Z", paints.GAENARI)
    jun = sitting("jun", arms=("hold", "hold"), mood="think", glance=3)
    carer = sitting("carer", arms=("lap", "lap"), mood="calm", glance=-3, tilt=-5)
    return scene(
        "A boy on a sofa thinks over his tablet; in a chair his aunt puts down her book and looks at him",
        "#FBE3CC",
        framed(150, 70, 130, 96, hills(-63, -46, 126, 92), paints.SKY),
        floor(440, "#EFC79C"),
        rug(440, 514, 380, "#E4B482"),
        sofa(70, 500, 400, paints.JJOK_SOFT, paints.JJOK_MID),
        place(jun, 260, 514, 1.55),
        tablet(260, 420, 120, 82, inside=said),
        circle(202, 428, 10, paints.SKIN_DEEP),
        circle(318, 428, 10, paints.SKIN_DEEP),
        _easy_chair(700, 504),
        place(carer, 700, 516, 1.42),
        table(836, 416, 110, 506, legs=20),
        closed_book(890, 406, 1.1),
    )


def _easy_chair(x: float, low: float) -> str:
    return (
        path(f"M{x - 70},{low}v-20M{x + 70},{low}v-20", width=9)
        + box(x - 96, low - 232, 192, 214, 44, paints.SOL_SOFT)
        + box(x - 112, low - 128, 44, 110, 20, paints.SOL_MID)
        + box(x + 68, low - 128, 44, 110, 20, paints.SOL_MID)
    )


def picnic() -> Picture:
    seaweed = flat(box(-9, 13, 15, 6, 0, paints.WHITE), box(-6, 13, 8, 7, 0, "#23402F"))
    return scene(
        "A picnic: a boy in a wheelchair grins with seaweed on his teeth; a girl lowers her phone and asks",
        paints.SKY,
        hill("M0,330Q300,270 600,320T960,290V540H0Z", paints.SOL_SOFT),
        hill("M0,410H960V540H0Z", "#8CC7A6"),
        big_tree(520, 420, 230, 380),
        path("M120,536L200,448H780L860,536Z", "#F4B98D"),
        path("M160,492H820M330,448L300,536M490,448V536M650,448L690,536", width=5, stroke=paints.GAENARI),
        place(person("jiho", arms=("lap", "wave"), mood="happy"), 272, 500, 1.5),
        place(seaweed, 268, 266, 1.5),
        lunch_box(496, 486, 1.05),
        place(on_the_floor("bom", arms=("lap", "ask"), mood="talk", glance=-3), 720, 514, 1.5),
        place(HELD["phone-back"], 716, 478, 1.4, 78),
        asking(616, 236, 1.3, tail="right"),
    )


def notebook_in_the_evening() -> Picture:
    return scene(
        "Evening at a desk: a boy writes in a notebook, his phone lies face down, a thin moon outside",
        "#D9C8C2",
        window(96, 56, 260, 250, sky=EVENING, view=thin_moon(296, 130, 30)),
        framed(640, 70, 150, 140, die(0, 0, 1.05, 6)),
        place(person("doyun", arms=("none", "none"), mood="read", whole=False), 480, 614, 1.9),
        table_top(430, 66),
        notebook(486, 466, 1.75),
        place(only_arms("doyun", arms=("write", "write")), 480, 614, 1.9),
        pencil(522, 462, 1.15, 34),
        phone_face_down(212, 464, 1.5),
        plant(838, 472, 1.25),
    )


def rehearsing_the_call() -> Picture:
    jiho = person("jiho", arms=("down", "ear"), holds="receiver", mood="talk", glance=2, whole=False)
    nurse = person("visitor", arms=("none", "none"), mood="smile", glance=-3, whole=False)
    return scene(
        "At a desk a boy practises with a toy phone; the school nurse across from him plays the counsellor",
        "#FBE3CC",
        _sick_bay(),
        box(176, 340, 150, 160, 26, paints.NAVY),
        place(jiho, 250, 580, 1.75),
        place(nurse, 690, 640, 1.6),
        table_top(436, 60),
        flat_sheet(330, 480, 170, 3, deep=34),
        place(only_arms("visitor", arms=("write", "write")), 690, 640, 1.6),
    )


def _sick_bay() -> str:
    """A bed behind a curtain, a cabinet with a plus on it."""
    curtain = path("M60,70H330V330q-22,12 -45,0t-45,0t-45,0t-45,0t-45,0t-45,0Z", paints.SOL_SOFT)
    cabinet = box(440, 100, 130, 180, 6, paints.WHITE) + path("M505,100v180", width=2.4)
    plus = circle(860, 130, 36, paints.WHITE) + path(
        "M842,130h36M860,112v36", width=11, stroke=paints.SOL_MID
    )
    knobs = flat(circle(496, 190, 4, paints.INK), circle(514, 190, 4, paints.INK))
    return curtain + path("M46,66H344", width=7) + cabinet + knobs + plus
