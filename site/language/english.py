"""English phrases in running text: spelling variants, number, and what a word boundary is beside Hangul."""

import re

# \b is no boundary between “porn” and a Korean particle: only Latin letters and digits make a longer word.
LATIN = "0-9A-Za-z\u00c0-\u024f"
LEFT = rf"(?<![{LATIN}])"
RIGHT = rf"(?![{LATIN}])"

_IRREGULAR = {"child": "children", "person": "people", "man": "men", "woman": "women"}
_COUNTED = frozenset(
    {"deepfake", "device", "case", "child", "victim", "person", "offender", "image", "picture"}
)
_MASS = re.compile(r"\b(?:porn|pornography)\Z", re.IGNORECASE)
_PLURAL_END = re.compile(r"(?:[^s]s|children|people)\Z", re.IGNORECASE)
_NO_PLURAL = re.compile(
    r"(?:ing|ed|[a-z]n't|it|on|risk|fault|banter|boys|get|consent|porn|pornography|molka)\Z", re.IGNORECASE
)


def pattern(phrase: str) -> str:
    """A pattern for a phrase in every spelling: hyphen or space or neither, any apostrophe, singular and plural."""
    words = re.split(r"[\s-]+", phrase.strip())
    gap = r"(?:[\s\-–_]{0,6})"
    body = gap.join(_letters(word) for word in words[:-1])
    last = _last(words[-1])
    return f"{body}{gap}{last}" if body else last


def _letters(word: str) -> str:
    """Apostrophes are curly, straight, or left out in haste."""
    return re.sub(r"['’]", "['’]?", re.escape(word).replace(r"\'", "'"))


def _last(word: str) -> str:
    """The last word in singular and plural, where it can have both."""
    if word.endswith("s") and not word.endswith("ss") and word not in {"boys", "was", "his"}:
        return _letters(word[:-1]) + "s?"
    if word in _IRREGULAR:
        return f"(?:{_IRREGULAR[word]}|{_letters(word)})"
    if word in {"porn", "pornography"}:
        return _letters(word) + "s?"
    if _NO_PLURAL.search(word):
        return _letters(word)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{_letters(word[:-1])}(?:y|ies)"
    return _letters(word) + ("(?:es)?" if word.endswith(("s", "x", "ch", "sh")) else "s?")


def plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return f"{word}s"


# What is not counted: filming, distribution, violence, harassment, abuse …
_NOT_COUNTED = re.compile(
    r"(?:ing|ness|ity|ence|ance|tion|sion|ment|abuse|consent|material|help|advice|porn|pornography|[^aeiou]ics|data"
    r"|information|blackmail|content)\Z",
    re.IGNORECASE,
)


def in_number_of(new: str, *, old: str, found: str) -> str:
    """The new phrase in the plural where the old one, named in the singular, stands in the plural.

    >>> in_number_of("safe adult", old="trusted adult", found="trusted adults")
    'safe adults'
    >>> in_number_of("illegal filming", old="hidden camera", found="hidden cameras")
    'illegal filming'
    """
    was_one = not _PLURAL_END.search(old) and _PLURAL_END.search(found)
    if not was_one or not new[-1:].isalpha() or _PLURAL_END.search(new) or _NOT_COUNTED.search(new):
        return new
    first, last = new[: new.rfind(" ") + 1], new[new.rfind(" ") + 1 :]
    if last in _IRREGULAR:
        return first + _IRREGULAR[last]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{first}{last[:-1]}ies"
    return f"{first}{last}" + ("es" if last.endswith(("s", "x", "ch", "sh")) else "s")


def in_number(proposal: str, found: str) -> str:
    """The proposal in the plural where the phrase found is plural or a mass noun (porn) and the proposal is counted.

    >>> in_number("sexual deepfake", "Deepfake porn")
    'sexual deepfakes'
    >>> in_number("illegal filming", "hidden cameras")
    'illegal filming'
    """
    if not (_MASS.search(found) or _PLURAL_END.search(found)):
        return proposal
    first, _, rest = proposal.partition(" ")
    if first == "person" and rest:
        return f"{plural(first)} {rest}"
    words = proposal.split(" ")
    if words[-1] not in _COUNTED:
        return proposal
    return " ".join([*words[:-1], plural(words[-1])])
