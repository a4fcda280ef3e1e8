"""Ten heads of hair: a part behind the head and a part over it."""

from math import cos, radians, sin

from pictures.strokes import circle, ellipse, path

_BEHIND = {
    "bob": "M-36,-4C-38,-42 38,-42 36,-4L38,20Q38,30 28,29L-28,29Q-38,30 -38,20Z",
    "pony": "M10,-28C48,-46 60,-2 44,24C36,32 31,25 34,14C37,-4 30,-14 12,-18Z",
    "long": "M-36,-2C-38,-43 38,-43 36,-2C39,28 41,46 36,58Q0,66 -36,58C-41,46 -39,28 -36,-2Z",
    "pigtails": "M-30,-14C-56,-22 -58,22 -44,32C-34,28 -40,4 -26,2Z"
    "M30,-14C56,-22 58,22 44,32C34,28 40,4 26,2Z",
    "low-tail": "M18,8C40,10 44,44 28,52C24,40 24,28 14,22Z",
}
_OVER = {
    "bob": "M-34,6C-38,-45 38,-45 34,6C33,-2 31,-7 28,-10Q0,-3 -28,-10C-31,-7 -33,-2 -34,6Z",
    "messy": "M-33,2C-38,-24 -26,-40 -8,-37L-6,-44L4,-38C26,-41 38,-22 33,2Q31,-8 27,-13L19,-8L12,-16"
    "L3,-8L-5,-16L-13,-8L-20,-15Q-29,-10 -33,2Z",
    "pony": "M-33,4C-39,-43 38,-43 33,4Q29,-12 17,-21Q-6,-5 -28,-8Q-32,-4 -33,4Z",
    "long": "M-33,10C-38,-45 38,-45 33,10C31,-12 17,-21 0,-27C-17,-21 -31,-12 -33,10Z",
    "pigtails": "M-33,2C-37,-43 37,-43 33,2Q22,-14 0,-26Q-22,-14 -33,2Z",
    "short": "M-32,-1C-35,-40 35,-40 32,-1Q29,-15 21,-18Q0,-23 -21,-18Q-29,-15 -32,-1Z",
    "side": "M-33,2C-38,-30 -18,-42 4,-39C28,-39 38,-22 33,2Q31,-9 25,-13Q4,-10 -10,-22Q-17,-11 -28,-9"
    "Q-31,-6 -33,2Z",
    "chin": "M-36,16C-42,-46 42,-46 37,18Q32,22 28,18C31,4 30,-8 22,-17Q2,-8 -16,-20C-28,-10 -30,4 -27,17"
    "Q-32,22 -36,16Z",
    "bun": "M-33,8C-38,-44 38,-44 33,8C31,-12 20,-20 6,-24C-10,-18 -30,-12 -33,8Z",
}
_OVER["low-tail"] = _OVER["side"]


def behind(style: str, colour: str) -> str:
    """What shows behind the head."""
    if style == "curly":
        dots = _dots(across=30, down=28, first=150, last=400, step=24)
        return path(dots, width=27) + path(dots, width=21, stroke=colour)
    if style == "bun":
        return circle(2, -42, 13, colour)
    return path(_BEHIND[style], colour) if style in _BEHIND else ""


def over(style: str, colour: str) -> str:
    """What falls over the forehead."""
    if style == "curly":
        dots = _dots(across=26, down=21, first=180, last=361, step=26)
        return path(dots, width=21, stroke=colour) + ellipse(0, -22, 22, 9, colour, stroke="none")
    return path(_OVER[style], colour)


def _dots(*, across: float, down: float, first: int, last: int, step: int) -> str:
    """Round curls set along an arc over the head, as strokes of no length."""
    turns = (radians(degrees) for degrees in range(first, last, step))
    return "".join(f"M{across * cos(turn):.0f},{-8 + down * sin(turn):.0f}h0" for turn in turns)
