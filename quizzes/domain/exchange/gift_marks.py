"""GIFT's escapes: while a question is taken apart its escaped characters are hidden, so that none is seen as a mark."""

# Control characters stand in no text, so what is hidden behind them is never met by accident.
HIDDEN = {mark: chr(code) for code, mark in enumerate("~=#{}:\\", start=1)} | {"n": "\x0e"}
SHOWN = {hidden: "\n" if mark == "n" else mark for mark, hidden in HIDDEN.items()}
CONTROLS = str.maketrans(dict.fromkeys([*range(1, 9), *range(11, 32)], None))


def hide(text: str) -> str:
    """The text with its escaped characters hidden; a backslash before anything else is a backslash."""
    plain = text.translate(CONTROLS)
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
