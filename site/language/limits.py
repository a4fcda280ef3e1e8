"""How hard a text may be for whom: thresholds of each tier, set by us from measurements, to be tested with pupils."""

from dataclasses import dataclass

from .tiers import Tier

HAEYO, HAPNIDA, HANDA = "haeyo", "hapnida", "handa"  # 해요체, 합니다체, 한다체


@dataclass(frozen=True, slots=True)
class KoreanLimits:
    """Highest values for Korean; None where a measure does not count for these readers."""

    eojeol_mean: float
    eojeol_longest: int
    syllables_mean: float
    syllables_per_eojeol: float | None
    rare_nouns: float | None  # share of nouns with a Zipf frequency below 4.0
    level_a_nouns: float | None  # lowest share of nouns of the first level
    unlisted_nouns: float | None  # share of nouns outside the levels
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnglishLimits:
    """Highest values for English; reading ease is the lowest."""

    grade: float
    words_mean: float
    words_longest: int
    reading_ease: float


@dataclass(frozen=True, slots=True)
class Limits:
    korean: KoreanLimits
    english: EnglishLimits
    glossary_words: int | None  # new words of one lesson
    passives: float | None  # highest share of sentences with a passive or a double negative


_CHILD, _TEEN, _ADULT = (HAEYO,), (HAPNIDA,), (HAPNIDA,)
_TEACHERS = Limits(
    KoreanLimits(13, 22, 40, None, 0.14, None, None, _ADULT), EnglishLimits(10, 18, 31, 50), None, None
)
LIMITS: dict[Tier, Limits] = {
    Tier.E1: Limits(
        KoreanLimits(4.5, 8, 13, 2.7, 0.02, 0.55, 0.10, _CHILD), EnglishLimits(2, 7, 12, 90), 2, 0
    ),
    Tier.E2: Limits(
        KoreanLimits(6, 10, 17, 2.8, 0.04, 0.50, 0.12, _CHILD), EnglishLimits(3.5, 9, 16, 85), 3, 0
    ),
    Tier.E3: Limits(
        KoreanLimits(7, 12, 20, 2.9, 0.05, 0.45, 0.15, _CHILD), EnglishLimits(5, 11, 19, 80), 4, 0.1
    ),
    Tier.M: Limits(
        KoreanLimits(9, 15, 27, 3.0, 0.08, 0.25, 0.22, _TEEN), EnglishLimits(7, 14, 24, 70), 6, 0.1
    ),
    Tier.TEACHERS: _TEACHERS,
    Tier.CARERS: _TEACHERS,
    Tier.POLICE: Limits(
        KoreanLimits(14, 25, 45, None, None, None, None, (HANDA, HAPNIDA)),
        EnglishLimits(12, 20, 35, 40),
        None,
        None,
    ),
}

_NAMES = {
    "t": Tier.TEACHERS,
    "teacher": Tier.TEACHERS,
    "c": Tier.CARERS,
    "carer": Tier.CARERS,
    "parents": Tier.CARERS,
    "p": Tier.POLICE,
}


def tier_named(name: str) -> Tier:
    """The tier of a name as people write it: E3, e3, M, T, teachers, P. Raises ValueError with a sentence."""
    plain = name.strip().lower()
    if plain in _NAMES:
        return _NAMES[plain]
    try:
        return Tier(plain)
    except ValueError:
        known = ", ".join(tier.value.upper() if tier.is_for_pupils else tier.value for tier in Tier)
        raise ValueError(f"There is no tier “{name}”. The tiers are {known}.") from None
