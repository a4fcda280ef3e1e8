"""What a figure is: its build, its clothes, and how it stands in one picture."""

from dataclasses import dataclass

from pictures import paints


@dataclass(frozen=True, kw_only=True)
class Build:
    """Measures of a body, in units above the floor (negative is up)."""

    head_y: float
    head_size: float
    shoulder_y: float
    shoulder: float
    hem_y: float
    hem: float
    leg: float
    reach: float = 1.18


CHILD = Build(head_y=-166, head_size=1, shoulder_y=-135, shoulder=21, hem_y=-72, hem=25, leg=13, reach=1)
CHILD_BROAD = Build(
    head_y=-166, head_size=1, shoulder_y=-135, shoulder=25, hem_y=-70, hem=32, leg=16, reach=1
)
TEEN = Build(head_y=-207, head_size=0.9, shoulder_y=-176, shoulder=24, hem_y=-102, hem=25, leg=14)
ADULT = Build(head_y=-228, head_size=0.88, shoulder_y=-197, shoulder=28, hem_y=-112, hem=28, leg=15)
ADULT_BROAD = Build(head_y=-222, head_size=0.9, shoulder_y=-191, shoulder=32, hem_y=-108, hem=38, leg=18)


@dataclass(frozen=True, kw_only=True)
class Looks:
    """A person, the same in every picture."""

    build: Build = CHILD
    hair: str = "bob"
    hair_colour: str = paints.HAIR_BLACK
    skin: str = paints.SKIN_PALE
    top: str = paints.GAENARI
    top_cut: str = "plain"
    top_second: str = paints.WHITE
    short_sleeves: bool = False
    legwear: str = "trousers"  # trousers, shorts or skirt
    legs: str = paints.JJOK
    shoes: str = paints.WHITE
    scarf: str = ""
    glasses: bool = False
    cap: bool = False
    wheelchair: bool = False
    ornament: str = ""


@dataclass(frozen=True, kw_only=True)
class Pose:
    """How the person stands this time. `whole` is false where the frame or a desk hides the legs."""

    arms: tuple[str, str] = ("down", "down")
    mood: str = "smile"
    glance: float = 0
    tilt: float = 0
    holds: str = ""  # a key of held.HELD
    whole: bool = True
