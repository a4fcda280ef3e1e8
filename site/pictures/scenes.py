"""Scenes of stories, 960 by 540: the bus, the night chat, the classroom."""

from pictures import logo, paints
from pictures.cast import person
from pictures.held import HELD, question
from pictures.objects import bubble, bus_seat, ground, tree
from pictures.picture import Picture, drawn
from pictures.strokes import box, circle, flat, path, place

FRAME = "0 0 960 540"


def scene(label: str, wall: str, *parts: str) -> Picture:
    return drawn(FRAME, label, ground(960, 540, wall), *parts)


def floor(y: float, colour: str) -> str:
    return flat(box(0, y, 960, 540 - y, 0, colour)) + path(f"M0,{y}H960")


def bus() -> Picture:
    return scene(
        "On the bus: a boy sleeps, a girl looks at her phone and thinks, a classmate laughs behind them",
        "#F6E7C9",
        _bus_window(50, tree_at=200),
        _bus_window(500, tree_at=270, sun=True),
        _handles(),
        floor(430, "#E3CDA2"),
        place(person("minjun", mood="happy", glance=3, whole=False), 160, 548, 1.75),
        bus_seat(300, 580, 300, 330, paints.SOL),
        place(person("doyun", arms=("lap", "lap"), mood="sleep", tilt=12, whole=False), 450, 700, 2.05),
        _snore(),
        place(_harin_decides(), 800, 706, 2.1),
        bus_seat(30, 560, 260, 190, paints.GAM),
    )


def _bus_window(x: float, *, tree_at: float, sun: bool = False) -> str:
    glass = box(x, 70, 390, 220, 28, paints.SKY)
    far = f"M{x},240Q{x + 90},150 {x + 200},214T{x + 390},190V262q0,28 -28,28H{x + 28}q-28,0 -28,-28Z"
    near = f"M{x},272Q{x + 150},226 {x + 390},258V262q0,28 -28,28H{x + 28}q-28,0 -28,-28Z"
    light = circle(x + 300, 150, 40, paints.GAM) if sun else ""
    view = flat(light, path(far, "#8DBFA8"), path(near, "#5FA58C"))
    return glass + view + tree(x + tree_at, 286, 0.8) + box(x, 70, 390, 220, 28)


def _handles() -> str:
    rings = "".join(
        path(f"M{x},36v28")
        + circle(x, 78, 14, stroke_width=6)
        + circle(x, 78, 14, stroke=paints.GAENARI, stroke_width=2.4)
        for x in (140, 320, 640, 900)
    )
    return path("M0,36H960", width=6) + rings


def _snore() -> str:
    return path("M556,292h16l-16,20h16M592,240h22l-22,28h22M634,176h30l-30,38h30", width=4)


def _harin_decides() -> str:
    return person("harin", arms=("show", "down"), holds="phone-back", mood="think", glance=-3, whole=False)


def chat() -> Picture:
    with_you = place(logo.in_bubble(1.9), 846, 168)
    return scene(
        "At night: a girl sits thinking, her friend sits beside her and says that he comes along",
        "#C3D2EE",
        _night_window(),
        floor(470, "#9DB3DC"),
        _sofa(),
        place(person("jiwoo", arms=("down", "lap"), mood="think", tilt=-3, whole=False), 470, 752, 2.05),
        place(
            person("hyeonseo", arms=("front", "down"), mood="calm", glance=-2, tilt=-4, whole=False),
            700,
            756,
            2.05,
        ),
        bubble(772, 124, 148, 88, paints.GAENARI),
        with_you,
    )


def _night_window() -> str:
    stars = (
        circle(190, 120, 3, paints.LIGHT)
        + circle(160, 250, 3, paints.LIGHT)
        + circle(290, 300, 3, paints.LIGHT)
    )
    return (
        box(100, 60, 240, 300, 8, paints.NIGHT)
        + flat(circle(276, 128, 34, paints.LIGHT), stars)
        + path("M220,60V360M100,210H340", width=5)
        + path("M80,360h280", width=10)
    )


def _sofa() -> str:
    """A sofa for two and a low table, on which the phone lies face down."""
    back = path("M352,560V372q0,-44 44,-44h408q44,0 44,44V560Z", "#6E84BE") + path("M600,330V560", width=2.4)
    arms = box(318, 420, 66, 160, 30, "#7F95CC") + box(816, 420, 66, 160, 30, "#7F95CC")
    table = path("M130,540v-64M262,540v-64", width=8) + box(96, 462, 200, 18, 6, paints.HEUK)
    return back + arms + table + box(160, 448, 74, 14, 6, paints.NAVY)


def classroom() -> Picture:
    desk_front = flat(box(60, 470, 430, 80, 0, "#C9A173")) + path("M60,470V540M490,470V540")
    return scene(
        "A classroom: the teacher asks, a girl raises her hand, a boy in a wheelchair waves",
        "#F3E6CB",
        floor(420, "#E0C79B"),
        _board(),
        place(person("teacher", arms=("ask", "down"), mood="talk", glance=-2), 800, 500, 1.5),
        place(person("amina", arms=("down", "up"), mood="happy", whole=False), 170, 560, 1.45),
        place(person("jun", whole=False), 375, 560, 1.45),
        desk_front,
        box(48, 452, 454, 18, 5, paints.HEUK),
        place(person("jiho", arms=("lap", "wave")), 600, 528, 1.4),
    )


def _board() -> str:
    take = place(HELD["camera"], 250, 160, 1.7)
    keep = place(HELD["phone"], 390, 160, 1.9)
    share = path("M512,190v-52M490,158l22,-22l22,22M486,196h52", width=7, stroke=paints.WHITE)
    asks = "".join(
        flat(circle(x, 232, 17, paints.GAENARI)) + place(question(size=0.8), x, 231) for x in (250, 390, 512)
    )
    return box(150, 70, 480, 210, 12, "#2F6F61") + path("M140,290h500", width=8) + take + keep + share + asks
