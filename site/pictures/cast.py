"""The cast: the people who come back from lesson to lesson, always with the same looks."""

from pictures import paints
from pictures.figures import arms_of, figure, from_behind
from pictures.guests import GUESTS
from pictures.heads import back_of_head, head
from pictures.looks import ADULT, ADULT_BROAD, CHILD_BROAD, TEEN, Looks, Pose
from pictures.strokes import circle, path

HARIN = Looks(
    hair="bob",
    top=paints.GAENARI,
    top_cut="hood",
    legs=paints.JJOK,
    ornament=path("M16,-20l12,5", width=8.5) + path("M16,-20l12,5", width=5, stroke=paints.GAM),
)
DOYUN = Looks(
    hair="messy",
    skin=paints.SKIN_WARM,
    top=paints.WHITE,
    top_cut="stripes",
    top_second=paints.SOL,
    short_sleeves=True,
    legwear="shorts",
    legs=paints.HEUK,
    shoes=paints.GAM,
)
SEOA = Looks(
    hair="pony",
    hair_colour=paints.HAIR_BROWN,
    top=paints.GAM,
    top_cut="star",
    top_second=paints.GAENARI,
    legs=paints.GIWA,
    ornament=circle(22, -24, 5, paints.SOL),
)
MINJUN = Looks(
    build=CHILD_BROAD,
    hair="curly",
    hair_colour=paints.HAIR_BROWN,
    skin=paints.SKIN_TAN,
    top=paints.WHITE,
    top_cut="dungarees",
    top_second=paints.JJOK,
    legs=paints.JJOK,
    shoes=paints.GAENARI,
    glasses=True,
)
JIHO = Looks(
    hair="short",
    skin=paints.SKIN_WARM,
    top=paints.SOL,
    top_cut="pocket",
    top_second=paints.SOL_SOFT,
    legs=paints.GIWA,
    shoes=paints.GAM,
    wheelchair=True,
)
AMINA = Looks(
    skin=paints.SKIN_TAN,
    scarf=paints.SOL_SOFT,
    top=paints.GAM,
    top_cut="pocket",
    top_second="#F4B27F",
    legwear="skirt",
    legs=paints.GIWA,
)
BOM = Looks(
    hair="pigtails",
    hair_colour=paints.HAIR_CHESTNUT,
    top=paints.SOL_SOFT,
    legwear="skirt",
    legs=paints.GAM,
    shoes=paints.GAENARI,
)
JUN = Looks(
    hair="curly",
    skin=paints.SKIN_DEEP,
    top=paints.JJOK_SOFT,
    top_cut="stripes",
    top_second=paints.JJOK,
    short_sleeves=True,
    legwear="shorts",
    legs=paints.SOL,
)
JIWOO = Looks(
    build=TEEN, hair="chin", top=paints.JJOK, top_cut="uniform", top_second=paints.GAENARI, legs=paints.GIWA
)
HYEONSEO = Looks(
    build=TEEN,
    hair="side",
    hair_colour=paints.HAIR_BROWN,
    skin=paints.SKIN_WARM,
    top=paints.SOL_SOFT,
    top_cut="hood",
    legs=paints.NAVY,
)
NARI = Looks(
    build=TEEN,
    hair="long",
    skin=paints.SKIN_DEEP,
    top=paints.GAENARI,
    top_cut="cardigan",
    legwear="skirt",
    legs=paints.JJOK,
)
TEACHER = Looks(
    build=ADULT,
    hair="short",
    hair_colour=paints.HAIR_GREY,
    skin=paints.SKIN_WARM,
    top=paints.HEUK,
    top_cut="cardigan",
    legs=paints.NAVY,
    shoes=paints.GIWA,
    glasses=True,
)
CARER = Looks(
    build=ADULT_BROAD,
    hair="bun",
    hair_colour=paints.HAIR_CHESTNUT,
    top=paints.SOL_SOFT,
    top_cut="pocket",
    legwear="skirt",
    legs=paints.SOL,
    shoes=paints.HEUK,
)
OFFICER = Looks(
    build=ADULT,
    hair="low-tail",
    top=paints.JJOK_SOFT,
    top_cut="police",
    legs=paints.NAVY,
    shoes=paints.NAVY,
    cap=True,
)
VISITOR = Looks(
    build=ADULT,
    hair="side",
    hair_colour=paints.HAIR_BLACK,
    skin=paints.SKIN_TAN,
    top=paints.GAM,
    top_cut="cardigan",
    legs=paints.GIWA,
    shoes=paints.WHITE,
)

CAST: dict[str, Looks] = {
    "harin": HARIN,
    "doyun": DOYUN,
    "seoa": SEOA,
    "minjun": MINJUN,
    "jiho": JIHO,
    "amina": AMINA,
    "bom": BOM,
    "jun": JUN,
    "jiwoo": JIWOO,
    "hyeonseo": HYEONSEO,
    "nari": NARI,
    "teacher": TEACHER,
    "carer": CARER,
    "officer": OFFICER,
    "visitor": VISITOR,
}
EVERYBODY: dict[str, Looks] = {**CAST, **GUESTS}


def person(
    name: str,
    *,
    arms: tuple[str, str] = ("down", "down"),
    mood: str = "smile",
    glance: float = 0,
    tilt: float = 0,
    holds: str = "",
    whole: bool = True,
) -> str:
    """Somebody of the cast, standing (or sitting) on the origin."""
    pose = Pose(arms=arms, mood=mood, glance=glance, tilt=tilt, holds=holds, whole=whole)
    return figure(EVERYBODY[name], pose)


def only_arms(name: str, *, arms: tuple[str, str], holds: str = "") -> str:
    """The arms of somebody drawn with arms ("none", "none"): laid over the table in front of the body."""
    return arms_of(EVERYBODY[name], Pose(arms=arms, holds=holds))


def turned_away(name: str) -> str:
    """Head and back, seen from behind; the origin as for `person`."""
    return from_behind(EVERYBODY[name])


def only_head(name: str, *, mood: str = "smile", glance: float = 0) -> str:
    """Head and hair, centred on 0,0."""
    looks = EVERYBODY[name]
    return back_of_head(looks) + head(looks, Pose(mood=mood, glance=glance))
