"""Signs and small things that carry an idea: hand, ear, traffic light, die, stone, umbrella, cup."""

from pictures import paints
from pictures.held import question
from pictures.strokes import box, circle, ellipse, flat, path, place


def open_hand(skin: str = paints.GAM_SOFT) -> str:
    """A hand that says stop, centred on its palm, about 40 high."""
    fingers = "M-8,-4v-10M-2.7,-6v-13M2.7,-6v-13M8,-4v-10M9,6l7,-7"
    palm = box(-11, -8, 22, 24, 9, skin, stroke="none")
    outline = path(fingers, width=9) + box(-11, -8, 22, 24, 9, stroke_width=4.5)
    return outline + path(fingers, width=4.5, stroke=skin) + palm


def ring(radius: float = 10, width: float = 5) -> str:
    """The round letter: yes."""
    return circle(0, 0, radius, stroke_width=width)


def cross(size: float = 9, width: float = 5) -> str:
    return path(f"M{-size},{-size}l{2 * size},{2 * size}M{size},{-size}l{-2 * size},{2 * size}", width=width)


def exclamation(size: float = 1, width: float = 5) -> str:
    return path(f"M0,{-12 * size}v{14 * size}M0,{11 * size}v.2", width=width)


def dots(width: float = 6) -> str:
    """Three dots: somebody thinks, or says nothing."""
    return path("M-13,0h.2M0,0h.2M13,0h.2", width=width)


def pause(size: float = 1, width: float = 9) -> str:
    return path(f"M{-8 * size},{-13 * size}v{26 * size}M{8 * size},{-13 * size}v{26 * size}", width=width)


def tick(size: float = 1, width: float = 5) -> str:
    return path(f"M{-11 * size},0l{7 * size},{8 * size}l{15 * size},{-17 * size}", width=width)


_DIGITS = {
    "1": "M-5,-7l6,-5v24",
    "3": "M-7,-9q7,-6 12,0q3,6 -6,9q10,2 7,9q-6,6 -14,1",
    "6": "M5,-12q-13,4 -13,16q0,8 8,8t8,-8q0,-7 -8,-7q-6,0 -8,6",
}


def digits(number: str, *, gap: float = 24, width: float = 4.5) -> str:
    """A number that helps, as strokes, its middle on 0,0. Only the digits in use are drawn."""
    start = -gap * (len(number) - 1) / 2
    return "".join(
        place(path(_DIGITS[digit], width=width), start + gap * at) for at, digit in enumerate(number)
    )


def star(x: float, y: float, size: float = 1, colour: str = paints.GAENARI) -> str:
    route = "M0,-20l6,12 13,2 -10,9 3,13 -12,-6 -12,6 3,-13 -10,-9 13,-2Z"
    return place(path(route, colour), x, y, size)


def ear(x: float, y: float, size: float = 1, skin: str = paints.SKIN_WARM) -> str:
    """An ear, about 100 high, its middle on (x, y)."""
    outline = "M-26,-18q2,-34 32,-34q32,2 30,38q-2,22 -16,32q-6,6 -8,18q-6,18 -22,14q-16,-6 -12,-24"
    folds = "M-10,-14q2,-20 18,-20q18,2 14,24q-4,12 -14,16q-8,6 -6,14"
    return place(path(outline, skin, width=4) + path(folds, width=3.4), x, y, size)


def traffic_light(x: float, y: float, size: float = 1) -> str:
    """Three lamps that also carry a sign: a cross, a question, a ring. Middle on (x, y)."""
    lamps = (
        circle(0, -62, 25, paints.GAM)
        + place(cross(8, 4.5), 0, -62)
        + circle(0, 0, 25, paints.GAENARI)
        + place(question(size=0.9, width=4.5), 0, 0)
        + circle(0, 62, 25, paints.SOL_MID)
        + place(ring(9, 4.5), 0, 62)
    )
    return place(path("M0,104V260", width=14) + box(-40, -104, 80, 208, 24, paints.GIWA) + lamps, x, y, size)


def die(x: float, y: float, size: float = 1, turn: float = 0, colour: str = paints.WHITE) -> str:
    """A die that shows five, 80 wide, its middle on (x, y)."""
    pips = flat(
        *(circle(a, b, 7.5, paints.INK) for a, b in ((-20, -20), (20, -20), (0, 0), (-20, 20), (20, 20)))
    )
    return place(box(-40, -40, 80, 80, 14, colour) + pips, x, y, size, turn)


def stone(x: float, y: float, size: float = 1, turn: float = 0) -> str:
    """A grey stone 120 wide, its middle on (x, y)."""
    body = path("M-60,18Q-62,-22 -28,-38Q14,-50 44,-26Q66,-4 58,24Q50,40 0,40Q-52,40 -60,18Z", "#A3A8B2")
    return place(
        body + path("M-30,-18q16,-10 30,-6M26,4q10,4 12,14M-38,16l12,6", width=2.4), x, y, size, turn
    )


def present(
    x: float, y: float, size: float = 1, paper: str = paints.GAM, ribbon: str = paints.GAENARI
) -> str:
    """A wrapped box 80 wide standing on (x, y)."""
    bow = path("M0,-62q-26,-26 -28,-8t28,8q26,-26 28,-8t-28,8", ribbon, width=2.6)
    drawing = (
        box(-40, -62, 80, 62, 5, paper)
        + path("M0,-60v58M-38,-36h76", width=8, stroke=ribbon)
        + box(-40, -62, 80, 62, 5)
        + bow
    )
    return place(drawing, x, y, size)


def cup(x: float, y: float, size: float = 1, colour: str = paints.WHITE, *, steam: bool = True) -> str:
    """A cup standing on (x, y), with or without steam."""
    drawing = (
        path("M20,-34h8q10,0 10,11t-10,11h-9", width=4)
        + path("M-22,-42h44l-4,34q-2,8 -10,8h-16q-8,0 -10,-8Z", colour)
        + (path("M-8,-52q-6,-9 0,-18t0,-18M8,-52q-6,-9 0,-18t0,-18", width=2.6) if steam else "")
    )
    return place(drawing, x, y, size)


def water_glass(x: float, y: float, size: float = 1) -> str:
    drawing = path("M-14,-44h28l-4,44h-20Z", paints.GLASS) + path("M-12,-28h24", width=2)
    return place(drawing, x, y, size)


def bottle(x: float, y: float, size: float = 1, colour: str = paints.SKY) -> str:
    drawing = (
        box(-14, -62, 28, 62, 8, colour)
        + box(-8, -74, 16, 12, 3, paints.JJOK)
        + path("M-14,-34h28", width=2.2)
    )
    return place(drawing, x, y, size)


def school_bag(x: float, y: float, size: float = 1, colour: str = paints.JJOK, *, tag: bool = False) -> str:
    """A school bag standing on (x, y); `tag` hangs a name tag on it."""
    label = (
        path("M26,-44l6,10", width=2.2)
        + box(22, -34, 26, 18, 3, paints.GAENARI, stroke_width=2.2)
        + path("M27,-25h15", width=2.4)
    )
    drawing = (
        path("M-16,-78q0,-18 16,-18t16,18", width=5)
        + path("M-38,0V-46q0,-34 38,-34t38,34V0Z", colour)
        + box(-26, -38, 52, 30, 6, paints.JJOK_SOFT if colour != paints.JJOK_SOFT else paints.JJOK)
        + (label if tag else "")
    )
    return place(drawing, x, y, size)


def shopping_bag(x: float, y: float, size: float = 1, colour: str = paints.SAND) -> str:
    """A cloth bag with a leek and a loaf, standing on (x, y)."""
    greens = path("M-14,-64q-10,-20 -4,-34M-10,-64q4,-20 12,-30", width=6, stroke=paints.SOL_MID)
    loaf = path("M6,-60q0,-24 12,-24t12,24Z", "#D9A766", width=2.4)
    handles = path("M-18,-62q0,-26 18,-26t18,26", width=4)
    drawing = greens + loaf + handles + path("M-36,-62H36L30,0H-30Z", colour) + path("M-33,-40H33", width=2.2)
    return place(drawing, x, y, size)


def street_lamp(x: float, y: float, height: float) -> str:
    """A lamp in the street, lit; its foot on (x, y)."""
    top = y - height
    glow = flat(circle(x, top, 74, paints.LIGHT, opacity=0.55))
    head = path(f"M{x - 22},{top + 20}l8,-40h28l8,40Z", paints.LIGHT) + path(
        f"M{x - 20},{top - 20}h40", width=8
    )
    return glow + path(f"M{x},{y}V{top + 20}M{x - 20},{y}h40", width=9) + head


def parcel(x: float, y: float, size: float = 1) -> str:
    """A brown parcel with an address label, standing on (x, y)."""
    drawing = (
        box(-46, -60, 92, 60, 4, "#D9B183")
        + path("M0,-60v60", width=9, stroke=paints.SAND)
        + box(6, -34, 32, 22, 2, paints.WHITE, stroke_width=2.2)
        + path("M12,-27h20M12,-19h14", width=2.4)
    )
    return place(drawing, x, y, size)


def lunch_box(x: float, y: float, size: float = 1, colour: str = paints.GAENARI) -> str:
    """An open lunch box from a little above: rice, an egg, greens. Its middle on (x, y)."""
    drawing = (
        box(-60, -30, 120, 60, 14, colour)
        + box(-51, -22, 102, 44, 9, paints.WHITE, stroke_width=2.4)
        + path("M6,-22v44", width=2.4)
        + flat(
            ellipse(-22, 0, 22, 14, "#F3EBDD"),
            circle(30, -6, 11, paints.GAENARI),
            ellipse(30, 13, 16, 6, paints.SOL_MID),
        )
        + path("M-30,-3h.2M-14,-3h.2M-27,5q5,4 10,0", width=3.4)
    )
    return place(drawing, x, y, size)


def umbrella(x: float, y: float, size: float = 1, colour: str = paints.GAM) -> str:
    """An open umbrella; the hand is on (x, y), the roof 120 above."""
    roof = path(
        "M-104,-120Q-96,-214 0,-216Q96,-214 104,-120q-26,-20 -52,0q-26,-20 -52,0q-26,-20 -52,0q-26,-20 -52,0Z",
        colour,
    )
    return place(path("M0,-216v-12M0,-128V10", width=6) + roof, x, y, size)


def rain(
    x: float, y: float, across: int, down: int, *, gap: float = 44, colour: str = paints.JJOK_MID
) -> str:
    """Drops in rows from (x, y)."""
    drops = "".join(
        f"M{x + gap * a + (gap / 2 if b % 2 else 0)},{y + gap * b}l-5,15"
        for b in range(down)
        for a in range(across)
    )
    return path(drops, width=4, stroke=colour)


def bunting(
    route_y: float, width: float, colours: tuple[str, ...] = (paints.GAM, paints.GAENARI, paints.SOL_MID)
) -> str:
    """Small flags on a line from the left edge to the right."""
    step, flags = 64, ""
    for index in range(int(width // step)):
        x = 20 + index * step
        flags += path(f"M{x},{route_y}h36l-18,34Z", colours[index % len(colours)], width=2.4)
    return path(f"M0,{route_y}H{width}", width=3) + flags


def puppy(x: float, y: float, size: float = 1, fur: str = "#E3B778") -> str:
    """A puppy that sits on (x, y) with its tongue out."""
    drawing = (
        path("M34,-18q26,-2 24,-26", width=15)
        + path("M34,-18q26,-2 24,-26", width=9, stroke=fur)
        + path("M-34,0q-6,-56 34,-58t36,58Z", fur)
        + path("M-12,0v-26M12,0v-26", width=2.6)
        + ellipse(0, -82, 38, 34, fur)
        + path("M-30,-106q-24,4 -22,38q16,4 24,-14ZM30,-106q24,4 22,38q-16,4 -24,-14Z", paints.HEUK_DEEP)
        + ellipse(0, -70, 18, 13, paints.WHITE, stroke_width=2.2)
        + path("M-5,-64v8q0,8 6,8t6,-8v-8Z", "#E79A86", width=2.2)
        + ellipse(0, -77, 6, 4.4, paints.INK, stroke="none")
        + flat(circle(-14, -88, 3.6, paints.INK), circle(14, -88, 3.6, paints.INK))
    )
    return place(drawing, x, y, size)


def ball(x: float, y: float, radius: float, colour: str = paints.GAENARI) -> str:
    return place(
        circle(0, 0, radius, colour)
        + path(
            f"M{-radius},0q{radius},{-0.6 * radius} {2 * radius},0M0,{-radius}q{0.5 * radius},{radius} 0,{2 * radius}",
            width=2.4,
        ),
        x,
        y,
    )
