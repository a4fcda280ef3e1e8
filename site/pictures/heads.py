"""Heads: 60 by 57, with hair or a scarf, glasses, a cap."""

from pictures import hair, paints
from pictures.faces import face
from pictures.looks import Looks, Pose
from pictures.strokes import circle, ellipse, path


def back_of_head(looks: Looks) -> str:
    """The hair that falls behind neck and shoulders; drawn before the body."""
    return "" if looks.scarf else hair.behind(looks.hair, looks.hair_colour)


def head(looks: Looks, pose: Pose) -> str:
    """A head centred on 0,0, without the hair behind it."""
    drawing = _scarfed(looks, pose) if looks.scarf else _bare(looks, pose)
    return drawing + (_police_cap() if looks.cap else "") + looks.ornament


def head_from_behind(looks: Looks) -> str:
    """A head turned away: hair or cloth, and no face."""
    if looks.scarf:
        return path(
            "M-36,-2C-42,-48 42,-48 36,-2C39,18 36,30 42,46Q0,64 -42,46C-36,30 -39,18 -36,-2Z", looks.scarf
        )
    ears = circle(-30, 5, 6, looks.skin) + circle(30, 5, 6, looks.skin)
    hair_line = "M-32,2C-38,-46 38,-46 32,2Q30,26 12,29Q0,25 -12,29Q-30,26 -32,2Z"
    strands = path("M-14,-22q6,16 4,30M14,-22q-4,14 -2,26", width=2.4)
    return ears + path(hair_line, looks.hair_colour) + strands


def _bare(looks: Looks, pose: Pose) -> str:
    ears = circle(-30, 5, 6, looks.skin) + circle(30, 5, 6, looks.skin)
    return (
        ears
        + ellipse(0, 0, 30, 28.5, looks.skin)
        + face(mood=pose.mood, skin=looks.skin, glance=pose.glance, glasses=looks.glasses)
        + hair.over(looks.hair, looks.hair_colour)
    )


def _scarfed(looks: Looks, pose: Pose) -> str:
    cloth = "M-38,-2C-42,-48 42,-48 38,-2C39,18 36,30 42,46Q0,64 -42,46C-36,30 -39,18 -38,-2Z"
    return (
        path(cloth, looks.scarf)
        + ellipse(0, 1, 26, 26, looks.skin)
        + face(mood=pose.mood, skin=looks.skin, glance=pose.glance, glasses=looks.glasses)
        + path("M-24,14Q-10,40 30,38", width=2.4)
        + path("M-26,-6Q-16,-27 4,-25", width=2.2)
    )


def _police_cap() -> str:
    return (
        path("M-34,-14C-40,-34 -24,-46 0,-46C24,-46 40,-34 34,-14Q0,-24 -34,-14Z", paints.NAVY)
        + path("M-30,-15Q0,-26 30,-15Q24,-6 0,-8Q-24,-6 -30,-15Z", "#1C2742")
        + circle(0, -30, 5.5, paints.GAENARI, stroke_width=2)
    )
