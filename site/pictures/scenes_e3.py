"""More scenes of grades 5 and 6: the corridor, the class paper, three evenings, the library, the promise."""

from pictures import paints
from pictures.cast import only_arms, only_head, person
from pictures.devices import lowered_phone, phone_face_down, tablet
from pictures.furniture import (
    board,
    bookshelf,
    clock,
    desk_lamp,
    hanging_lamp,
    rug,
    table,
    table_top,
)
from pictures.held import question
from pictures.objects import asking, bubble, plant
from pictures.papers import check_list, closed_book, notebook, pencil
from pictures.picture import Picture
from pictures.scenes import floor, scene
from pictures.seats import on_the_floor, sitting_sideways
from pictures.signs import cup
from pictures.strokes import box, circle, dashed, flat, path, place
from pictures.views import EVENING, hills, thin_moon, window


def one_clip_in_the_corridor() -> Picture:
    jiho = person("jiho", arms=("lap", "show"), mood="think", glance=3)
    light = "M250,540L370,330H560L520,540Z"
    return scene(
        "A school corridor: a boy in a wheelchair thinks, a yo-yo in his hand; a girl asks, her phone held low",
        "#DDEBE0",
        window(330, 60, 320, 230, view=hills(330, 60, 320, 230) + flat(circle(586, 112, 30, paints.GAENARI))),
        plant(600, 292, 0.9),
        floor(420, "#BFD9C9"),
        flat(path(light, paints.LIGHT, opacity=0.7)),
        _lockers(),
        place(jiho, 330, 512, 1.56),
        _yo_yo(405, 372),
        place(person("bom", arms=("ask", "down"), mood="talk", glance=-3), 690, 514, 1.56),
        place(tablet(0, 0, 24, 40), 738, 410, 1, -12),
        circle(731, 400, 10, paints.SKIN_PALE),
        asking(560, 182, 1.4, tail="right"),
    )


def _yo_yo(x: float, y: float) -> str:
    toy = circle(0, 0, 17, paints.GAM) + circle(0, 0, 7, paints.GAENARI, stroke_width=2.2)
    return path(f"M{x},{y - 58}V{y}", width=2.2) + place(toy, x, y)


def _lockers() -> str:
    """Cubby holes along the wall, open and without doors."""
    things = box(46, 300, 30, 34, 2, paints.GAM) + box(130, 312, 40, 22, 2, paints.GAENARI)
    more = box(50, 388, 44, 26, 2, paints.SOL_MID) + box(140, 376, 24, 38, 2, paints.JJOK_MID)
    frame = box(30, 250, 180, 170, 4, "#D9B183") + path("M120,250v170M30,336h180", width=4)
    right = box(800, 250, 130, 170, 4, "#D9B183") + path("M865,250v170M800,336h130", width=4)
    return frame + things + more + right + box(816, 380, 36, 34, 2, paints.JJOK_MID)


def mending_the_headline() -> Picture:
    head_space = box(356, 396, 240, 30, 4, stroke_dasharray="8 7", stroke_width=2.6)
    return scene(
        "After school: on a desk lies a big sheet with an empty headline; a girl points, a boy leans over it",
        "#F3E6CB",
        board(250, 60, 460, 190),
        place(person("amina", arms=("none", "none"), mood="think", glance=3, whole=False), 250, 590, 1.75),
        place(
            person("minjun", arms=("none", "none"), mood="read", tilt=-4, glance=-3, whole=False),
            716,
            580,
            1.75,
        ),
        table_top(380, 124),
        path("M330,388H626L650,484H306Z", paints.WHITE),
        head_space,
        path("M340,448h120M336,466h124M490,448h122M490,466h128", width=5, stroke=paints.GREY),
        place(only_arms("amina", arms=("write", "give"), holds="pencil"), 250, 590, 1.75),
        place(only_arms("minjun", arms=("write", "write")), 716, 580, 1.75),
        _scissors(104, 446),
        _glue(838, 462),
        _crayons(120, 492),
    )


def _scissors(x: float, y: float) -> str:
    blades = path("M6,-8L58,-30M6,-8L60,-4", width=7, stroke=paints.GREY) + path(
        "M6,-8L58,-30M6,-8L60,-4", width=2
    )
    grips = circle(-14, -18, 13, stroke=paints.GAM, stroke_width=6) + circle(
        -12, 8, 13, stroke=paints.GAM, stroke_width=6
    )
    return place(blades + grips, x, y)


def _glue(x: float, y: float) -> str:
    return box(x - 14, y - 46, 28, 50, 5, paints.GAENARI) + box(x - 10, y - 64, 20, 18, 4, paints.WHITE)


def _crayons(x: float, y: float) -> str:
    colours = (paints.GAM, paints.SOL, paints.JJOK)
    return "".join(
        place(
            box(-26, -6, 52, 12, 4, colour) + path("M26,-6l12,6l-12,6Z", colour),
            x + 34 * at,
            y - 6 * at,
            1,
            12 * at,
        )
        for at, colour in enumerate(colours)
    )


def tablet_by_the_lamp() -> Picture:
    shown = bubble(-36, -28, 72, 48, paints.GAENARI) + place(question(size=1.1), 0, -5)
    return scene(
        "Evening at a desk: a boy looks at a tablet and thinks; a lit lamp, a small notebook, a pencil",
        "#CBD6D2",
        window(90, 60, 230, 230, sky=EVENING, view=thin_moon(260, 128, 26)),
        bookshelf(690, 80, 210, 2, row=96),
        place(person("doyun", arms=("none", "chin"), mood="think", glance=2, whole=False), 400, 620, 1.9),
        table_top(440, 60),
        place(only_arms("doyun", arms=("write", "none")), 400, 620, 1.9),
        path("M628,476l26,-58", width=8),
        tablet(580, 424, 158, 116, inside=shown, turn=-3),
        desk_lamp(838, 470, 1.35),
        notebook(176, 470, 1.15),
        pencil(256, 480, 0.95, 70),
    )


def telling_in_the_kitchen() -> Picture:
    carer = person("carer", arms=("none", "none"), mood="calm", tilt=4, glance=-3, whole=False)
    return scene(
        "A kitchen in the evening: a boy begins to tell, his aunt listens; the tablet lies face down",
        "#F1DCC3",
        window(120, 60, 200, 180, sky=EVENING, view=thin_moon(270, 116, 22)),
        _kitchen_wall(),
        hanging_lamp(480, 118, 1.2),
        place(person("minjun", arms=("none", "none"), mood="talk", glance=3, whole=False), 250, 630, 1.75),
        place(carer, 716, 660, 1.62),
        table_top(430, 70, top="#D9B183"),
        place(only_arms("minjun", arms=("write", "ask")), 250, 630, 1.75),
        place(only_arms("carer", arms=("write", "write")), 716, 660, 1.62),
        phone_face_down(506, 472, 1.8, paints.GIWA),
        cup(400, 476, 1.1),
        cup(606, 476, 1.1, paints.GAENARI),
    )


def _kitchen_wall() -> str:
    """Cupboards and a shelf with bowls."""
    cupboards = box(600, 60, 300, 120, 6, paints.SOL_SOFT) + path("M700,60v120M800,60v120", width=2.6)
    knobs = flat(*(circle(x, 150, 5, paints.INK) for x in (684, 716, 816)))
    bowls = "".join(path(f"M{x},240h52q-4,26 -26,26t-26,-26Z", paints.WHITE) for x in (800, 872))
    return cupboards + knobs + bowls + path("M786,270h154", width=8)


def dashed_figure_in_the_library() -> Picture:
    fake = dashed(place(only_head("jun", mood="calm"), 0, -4, 0.34), gaps="3 3")
    jun = sitting_sideways("jun", arms=("lap", "chin"), mood="think", chair=paints.GAENARI)
    return scene(
        "In the library a boy thinks, his phone in his lap; by the shelf another boy stops laughing",
        "#D7E6DC",
        window(90, 64, 300, 220, view=hills(90, 64, 300, 220)),
        floor(440, "#B9D3C4"),
        bookshelf(560, 60, 340, 4),
        rug(420, 512, 320, "#A8C7B6"),
        place(jun, 250, 512, 1.56),
        lowered_phone(296, 408, size=1.05, inside=fake, turn=12),
        place(person("doyun", arms=("down", "down"), mood="worry", glance=-3), 624, 514, 1.56),
    )


def note_at_the_low_table() -> Picture:
    return scene(
        "An evening in the living room: a girl writes a note at a low table, her phone lies face down",
        "#D6DDD9",
        window(110, 56, 240, 210, sky=EVENING, view=thin_moon(286, 120, 26)),
        clock(660, 136, 52, 7),
        floor(420, "#C0CDC6"),
        plant(880, 440, 1.5),
        rug(470, 500, 420, paints.SOL_SOFT, 40),
        place(on_the_floor("seoa", arms=("none", "none"), mood="read"), 470, 464, 1.75),
        path("M190,480v60M770,480v60", width=10),
        path("M216,412H744L790,470H170Z", "#D0A275"),
        box(166, 468, 628, 22, 6, paints.HEUK),
        flat(path("M420,424h110l16,38h-136Z", paints.WHITE)),
        path("M420,424h110l16,38h-136Z", paints.LIGHT, width=2.6),
        path("M430,434h80M426,446h60", width=2.6, stroke=paints.GIWA_MID),
        place(only_arms("seoa", arms=("write", "write")), 470, 562, 1.75),
        pencil(500, 446, 1.05, 34),
        phone_face_down(300, 446, 1.4),
    )


def promise_on_the_board() -> Picture:
    inside = check_list(50, 50, 310, 5, gap=36, done=0, colour=paints.SOL_SOFT)
    return scene(
        "A girl at the board waits with her chalk; a boy in a wheelchair speaks, one hand raised",
        "#F3E6CB",
        board(90, 56, 460, 250, inside=inside),
        window(660, 70, 230, 190, view=hills(660, 70, 230, 190)),
        floor(424, "#E0C79B"),
        rug(520, 512, 360, "#D2B583"),
        place(person("amina", arms=("down", "show"), holds="chalk", mood="smile", glance=3), 520, 514, 1.56),
        place(person("jiho", arms=("up", "lap"), mood="talk", glance=-3), 764, 512, 1.56),
        table(40, 390, 210, 504, legs=30),
        closed_book(110, 380, 1.05),
        closed_book(114, 362, 0.95, 0, paints.SOL_MID),
    )
