"""Scenes for the police: listening, explaining, asking anew, taking down, calling back."""

from pictures import paints
from pictures.cast import only_arms, person
from pictures.devices import (
    half_closed_laptop,
    monitor_from_behind,
    phone_face_down,
    standing_screen,
    telephone,
)
from pictures.doors import door
from pictures.furniture import clock, closed_door, framed, round_table, rug, table, table_top
from pictures.objects import armchair, plant
from pictures.papers import calendar, closed_book, flat_sheet, lines, pencil
from pictures.picture import Picture
from pictures.scenes import floor, scene
from pictures.seats import sitting_sideways
from pictures.signs import cup, school_bag, water_glass
from pictures.strokes import box, flat, path, place
from pictures.views import EVENING, blind, hills, night, playground, thin_moon, window

WALL = "#DCE3EA"
GROUND = "#C2CCD6"
CARPET = "#AEBBC8"


def closed_note() -> Picture:
    officer = person("officer", arms=("none", "none"), mood="calm", glance=3, whole=False)
    visitor = person("visitor", arms=("none", "none"), mood="talk", glance=-3, whole=False)
    return scene(
        "A quiet room: a visitor tells, the officer listens with her note closed; two glasses of water",
        WALL,
        clock(480, 116, 46, 10, 10),
        framed(190, 76, 130, 96, hills(-63, -46, 126, 92), paints.SKY),
        plant(84, 428, 1.5),
        place(officer, 270, 646, 1.6),
        box(640, 336, 150, 150, 24, paints.SOL_SOFT),
        place(visitor, 714, 646, 1.6),
        table_top(424, 72, top="#C9B79C", front="#A9957A"),
        closed_book(270, 470, 2.1, 0, paints.JJOK),
        pencil(366, 478, 1.05, 78, paints.GIWA_MID),
        water_glass(436, 482, 1.15),
        water_glass(576, 482, 1.15),
        place(only_arms("officer", arms=("write", "write")), 270, 646, 1.6),
        place(only_arms("visitor", arms=("write", "give")), 714, 646, 1.6),
    )


def blind_let_down() -> Picture:
    officer = sitting_sideways("officer", arms=("lap", "give"), mood="talk", chair=paints.GIWA_MID)
    visitor = sitting_sideways("visitor", facing=-1, mood="calm", chair=paints.SOL_SOFT)
    return scene(
        "An interview room with the blind down: an officer explains, a laptop is turned to the wall",
        WALL,
        window(530, 64, 250, 190, view=hills(530, 64, 250, 190)),
        blind(528, 60, 254, 150),
        floor(424, GROUND),
        table(20, 330, 170, 470, top=paints.GIWA_MID),
        half_closed_laptop(104, 330, 1),
        plant(868, 440, 1.5),
        rug(470, 512, 360, CARPET),
        place(officer, 290, 514, 1.42),
        place(visitor, 734, 514, 1.42),
        table(388, 366, 230, 510, top="#C9B79C"),
        flat_sheet(430, 366, 90, 2, deep=18),
        pencil(548, 365, 0.85, 80, paints.GIWA_MID),
    )


def questions_crossed_out() -> Picture:
    visitor = place(
        person("visitor", arms=("front", "front"), holds="cup", mood="calm", whole=False), 114, 272, 0.6
    )
    inside = visitor + box(62, 202, 108, 48, 2, "#C9B79C") + path("M60,202h113", width=5)
    return scene(
        "A corridor: an officer crosses out questions on a list; inside a visitor has a cup of tea",
        WALL,
        floor(440, GROUND),
        place(door(paints.GIWA, paints.GIWA_MID, inside=inside), 130, 34, 1.66),
        clock(716, 120, 44, 3, 30),
        _bench_in_the_corridor(760, 470),
        rug(600, 514, 200, CARPET),
        place(
            person("officer", arms=("down", "show"), holds="clipboard", mood="think", glance=3),
            566,
            514,
            1.42,
        ),
        plant(916, 470, 1.4),
    )


def _bench_in_the_corridor(x: float, low: float) -> str:
    seats = "".join(box(x + 62 * at, low - 84, 56, 40, 10, paints.JJOK_SOFT) for at in range(2))
    legs = path(f"M{x - 6},{low - 40}h132M{x + 8},{low - 40}v40M{x + 112},{low - 40}v40", width=7)
    return seats + legs


def three_boxes() -> Picture:
    pupil = person("hyeonseo", arms=("none", "none"), mood="calm", glance=3, whole=False)
    officer = person("officer", arms=("none", "none"), mood="talk", glance=-3, whole=False)
    boxes = "".join(path(f"M{x},446h64l8,26h-68Z", paints.GLASS, width=2.4) for x in (432, 512, 592))
    return scene(
        "At a table an officer slides a sheet with three empty boxes to a pupil; a phone lies face down",
        WALL,
        window(330, 56, 270, 170, view=hills(330, 56, 270, 170)),
        plant(70, 420, 1.5),
        place(pupil, 250, 640, 1.6),
        place(officer, 780, 650, 1.55),
        table_top(420, 76, top="#C9B79C", front="#A9957A"),
        path("M412,434H664L690,486H404Z", paints.WHITE),
        boxes,
        phone_face_down(130, 470, 1.5),
        pencil(700, 474, 1.1, 70, paints.GIWA_MID),
        place(only_arms("hyeonseo", arms=("write", "write")), 250, 640, 1.6),
        place(only_arms("officer", arms=("give", "write")), 780, 650, 1.55),
    )


def a_call_at_once() -> Picture:
    officer = person("officer", arms=("show", "give"), holds="receiver", mood="calm", glance=3)
    return scene(
        "Evening at the door of an interview room: an officer lifts a receiver and points to a chair",
        "#D3DAE4",
        place(door(paints.GIWA, paints.GIWA_MID), 0, 44, 1.5),
        window(560, 60, 230, 170, sky=EVENING, view=thin_moon(736, 118, 24)),
        floor(430, "#B4C0CD"),
        rug(560, 512, 370, "#A2B0BF"),
        place(officer, 430, 512, 1.42),
        armchair(640, 500, 1.3),
        place(person("visitor", arms=("down", "down"), mood="calm", glance=-3), 848, 516, 1.42),
        school_bag(896, 438, 1.0, paints.SOL),
        table(206, 386, 178, 510, top="#C9B79C"),
        telephone(272, 386, 0.72, receiver_on=False),
        flat_sheet(312, 386, 66, 3, deep=24, slant=8),
    )


def told_at_every_step() -> Picture:
    officer = person("officer", arms=("none", "none"), mood="talk", whole=False)
    return scene(
        "A police office: one calls and writes three lines; a colleague turned the screen and closes the door",
        WALL,
        calendar(84, 60, 1.2, ring=6),
        floor(430, GROUND),
        place(door(paints.GIWA, paints.GIWA_MID), 660, 20, 1.6),
        place(person("sergeant", arms=("down", "out"), mood="calm", glance=3), 620, 516, 1.4),
        place(officer, 330, 652, 1.55),
        table_top(432, 66, top="#C9B79C", front="#A9957A", right=560),
        monitor_from_behind(120, 474, 1.05),
        flat_sheet(280, 490, 140, 3, deep=34),
        place(only_arms("officer", arms=("write", "ear"), holds="receiver"), 330, 652, 1.55),
        pencil(346, 478, 0.9, 30, paints.GIWA_MID),
    )


def at_a_low_round_table() -> Picture:
    officer = sitting_sideways("plain-clothes", mood="calm", chair=paints.SOL_SOFT)
    pupil = sitting_sideways("older-jun", facing=-1, arms=("lap", "ask"), mood="talk")
    return scene(
        "A small room at a school: an officer in a plain jacket and a pupil in a wheelchair at a low table",
        "#E3E6E0",
        closed_door(70, 96, 150, 334, paints.SOL_SOFT, paints.SOL_PALE),
        window(390, 60, 300, 200, view=playground(390, 60, 300, 200)),
        floor(430, "#C9D2C6"),
        rug(480, 512, 380, "#B3C2B2"),
        place(officer, 250, 512, 1.5),
        place(pupil, 728, 512, 1.52),
        round_table(484, 402, 136, 514, top="#D9C7A6"),
        path("M452,398l8,-14h64l8,14Z", paints.WHITE, width=2.4),
        _break_card(398, 400),
        *(pencil(560 + 13 * at, 396, 0.62, 70, colour) for at, colour in enumerate(_CRAYONS)),
    )


_CRAYONS = (paints.GAM, paints.SOL_MID, paints.JJOK_MID)


def _break_card(x: float, y: float) -> str:
    """A small card that stands on the table, with a cup on it."""
    return box(x - 24, y - 58, 48, 58, 4, paints.GAENARI) + cup(x - 3, y - 14, 0.56)


def talking_at_rest() -> Picture:
    one = sitting_sideways("officer", arms=("lap", "give"), mood="talk", chair=paints.SOL_SOFT)
    other = sitting_sideways("sergeant", facing=-1, mood="calm", chair=paints.SOL_SOFT)
    return scene(
        "A corner for rest: two officers talk over warm cups; the screen behind them is turned to the wall",
        "#E1E6E6",
        window(700, 60, 200, 190, view=hills(700, 60, 200, 190)),
        _rota(360, 56),
        floor(420, "#C9D2D2"),
        table(40, 330, 200, 450, top=paints.GIWA_MID),
        monitor_from_behind(136, 330, 0.9),
        plant(900, 450, 1.5),
        rug(500, 512, 340, "#B3C2B2"),
        place(one, 310, 514, 1.42),
        place(other, 712, 514, 1.4),
        round_table(510, 404, 96, 516, top="#D9C7A6"),
        cup(462, 406, 0.95),
        cup(548, 406, 0.95, paints.GAENARI),
    )


def _rota(x: float, y: float) -> str:
    """Five columns for the days, tags for who is on duty: everybody has days off."""
    colours = (paints.SOL_SOFT, paints.GAENARI, paints.JJOK_SOFT)
    tags = "".join(
        box(x + 14 + 48 * day, y + 46 + 32 * row, 36, 20, 4, colours[(day + row) % 3], stroke_width=2.2)
        for day in range(5)
        for row in range(3)
        if (day + 2 * row) % 4
    )
    columns = "".join(f"M{x + 8 + 48 * day},{y + 36}v106" for day in range(1, 5))
    return box(x, y, 256, 150, 6, paints.WHITE) + path(f"M{x},{y + 34}h256{columns}", width=2.4) + tags


def letter_from_abroad() -> Picture:
    letter = lines(-96, -52, 190, 6, gap=20, colour=paints.GIWA_MID, thick=6)
    officer = person("officer", arms=("none", "none"), mood="calm", glance=-4, whole=False)
    return scene(
        "A police office at night: an officer reads a letter on the screen; a map with pins, two clocks",
        "#C9D1DD",
        clock(96, 104, 42, 10, 10),
        clock(210, 104, 42, 3, 10),
        framed(310, 28, 300, 172, _map_with_pins(), paints.SKY),
        window(720, 56, 180, 210, sky=paints.NIGHT, view=night(720, 56, 180, 210, full=True)),
        place(officer, 560, 652, 1.6),
        table_top(424, 72, top="#C9B79C", front="#A9957A"),
        standing_screen(250, 452, inside=letter, glass=paints.WHITE),
        path("M704,440h112l18,44H690Z", paints.WHITE),
        _four_boxes(),
        cup(440, 480, 1.15, paints.GAENARI),
        place(only_arms("officer", arms=("write", "write")), 560, 652, 1.6),
    )


def _map_with_pins() -> str:
    """Lands that are nobody's map, around 0,0, and four pins."""
    lands = (
        "M-120,-46q40,-24 64,-4q14,30 -14,40q-10,34 -24,20q-34,-26 -26,-56Z"
        "M-4,-52q34,-16 52,2q-6,26 -24,24q18,28 2,56q-22,-6 -24,-36q-22,-20 -6,-46Z"
        "M64,-50q44,-14 62,8q-2,34 -34,30q-32,-8 -28,-38ZM88,26q26,-10 34,10q-12,20 -32,10Z"
    )
    pins = "".join(
        path(f"M{x},{y}l-8,-16a8.5,8.5 0 1 1 16,0Z", paints.GAENARI, width=2.4)
        for x, y in ((-84, -10), (20, 10), (96, -18), (104, 44))
    )
    return flat(path(lands, "#9CC0AE")) + pins


def _four_boxes() -> str:
    """The four boxes on the sheet in front of the officer, two of them ticked."""
    spots = ((716, 450), (770, 450), (712, 466), (768, 466))
    boxes = "".join(path(f"M{x},{y}h11l1,9h-13Z", paints.GLASS, width=2) for x, y in spots)
    rows = "".join(f"M{x + 18},{y + 5}h24" for x, y in spots)
    marks = "".join(f"M{x + 2},{y + 4}l3,4l7,-9" for x, y in spots[:2])
    return boxes + path(rows, width=3, stroke=paints.GIWA_MID) + path(marks, width=3)
