"""Pictures for pages about the site itself: being written, not found, who helps."""

from pictures import paints
from pictures.cast import person
from pictures.doors import small_door
from pictures.held import question
from pictures.objects import ground, hill, sun
from pictures.picture import Picture, drawn
from pictures.strokes import box, circle, path, place, tube


def writing() -> Picture:
    """An empty shelf: the next lesson is being written."""
    return drawn(
        "0 0 320 240",
        "Someone at a desk writes in a large open book",
        ground(320, 240, paints.SOL_PALE),
        sun(262, 62, 34, paints.GAENARI),
        place(person("minjun", arms=("lap", "down"), glance=2, whole=False), 150, 268, 1.12),
        box(20, 186, 280, 16, 5, paints.HEUK),
        path("M44,202v46M276,202v46", width=8),
        _open_book(),
        _pencil(),
    )


def _open_book() -> str:
    pages = path(
        "M84,186q0,-34 8,-38q34,-10 66,8q32,-18 66,-8q8,4 8,38q-40,-8 -74,4q-34,-12 -74,-4Z", paints.WHITE
    )
    lines = path("M104,164q22,-4 40,4M104,174q22,-4 36,3", width=2.4)
    dots = path("M172,168q20,-8 42,-4", width=2.4, stroke_dasharray="1 7")
    return pages + path("M158,156v34") + lines + dots


def _pencil() -> str:
    """The writing hand, over the book."""
    shaft = path("M190,158l34,-40l12,10l-34,40l-14,6Z", paints.GAENARI) + path("M216,127l12,10", width=2.4)
    tip = path("M190,158l-2,16l14,-6", paints.WHITE, width=2.4)
    return tube("M180,130q26,2 30,16", 13, paints.WHITE) + shaft + tip + circle(211, 148, 8, paints.SKIN_TAN)


def not_found() -> Picture:
    """A page that is not there: two look at a map, the door has a question mark."""
    return drawn(
        "0 0 480 360",
        "Two children look at a map; behind them stands a door with a question mark",
        ground(480, 360, "#E6EEE4"),
        hill("M0,262Q120,212 250,246T480,226V360H0Z", paints.SOL_SOFT),
        place(small_door("e2"), 146, 4, 1),
        place(question(size=2.2, width=9), 262, 130),
        place(person("doyun", arms=("down", "front"), mood="think", glance=4), 88, 346, 1.16),
        place(person("amina", arms=("front", "down"), mood="smile", glance=-4), 398, 346, 1.16),
        _map(),
    )


def _map() -> str:
    sheet = path("M150,246l64,-16l64,16l64,-16v96l-64,16l-64,-16l-64,16Z", paints.WHITE)
    folds = path("M214,230v96M278,246v96", width=2.4)
    way = path("M168,312q30,-40 60,-16t44,-22", width=4, stroke=paints.GAM, stroke_dasharray="2 9")
    return sheet + folds + way + circle(302, 262, 9, paints.GAENARI) + circle(168, 312, 6, paints.SOL)


def someone_listens() -> Picture:
    """Who helps: an adult takes time and listens."""
    return drawn(
        "0 0 240 200",
        "An adult listens to a boy in a wheelchair",
        place(person("carer", arms=("front", "front"), mood="calm", glance=3), 66, 198, 0.7),
        place(person("jiho", arms=("lap", "ask"), mood="calm", glance=-3), 172, 197, 0.84),
    )
