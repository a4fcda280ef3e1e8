"""Put another phrase in the place of one, and fit what stands around it: particles in Korean, articles in English."""

import re

from .particles import fitted

_ARTICLE = re.compile(r"(?<![A-Za-z])(an?)(\s+[‘“\"'(]{0,2})\Z", re.IGNORECASE)
_VOWEL = re.compile(r"(?!uni|us[aeiu]|eu|one|ubi)[aeiou]|hour|honest|heir", re.IGNORECASE)
_LONGEST_BEHIND = 160  # characters behind the phrase in which its particle is looked for


def swap(text: str, start: int, end: int, new: str, *, language: str) -> str:
    """`text` with `new` in the place of text[start:end].

    `language` (ko, en, ja, zh) is that of the new phrase. Korean particles follow its last sound; English
    takes over capital letters and the article before it follows its first. Nothing else changes.

    >>> swap("몰카를 찾는다", 0, 2, "불법촬영", language="ko")
    '불법촬영을 찾는다'
    >>> swap("Hidden cameras are a crime", 0, 14, "illegal filming", language="en")
    'Illegal filming are a crime'
    """
    before, old, behind = text[:start], text[start:end], text[end:]
    if language == "en":
        cased = _cased(old, new)
        return _with_article(before, cased) + cased + behind
    if language == "ko":
        near, far = behind[:_LONGEST_BEHIND], behind[_LONGEST_BEHIND:]
        return before + new + fitted(old=old, new=new, behind=near) + far
    return before + new + behind


def _cased(old: str, new: str) -> str:
    """The new phrase with the capitals of the old one: all of them, at each word, or at its beginning."""
    words = [word for word in re.split(r"[\s-]+", old) if word[:1].isalpha()]
    if len(old) > 3 and old.isupper():
        return new.upper()
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return re.sub(r"(?<![A-Za-z’'])[a-z]", lambda letter: letter[0].upper(), new)
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _with_article(before: str, new: str) -> str:
    """The text before the phrase, its article “a” or “an” by the phrase's first sound."""
    found = _ARTICLE.search(before[-16:])
    if found is None or not new[:1].isascii():
        return before
    right = "an" if _VOWEL.match(new) else "a"
    written = right.capitalize() if found[1][0].isupper() else right
    return before[: len(before) - len(found[0])] + written + found[2]
