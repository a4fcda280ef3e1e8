"""Running text out of lines with marks: every mark becomes white space, so that no offset moves."""

import re

_MARKS = re.compile(
    r"<!--.{0,4000}?-->|<[/!?A-Za-z][^<>]{0,2000}>"  # comments and tags
    r"|https?://[^\s<>\"'”’)\]]{1,2000}"
    r"|\[\[[^\[\]|\n]{1,80}\||\]\]|\[\["  # [[term|word]]
    r"|\*\*|__|`+"
    r"|^[^\S\n]{0,40}#{1,6}[^\S\n]|^[^\S\n]{0,40}(?:>|[-*•]|\d{1,3}[.)])[^\S\n]"  # headings, lists
    r"|^[-|: \t]{3,200}$|\|"  # tables
    r"|\blint:[a-z-]{1,20}",
    re.MULTILINE | re.DOTALL,
)
_LINKS = re.compile(r"\[\[([^\[\]|\n]{1,80})\|([^\[\]\n]{1,200})\]\]|\[\[([^\[\]|\n]{1,80})\]\]")


def plain(text: str) -> str:
    """The text without its marks, of equal length: offsets in it are offsets in the text that came in."""
    return _MARKS.sub(lambda mark: re.sub(r"[^\n]", " ", mark[0]), text)


def glossary_links(text: str) -> list[tuple[str, int, int]]:
    """Words linked to the glossary as `[[id|word]]` or `[[id]]`: id and span of the word shown."""
    found = []
    for link in _LINKS.finditer(text):
        group = 2 if link[2] is not None else 3
        found.append((link[1] or link[3], link.start(group), link.end(group)))
    return found


_KEYS = re.compile(r"\[\[[^\[\]|\n]{1,80}(?=\||\]\])")


def link_keys(text: str) -> list[tuple[int, int]]:
    """Where the keys of links to the glossary stand, in order: names of cards and no words of the text."""
    return [found.span() for found in _KEYS.finditer(text)] if "[[" in text else []
