"""Scenes of middle school: the practice room, the school paper, the stairs, the kitchen, the yard."""

from pictures import paints
from pictures.cast import only_arms, person
from pictures.devices import laptop, phone_face_down, speaker_box, standing_screen, tablet
from pictures.furniture import bench, bookshelf, clock, hanging_lamp, pinboard, rug, table, table_top
from pictures.held import question
from pictures.objects import big_tree, bubble, hill, plant
from pictures.papers import card, closed_book, flat_sheet, newspaper, notebook, pencil
from pictures.picture import Picture
from pictures.scenes import floor, scene
from pictures.seats import on_the_floor, sitting, sitting_sideways
from pictures.signs import bottle, cup, digits, school_bag, water_glass
from pictures.strokes import box, circle, ellipse, flat, path, place
from pictures.views import EVENING, hills, night, school_house, window


def practice_room() -> Picture:
    shine = flat(path("M180,360L330,60H390L240,360ZM270,360L420,60H440L290,360Z", paints.WHITE, opacity=0.6))
    return scene(
        "A practice room: a teenager before the mirror raises a hand; another listens, the phone lowered",
        "#C9D6EE",
        box(70, 52, 560, 340, 6, paints.GLASS, stroke_width=5),
        shine,
        path("M350,52V392", width=3),
        path("M40,300H660", width=12),
        path("M40,300H660", width=6, stroke=paints.HEUK),
        floor(420, "#D9B98E"),
        rug(470, 506, 360, "#CBA877"),
        speaker_box(110, 486, 1.25),
        bottle(186, 500, 1.05),
        place(person("nari", arms=("down", "ask"), mood="talk", glance=3), 400, 512, 1.42),
        place(tablet(0, 0, 26, 44), 700, 398, 1, 14),
        place(person("hyeonseo", arms=("down", "down"), mood="calm", glance=-3), 752, 514, 1.42),
    )


def school_paper() -> Picture:
    old = "".join(newspaper(x, 128, 0.86, turn) for x, turn in ((180, -3), (310, 2), (440, -1)))
    jiwoo = person("jiwoo", arms=("none", "none"), mood="think", glance=-3, whole=False)
    nari = person("nari", arms=("hold", "down"), mood="calm", glance=-3)
    return scene(
        "The school paper: one sits at a laptop with a pencil and thinks, one brings a printed article",
        "#D5DEEE",
        old,
        clock(620, 120, 46, 4, 20),
        floor(430, "#B9C5DC"),
        place(jiwoo, 380, 650, 1.62),
        table_top(424, 60, right=640),
        laptop(200, 474, 1.3, inside=_article()),
        place(only_arms("jiwoo", arms=("write", "show"), holds="pencil-up"), 380, 650, 1.62),
        flat(path("M470,440h74l16,30h-84Z", paints.WHITE)),
        path("M470,440h74l16,30h-84Z", width=2.4),
        path("M482,450h48M484,459h56", width=2.4, stroke=paints.GIWA_MID),
        place(nari, 776, 520, 1.42),
        newspaper(740, 330, 0.62, -5),
        circle(741, 374, 10, paints.SKIN_DEEP),
    )


def _article() -> str:
    """A headline and lines on a screen, around 0,0."""
    return path("M-44,-22h88", width=9, stroke=paints.JJOK) + path(
        "M-44,-4h38M-44,8h38M-44,20h26M8,-4h36M8,8h36M8,20h24", width=4, stroke=paints.JJOK_MID
    )


def call_on_the_stairs() -> Picture:
    notice = (
        box(-66, -48, 132, 96, 5, paints.GAENARI)
        + place(digits("1366"), 0, -12)
        + path("M-40,22h80", width=5, stroke=paints.HEUK)
    )
    nari = sitting("nari", arms=("lap", "ear"), holds="phone", mood="calm", glance=2)
    return scene(
        "School stairs: a teenager sits with a phone at her ear and listens; a notice shows a number",
        "#CBD7EE",
        window(660, 40, 210, 150, view=hills(660, 40, 210, 150)),
        place(notice, 250, 130, 1.25, -1),
        _steps(),
        place(nari, 470, 482, 1.5),
        school_bag(610, 392, 1.15, paints.SOL),
    )


def _steps() -> str:
    """Stairs from the front, each step with its lit edge."""
    rows = "".join(
        box(-10, y, 980, 50, 0, "#A9B8D8") + flat(box(-10, y + 1.5, 980, 12, 0, "#C8D4EC"))
        for y in (242, 291, 340, 389, 438, 487)
    )
    rail = path("M60,200V560M60,200L60,210", width=12) + path("M60,200V560", width=6, stroke=paints.HEUK)
    return rows + rail + path("M900,200V560", width=12) + path("M900,200V560", width=6, stroke=paints.HEUK)


def talk_in_the_kitchen() -> Picture:
    hyeonseo = sitting_sideways("hyeonseo", arms=("lap", "give"), mood="talk", chair=paints.GAM_SOFT)
    carer = sitting_sideways("carer", facing=-1, mood="calm", tilt=5, chair=paints.GAM_SOFT)
    return scene(
        "An evening in the kitchen: a teenager talks across the table, the carer listens",
        "#D3DAEA",
        window(90, 64, 230, 200, sky=EVENING, view=night(90, 64, 230, 200, full=True)),
        box(650, 60, 240, 110, 6, paints.JJOK_SOFT) + path("M770,60v110", width=2.6),
        flat(circle(752, 146, 5, paints.INK), circle(788, 146, 5, paints.INK)),
        hanging_lamp(478, 130, 1.3),
        floor(430, "#B3C0DA"),
        place(hyeonseo, 250, 514, 1.45),
        place(carer, 712, 516, 1.42),
        table(350, 372, 256, 510),
        phone_face_down(478, 362, 1.05),
        cup(398, 372, 1.1),
        cup(566, 372, 1.1, paints.GAENARI),
    )


def writing_to_somebody() -> Picture:
    return scene(
        "After school two teenagers sit side by side and write; two phones lie face down at the edge",
        "#D5DEEE",
        pinboard(130, 46, 700, 220, _coloured_papers()),
        place(person("jiwoo", arms=("none", "none"), mood="read", glance=2, whole=False), 390, 652, 1.62),
        place(person("nari", arms=("none", "none"), mood="smile", glance=-3, whole=False), 596, 652, 1.62),
        table_top(420, 72),
        notebook(492, 466, 1.75),
        place(only_arms("jiwoo", arms=("write", "write")), 390, 652, 1.62),
        place(only_arms("nari", arms=("write", "write")), 596, 652, 1.62),
        pencil(420, 462, 1, 20),
        pencil(566, 464, 1, -24, paints.GAM),
        phone_face_down(800, 450, 1.2),
        phone_face_down(852, 476, 1.2, paints.GIWA),
    )


def _coloured_papers() -> str:
    cards = "".join(
        card(x, y, 84, 66, colour, turn=turn)
        for x, y, colour, turn in (
            (90, 64, paints.GAENARI, -4),
            (206, 58, paints.SOL_SOFT, 3),
            (100, 152, paints.JJOK_SOFT, 2),
            (216, 150, paints.GAM_SOFT, -3),
            (600, 66, paints.WHITE, 4),
        )
    )
    pens = "".join(
        pencil(560 + 26 * at, 196, 0.9, -8 + 6 * at, colour)
        for at, colour in enumerate((paints.GAM, paints.SOL_MID, paints.GAENARI, paints.JJOK_MID))
    )
    return cards + pens + path("M530,200h140", width=8)


def bench_in_the_yard() -> Picture:
    nari = sitting("nari", arms=("lap", "give"), mood="talk", glance=3)
    jiwoo = sitting("jiwoo", arms=("lap", "lap"), mood="calm", glance=-3)
    return scene(
        "A bench in the school yard: one talks, one listens with a closed notebook; a lunch box between them",
        paints.SKY,
        hill("M0,320Q240,280 480,306T960,290V540H0Z", paints.SOL_SOFT),
        school_house(586, 350, 1.3),
        hill("M0,348H960V540H0Z", "#A9D2B4"),
        big_tree(130, 440, 210, 400),
        bench(220, 420, 500, 512),
        place(nari, 330, 510, 1.45),
        place(jiwoo, 610, 510, 1.45),
        closed_book(610, 414, 1.25, 0, paints.JJOK),
        box(432, 384, 96, 38, 8, paints.GAENARI),
        path("M432,398h96", width=2.4),
    )


def rights_on_the_table() -> Picture:
    jiwoo = person("jiwoo", arms=("none", "none"), mood="calm", glance=-3, whole=False)
    officer = person("officer", arms=("none", "none"), mood="talk", glance=3, whole=False)
    counsellor = person("counsellor", arms=("none", "none"), mood="smile", glance=-3, whole=False)
    return scene(
        "A quiet room: an officer explains a sheet to a pupil; the school counsellor sits beside her",
        "#D8DFE9",
        window(120, 56, 230, 170, view=hills(120, 56, 230, 170)),
        place(officer, 210, 620, 1.42),
        place(jiwoo, 520, 622, 1.5),
        place(counsellor, 784, 640, 1.42),
        flat(path("M40,540Q60,404 480,404T920,540Z", "#D0A275")),
        path("M40,540Q60,404 480,404T920,540"),
        path("M424,440h104l22,44H408Z", paints.WHITE),
        path("M440,454h78M436,468h88", width=3, stroke=paints.GIWA_MID),
        water_glass(356, 488, 1),
        plant(640, 466, 0.62),
        _tissues(720, 504),
        place(only_arms("officer", arms=("write", "give")), 210, 620, 1.42),
        place(only_arms("jiwoo", arms=("write", "write")), 520, 622, 1.5),
        place(only_arms("counsellor", arms=("write", "write")), 784, 640, 1.42),
    )


def _tissues(x: float, y: float) -> str:
    """A box of tissues."""
    return path(f"M{x - 16},{y - 28}q-2,-22 14,-20q18,-8 18,20", paints.WHITE) + box(
        x - 40, y - 30, 80, 32, 5, paints.JJOK_SOFT
    )


def in_the_broadcasting_room() -> Picture:
    hyeonseo = person("hyeonseo", arms=("none", "none"), mood="calm", glance=-3, whole=False)
    nari = person("nari", arms=("none", "none"), mood="think", glance=-3, whole=False)
    return scene(
        "In the broadcasting room two teenagers look at a screen with a running track and empty bubbles",
        "#CDD8EC",
        _padded_wall(),
        place(hyeonseo, 474, 652, 1.6),
        place(nari, 698, 652, 1.6),
        table_top(424, 72),
        standing_screen(196, 452, inside=_track_and_empty_bubbles()),
        ellipse(388, 466, 22, 13, paints.WHITE),
        path("M368,462q-18,-8 -40,-4", width=3),
        flat(path("M650,446h92l12,34h-112Z", paints.WHITE)),
        path("M650,446h92l12,34h-112ZM664,456h56M662,466h64", width=2.4),
        place(only_arms("hyeonseo", arms=("reach", "write")), 474, 652, 1.6),
        place(only_arms("nari", arms=("write", "write")), 698, 652, 1.6),
        pencil(712, 464, 1, 28, paints.GAM),
        _microphone(886, 472),
    )


def _padded_wall() -> str:
    """A wall that swallows sound, and the lamp over it that says whether one is on air."""
    seams = "".join(f"M{x},0V424" for x in range(120, 960, 120)) + "M0,140H960M0,280H960"
    lamp = (
        box(448, 52, 120, 52, 8, paints.WHITE)
        + circle(476, 78, 11, paints.GAENARI)
        + path("M500,78h48", width=6)
    )
    return path(seams, width=2, stroke="#B4C3DF") + lamp


def _track_and_empty_bubbles() -> str:
    lanes = ellipse(0, 38, 104, 34, "#E8A878", stroke_width=2.4) + ellipse(
        0, 38, 84, 24, stroke=paints.WHITE, stroke_width=3
    )
    said = "".join(
        bubble(across - 26, down, 52, 32, paints.WHITE) for across, down in ((-72, -56), (0, -70), (72, -54))
    )
    return lanes + ellipse(0, 38, 62, 14, paints.SOL_MID, stroke_width=2.4) + said


def _microphone(x: float, y: float) -> str:
    """A microphone on its foot, with headphones beside it."""
    stand = path("M0,0V-66M-24,0h48", width=6) + box(-14, -112, 28, 52, 14, paints.GIWA)
    phones = (
        path("M-88,0q-4,-44 30,-44t30,44", width=6)
        + box(-98, -16, 20, 26, 8, paints.GAM)
        + box(-38, -16, 20, 26, 8, paints.GAM)
    )
    return place(stand + path("M-14,-92h28M-14,-82h28", width=2) + phones, x, y)


def a_list_of_repairs() -> Picture:
    nari = sitting_sideways("nari", arms=("lap", "give"), holds="pencil", mood="read", chair=paints.JJOK_SOFT)
    teacher = sitting_sideways("teacher", facing=-1, mood="calm", tilt=3, chair=paints.JJOK_SOFT)
    return scene(
        "The counselling room after school: a teenager writes a list, the teacher opposite listens",
        "#D5DEEE",
        window(360, 56, 260, 180, view=hills(360, 56, 260, 180)),
        plant(574, 238, 0.85),
        bookshelf(800, 130, 130, 3),
        floor(424, "#B9C5DC"),
        rug(470, 512, 350, "#A6B5D1"),
        table(352, 368, 250, 510),
        flat_sheet(370, 368, 112, 3, deep=22),
        phone_face_down(560, 358, 0.9),
        place(nari, 256, 514, 1.46),
        place(teacher, 720, 514, 1.44),
    )


def map_of_who_sees_what() -> Picture:
    outline = (
        circle(-15, -10, 9, stroke_width=3)
        + path("M-32,20q0,-24 17,-24t17,24", width=3)
        + place(question(size=0.9), 22, 0)
    )
    jiho = sitting_sideways("jiho", facing=-1, arms=("lap", "lap"), mood="smile")
    return scene(
        "An evening in the living room: one writes at a low table, one in a wheelchair holds a tablet",
        "#CBD5E8",
        window(90, 56, 220, 200, sky=EVENING, view=night(90, 56, 220, 200)),
        clock(520, 120, 50, 7, 30),
        plant(880, 440, 1.5),
        floor(420, "#B3C0DA"),
        rug(430, 506, 400, paints.JJOK_SOFT, 36),
        place(on_the_floor("jiwoo", arms=("none", "none"), mood="read", glance=2), 330, 482, 1.5),
        path("M126,480v60M534,480v60", width=10),
        path("M150,410H510L552,466H106Z", "#D0A275"),
        box(102, 464, 454, 22, 6, paints.HEUK),
        notebook(330, 442, 1.3),
        place(only_arms("jiwoo", arms=("write", "write")), 330, 611, 1.5),
        pencil(356, 440, 0.95, 32),
        place(jiho, 726, 514, 1.62),
        tablet(696, 392, 110, 82, inside=outline, turn=-4),
        circle(650, 402, 10, paints.SKIN_WARM),
        circle(752, 396, 10, paints.SKIN_WARM),
    )
