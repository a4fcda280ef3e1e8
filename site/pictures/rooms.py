"""More scenes, 960 by 540: the quiet room of a police station, and a dance video that comes down."""

from pictures import paints
from pictures.cast import person
from pictures.doors import door
from pictures.objects import armchair, big_phone, bubble, plant
from pictures.picture import Picture
from pictures.scenes import floor, scene
from pictures.strokes import box, circle, ellipse, flat, path, place


def police_desk() -> Picture:
    return scene(
        "A calm room: an officer offers a visitor a chair; behind the open door is the waiting room",
        "#DCE3EA",
        floor(440, "#C2CCD6"),
        _waiting_room(),
        _window(),
        plant(912, 456, 1.3),
        flat(ellipse(590, 502, 300, 30, "#AEBBC8")),
        armchair(584, 494, 1.35),
        _side_table(716, 500),
        place(person("officer", arms=("down", "give"), mood="calm", glance=2), 420, 514, 1.42),
        place(person("visitor", arms=("front", "down"), mood="calm", glance=-3), 838, 518, 1.42),
    )


def _waiting_room() -> str:
    """Seen through the door: chairs, a clock, somebody who reads."""
    clock = circle(140, 84, 12, paints.WHITE) + path("M140,77v7l5,3", width=2)
    seats = "".join(box(x, 206, 25, 19, 5, paints.JJOK_SOFT) for x in (114, 142))
    legs = path("M112,231h58M118,231v12M164,231v12", width=3)
    reader = place(person("carer", arms=("front", "front"), holds="book", mood="calm"), 90, 249, 0.56)
    return place(door(paints.GIWA, paints.GIWA_MID, inside=clock + seats + legs + reader), 24, 42, 1.6)


def _window() -> str:
    far = "M540,186Q580,120 630,160T710,150T760,160V232H540Z"
    near = "M540,214Q620,180 680,206T760,196V232H540Z"
    view = flat(path(far, "#8DBFA8"), path(near, "#5FA58C"))
    return (
        box(540, 72, 220, 160, 8, paints.SKY)
        + view
        + box(540, 72, 220, 160, 8)
        + path("M650,72V232", width=5)
        + path("M524,236h252", width=9)
    )


def _side_table(x: float, y: float) -> str:
    top = y - 92
    glass = path(f"M{x - 14},{top - 40}h24l-3,38h-18Z", paints.GLASS) + path(
        f"M{x - 12},{top - 24}h20", width=2
    )
    return path(f"M{x},{y}V{top}M{x - 26},{y}h52", width=7) + ellipse(x, top, 54, 12, paints.WHITE) + glass


def dance_video() -> Picture:
    stop = bubble(366, 120, 140, 96, paints.GAENARI) + path(
        "M436,140v42M416,164l20,20l20,-20M408,198h56", width=7
    )
    return scene(
        "A girl says take it down; the phone beside her shows her dance video of yesterday",
        "#FBE3CC",
        _calendar(),
        floor(476, "#EFC79C"),
        place(person("seoa", arms=("down", "ask"), mood="talk", glance=3, whole=False), 236, 726, 2.4),
        stop,
        big_phone(720, 290, width=270, height=470, inside=_video(), screen=paints.SKY, turn=4),
    )


def _calendar() -> str:
    """Yesterday has its ring, today another: an answer belongs to its day."""
    page = (
        box(60, 62, 176, 150, 10, paints.WHITE)
        + path("M60,100H236", width=3)
        + path("M104,50v24M192,50v24", width=6)
    )
    days = path(
        "M84,128h.2M120,128h.2M156,128h.2M192,128h.2M84,166h.2M156,166h.2M192,166h.2",
        width=9,
        stroke=paints.SAND,
    )
    return page + days + circle(84, 166, 13, stroke_width=3) + flat(circle(120, 166, 15, paints.GAM))


def _video() -> str:
    """Yesterday: the same girl dances. Drawn around the middle of a phone."""
    dancer = place(person("seoa", arms=("up", "out"), mood="happy", tilt=-6), 0, 150, 1.35, 3)
    notes = (
        path("M-84,-130v-34l26,-6v34M66,-150v-34l26,-6v34", width=5)
        + circle(-91, -129, 8, paints.INK)
        + circle(-65, -135, 8, paints.INK)
    )
    more = circle(59, -149, 8, paints.INK) + circle(85, -155, 8, paints.INK)
    stage = flat(ellipse(0, 152, 92, 16, "#A9CCD8"))
    bar = (
        path("M-100,196H100", width=8, stroke=paints.WHITE)
        + path("M-100,196H-10", width=8, stroke=paints.GAM)
        + circle(-10, 196, 9, paints.WHITE)
    )
    return stage + dancer + notes + more + bar
