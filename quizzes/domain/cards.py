"""Codes on printed cards: six characters that nobody takes for one another, read forgivingly."""

import unicodedata

# Neither 0 and O nor 1, I and L: 31 characters are left.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 6
CODES = len(ALPHABET) ** LENGTH
LONGEST = 64  # whatever is longer is no card, and is not looked at


def pressed(first: int, keys: str) -> dict[str, str]:
    """Letters of the alphabet of Hangul from this code point on, with the keys that write them."""
    return {chr(first + at): key for at, key in enumerate(keys.split())}


# A keyboard that stands on Hangul writes these when somebody presses the keys of a code (두벌식, KS X 5002).
KEYSTROKES = {
    **pressed(0x1100, "r r s e e f a q q t t d w w c z x v g"),
    **pressed(0x1161, "k o i o j p u p h hk ho hl y n nj np nl b m ml l"),
    **pressed(0x11A8, "r r rt s sw sg e f fr fa fq ft fx fv fg a q qt t t d w c z x v g"),
}


def code_of(number: int) -> str:
    """The code with this number; every number from 0 to CODES - 1 has one of its own. Raises ValueError."""
    if not 0 <= number < CODES:
        raise ValueError("there is no such code")
    letters = []
    for _ in range(LENGTH):
        number, at = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[at])
    return "".join(reversed(letters))


def read_code(text: str) -> str:
    """The code that somebody meant; empty when it can be none.

    Case, spaces, hyphens and full-width letters do not matter, and neither does a keyboard left on Hangul.
    """
    if len(text) > LONGEST:
        return ""
    typed = "".join(KEYSTROKES.get(letter, letter) for letter in unicodedata.normalize("NFKD", text))
    letters = [letter for letter in typed.upper() if unicodedata.category(letter)[0] not in "ZPC"]
    fits = len(letters) == LENGTH and all(letter in ALPHABET for letter in letters)
    return "".join(letters) if fits else ""


def printed(code: str) -> str:
    """The code as a card shows it, with a gap in the middle: K7M 2QX."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"
