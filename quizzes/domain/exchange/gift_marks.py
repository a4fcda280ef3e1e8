"""GIFT's escapes: while a question is taken apart its escaped characters are hidden, so that none is seen as a mark."""

import re

# Control characters stand in no text, so what is hidden behind them is never met by accident.
HIDDEN = {mark: chr(code) for code, mark in enumerate("~=#{}:\\", start=1)} | {"n": "\x0e"}
SHOWN = {hidden: "\n" if mark == "n" else mark for mark, hidden in HIDDEN.items()}
CONTROLS = str.maketrans(dict.fromkeys([*range(1, 9), *range(11, 32)], None))
# A whole tag with its attributes in quotation marks, as people paste it: what stands in it marks no answer.
TAG = re.compile(
    r"""<[a-zA-Z][a-zA-Z0-9-]{0,20}(?:\s+[a-zA-Z:-]{1,40}\s*=\s*(?:"[^"<>\n]*"|'[^'<>\n]*'))+\s*/?>"""
)
IN_TAGS = str.maketrans({mark: HIDDEN[mark] for mark in "~=#{}:"})


def hide(text: str) -> str:
    """The text with its escaped characters hidden, and those in tags; a backslash before anything else is one."""
    plain = TAG.sub(lambda tag: tag.group().translate(IN_TAGS), text.translate(CONTROLS))
    hidden, at = [], 0
    while at < len(plain):
        here, following = plain[at], plain[at + 1 : at + 2]
        if here == "\\" and following and following in HIDDEN:
            hidden.append(HIDDEN[following])
            at += 2
        else:
            hidden.append(here)
            at += 1
    return "".join(hidden)


def show(text: str) -> str:
    """The text with its hidden characters as they are meant."""
    return "".join(SHOWN.get(character, character) for character in text)


def escape(text: str) -> str:
    """A text whose characters cannot be taken for marks; line breaks are written out."""
    return "".join(
        "\\n" if character == "\n" else f"\\{character}" if character in "~=#{}:\\" else character
        for character in text
    )
