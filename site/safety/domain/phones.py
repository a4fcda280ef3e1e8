"""Phone numbers as editors paste them: made plain, and refused with a sentence where nobody could dial them."""

import re
import unicodedata

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−ー－"), "-")
WRITTEN = re.compile(r"[+#*]?[0-9A-Z(][0-9A-Z() .\-]*")
SHORTEST, LONGEST = 3, 15  # 112; the longest number of ITU-T E.164
# Runs that stand in for a number in examples: one of them was once copied into a blog as a helpline.
PLACEHOLDERS = ("12345678", "87654321")

LETTERS = "Write the number with digits, spaces and hyphens, such as 02-735-8994, not “{value}”."
LENGTH = "A phone number has 3 to 15 signs to dial; “{value}” has not."
MADE_UP = "“{value}” looks like a number made up for an example. Leave the field empty when it is not known."
BRACKETS = "A bracket in “{value}” is not closed."


def tidy(text: str) -> str:
    """Make a pasted number plain: full-width digits and the many dashes of web pages become the usual ones."""
    plain = unicodedata.normalize("NFKC", text).translate(DASHES)
    return re.sub(r"\s+", " ", re.sub(r"\s*-\s*", "-", plain)).strip()


def fault(text: str) -> str:
    """Say what is wrong with a number as an English sentence with {value}, or nothing when it can be dialled."""
    if not WRITTEN.fullmatch(text) or letters_come_first(text):
        return LETTERS
    if text.count("(") != text.count(")"):
        return BRACKETS
    signs = re.sub(r"[^0-9A-Z#*]", "", text)
    if not SHORTEST <= len(signs) <= LONGEST:
        return LENGTH
    return MADE_UP if made_up(signs) else ""


def letters_come_first(text: str) -> bool:
    """Say whether it is a word: letters stand for keys only behind digits, as in 1-800-THE-LOST."""
    return bool(re.match(r"[^0-9]*[A-Z]", text))


def made_up(signs: str) -> bool:
    same = len(signs) > SHORTEST and len(set(signs.lstrip("0"))) <= 1
    return same or any(run in signs for run in PLACEHOLDERS)
