"""Numbers as people type them, read exactly; and numbers written so that they are read again."""

import re
import unicodedata
from decimal import Decimal

MOST_DIGITS = 9  # before the point and behind it: a telephone number is no answer, and nobody's is kept
BOUND = 10**MOST_DIGITS
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
PLAIN = re.compile(rf"[+-]?(\d{{1,{MOST_DIGITS}}}(\.\d{{0,{MOST_DIGITS}}})?|\.\d{{1,{MOST_DIGITS}}})")


def read_number(text: str) -> Decimal | None:
    """The number that was typed: 3, -2.5, 1,000 or full-width digits; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    if GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    return Decimal(plain) if plain.isascii() and PLAIN.fullmatch(plain) else None


def is_typed(value: Decimal) -> bool:
    """Whether a number has no more digits than can be typed: none is rounded in silence."""
    return value.is_finite() and -BOUND < value < BOUND and value == round(value, MOST_DIGITS)


def write_number(value: float | Decimal) -> str:
    """A number with as few digits as say it, never with an exponent."""
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text
