"""Scenes of grades 1 and 2: at the front door, the puppet stage, the bench, by the classroom window."""

from pictures import paints
from pictures.animals import animal_head
from pictures.cast import person
from pictures.doors import door
from pictures.furniture import bench, framed, rug, stage, stage_front, table
from pictures.held import HELD
from pictures.objects import asking, big_tree, hill, plant
from pictures.papers import flat_sheet, pencil
from pictures.picture import Picture
from pictures.scenes import floor, scene
from pictures.seats import sitting, sitting_sideways
from pictures.signs import stone
from pictures.strokes import box, circle, ellipse, flat, path, place, tube
from pictures.views import hills, window


def front_door() -> Picture:
    return scene(
        "At the front door a girl waves; her aunt opens her arms and waits one step away",
        "#FBEBBE",
        framed(160, 90, 120, 96, flat(path("M-50,38L-14,-18L10,16L26,-4L50,38Z", paints.SOL_SOFT))),
        floor(430, "#E8C98E"),
        place(door(paints.GAENARI, "#FBE49A"), 560, 12, 1.68),
        rug(470, 500, 400, "#DDB978"),
        _shoe_rack(330, 432),
        place(person("seoa", arms=("down", "wave"), mood="happy", glance=3), 350, 506, 1.56),
        place(person("carer", arms=("out", "out"), mood="smile", glance=-3), 680, 512, 1.46),
    )


def _shoe_rack(x: float, floor_y: float) -> str:
    shelf = box(x - 280, floor_y - 74, 190, 70, 5, paints.HEUK)
    shoes = path("M-20,0v-12q0,-8 10,-8h6q2,8 12,10q8,2 8,10Z", paints.GAM)
    return (
        shelf
        + path(f"M{x - 280},{floor_y - 40}h190", width=3)
        + place(shoes, x - 240, floor_y - 42)
        + place(shoes, x - 190, floor_y - 42)
        + place(shoes, x - 150, floor_y - 6)
        + plant(x - 232, floor_y - 76, 0.9)
    )


def puppets_ask() -> Picture:
    otter = _puppet("otter", paints.SOL_MID, arms="M-58,70q-34,10 -30,-26M58,70q40,6 36,-38")
    rabbit = _puppet("rabbit", paints.GAM, arms="M-50,84q-16,34 30,26M50,84q16,34 -30,26")
    jam = flat(ellipse(-4, -2, 17, 11, paints.MOUTH), ellipse(10, 5, 9, 7, paints.MOUTH))
    return scene(
        "A puppet stage: a rabbit with a camera asks an otter with jam on its nose",
        "#FBF0CF",
        flat(box(110, 40, 740, 400, 0, paints.SOL_PALE)),
        place(otter, 336, 262),
        place(jam, 336, 248, 1),
        place(_slice_of_bread(), 438, 296, 1.15, 10),
        place(rabbit, 626, 256),
        place(HELD["camera"], 626, 368, 1.5),
        circle(582, 376, 15, paints.WHITE),
        circle(670, 376, 15, paints.WHITE),
        asking(506, 158, 1.5, tail="right"),
        stage(),
        stage_front(),
    )


def _puppet(animal: str, cloth: str, *, arms: str) -> str:
    """A hand puppet: a head of 180, a bell of cloth, two short arms."""
    body = path("M-40,50Q-64,60 -84,180H84Q64,60 40,50Z", cloth)
    return body + tube(arms, 20, cloth) + place(animal_head(animal, 1.7), -96, -126, 3)


def _slice_of_bread() -> str:
    crust = path("M-34,34V-14q-14,-26 12,-30h44q26,4 12,30v48Z", "#D9A766")
    inside = path("M-25,26V-10q-8,-22 12,-24h26q20,2 12,24v36Z", paints.LIGHT, width=2.2)
    return (
        crust
        + inside
        + flat(path("M-16,-8q8,-16 20,-8q16,-2 14,12q4,16 -12,18q-20,4 -22,-22Z", paints.MOUTH))
    )


def heavy_stone() -> Picture:
    minjun = sitting("minjun", arms=("lap", "ask"), mood="calm", glance=2)
    teacher = sitting("teacher", arms=("give", "lap"), mood="smile", glance=-3)
    return scene(
        "A boy and his teacher sit on a bench and hold up one grey stone together",
        paints.SKY,
        hill("M0,330Q240,250 480,316T960,280V540H0Z", paints.SOL_SOFT),
        hill("M0,424H960V540H0Z", "#8CC7A6"),
        big_tree(120, 470, 170, 330),
        big_tree(876, 452, 140, 270, paints.SOL_MID),
        bench(210, 424, 520, 508),
        place(minjun, 362, 508, 1.58),
        place(teacher, 622, 512, 1.4),
        stone(492, 300, 1.08, -4),
    )


def telling_the_teacher() -> Picture:
    jun = person("jun", arms=("down", "ask"), mood="talk", glance=3)
    teacher = sitting_sideways("teacher", facing=-1, arms=("lap", "lap"), chair=paints.SOL_SOFT)
    return scene(
        "By the classroom window a boy tells; the teacher sits at his height and listens",
        "#FBEBBE",
        window(90, 64, 330, 220, view=hills(90, 64, 330, 220)),
        window(520, 64, 330, 220, view=hills(520, 64, 330, 220)),
        floor(430, "#E8C98E"),
        rug(500, 510, 330, "#DDB978"),
        table(30, 372, 230, 500),
        flat_sheet(70, 372, 120, 2),
        pencil(206, 370, 0.9, 76, paints.GAM),
        place(jun, 400, 512, 1.58),
        place(teacher, 650, 514, 1.5),
        plant(880, 470, 1.3),
    )
