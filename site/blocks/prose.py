"""Plain text with three marks as safe HTML: a blank line, **bold**, [[term-id|word]]. Pure, without Django."""

import re
from html import escape

from language.hangul import JOINER

BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
TERM = re.compile(r"\[\[([a-z0-9]+(?:-[a-z0-9]+)*)(?:\|([^\[\]|]+))?\]\]")
# A particle belongs to the quotation before it, also where a mark stands between the two.
PARTICLE = re.compile(r"(?<=[’”」])(?=(?:\*\*|\]\]|\[\[[a-z0-9-]+\|)?[가-힣])")
TERM_HERE = "\0"


def prose(text: str, *, linked: bool = True) -> str:
    """The text as paragraphs. Terms become links to their cards, or bold words where a link leads nowhere."""
    parts = (part.strip() for part in BLANK_LINE.split(text.replace("\r\n", "\n").strip()))
    return "\n".join(f"<p>{line(part, linked=linked)}</p>" for part in parts if part)


def line(text: str, *, linked: bool = True) -> str:
    """The text without paragraphs, for inside a heading, a label or a cell."""
    glued = PARTICLE.sub(JOINER, text.replace(TERM_HERE, ""))
    terms = [term(found[1], found[2] or found[1], linked) for found in TERM.finditer(glued)]
    around = bold(TERM.sub(TERM_HERE, glued))
    return "".join(part + drawn for part, drawn in zip(around.split(TERM_HERE), [*terms, ""], strict=True))


def plain(text: str) -> str:
    """The words alone, unescaped: for an <option>, a title or an export."""
    glued = PARTICLE.sub(JOINER, text.replace(TERM_HERE, ""))
    unlinked = TERM.sub(lambda found: found[2] or found[1], glued)
    return BOLD.sub(r"\1", unlinked)


def bold(text: str) -> str:
    return BOLD.sub(r"<strong>\1</strong>", escape(text))


def term(slug: str, word: str, linked: bool) -> str:
    if linked:
        return f'<a class="term" href="#word-{slug}">{bold(word)}</a>'
    return f'<b class="term">{bold(word)}</b>'
