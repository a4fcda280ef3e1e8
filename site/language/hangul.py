"""Keep Korean words whole where a typesetter would break them between any two syllables."""

import re
from collections.abc import Iterator

JOINER = "\u2060"  # WORD JOINER: no width, no break
MAY_BREAK = "\u200b"  # ZERO WIDTH SPACE: no width, a break

# WeasyPrint does not know `word-break: keep-all`. A word joiner between the parts of a word does the same.
_SYLLABLE = r"\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e"
_PART = rf"0-9A-Za-z\u00c0-\u024f%{_SYLLABLE}"  # what stands in one word: 5학년, QR을, 100%가
_CLOSING = r"’”'\"」』)\]〉》"  # a particle after one of these belongs to the word before
_WITHIN = re.compile(
    rf"(?<=[{_SYLLABLE}{_CLOSING}])(?=[{_SYLLABLE}])"  # syllable | particle after a closing mark
    rf"|(?<=[0-9A-Za-z\u00c0-\u024f%])(?=[{_SYLLABLE}])|(?<=[{_SYLLABLE}])(?=[0-9A-Za-z\u00c0-\u024f])"
    r"|(?<=[0-9])(?=[–~∼-][0-9])|(?<=[0-9][–~∼-])(?=[0-9])"  # 5–6
)
_LAST = re.compile(rf"[{_PART}{_CLOSING}]\Z")
_FIRST = re.compile(rf"[{_SYLLABLE}]")

# Every alternative also matches when the text ends too early, so that no "<" is looked at twice: linear time.
_TOKEN = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<tag><(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^>\"'])*+(?:>|\Z))"
    r"|(?P<other><[!?/][^>]*(?:>|\Z))"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_UNTOUCHED = frozenset({"svg", "math", "code", "pre", "kbd", "samp", "script", "style", "textarea", "title"})
_INLINE = frozenset({"a", "b", "strong", "em", "i", "mark", "u"})


def keep_words_whole(html: str) -> str:
    """Return `html` with U+2060 between the syllables of every Korean word, in text only.

    Attributes, comments, <svg>, <code>, <title> and the like stay as they are. A particle is joined to the
    word before it also across a closing quotation mark or a closing inline tag (`<b>동의</b>는`). Taking
    every U+2060 out again gives the text that came in, less those it already held. Linear in the length.
    """
    return "".join(_joined(html))


# Where a line ends with the space before an inline element, WeasyPrint reckons the space in, finds the line too long
# and keeps its first word alone on it. With a place to break behind the space it does not.
_SPACE_BEFORE_INLINE = re.compile(rf"(?<=[^\s>]) (?=<(?:{'|'.join(sorted(_INLINE))})[\s>])")


def fill_lines(html: str) -> str:
    """Return `html` with U+200B between the space after a word and an inline element. Linear in the length."""
    return _SPACE_BEFORE_INLINE.sub(f" {MAY_BREAK}", html)


# The same happens with a space that ends the text of a block, such as the line end of an included template.
_SPACE_AT_THE_END = re.compile(r"(?<!\s)\s+(?=</span></(?:div|li|p)>)")


def trim_ends(html: str) -> str:
    """Return `html` without the space at the end of a <span> that ends its block. Linear in the length."""
    return _SPACE_AT_THE_END.sub("", html)


def whole(text: str) -> str:
    """The same for plain text."""
    return _WITHIN.sub(JOINER, text.replace(JOINER, ""))


def _joined(html: str) -> Iterator[str]:
    within = ""  # the element that is passed over, and how deep it is nested in itself
    depth = 0
    open_word = False  # the text just before ends inside a word, and only inline tags stand between
    for token in _TOKEN.finditer(html):
        piece, name = token[0], (token["name"] or "").lower()
        if token["text"] and not depth:
            kept = whole(piece)
            yield JOINER + kept if open_word and _FIRST.match(kept) else kept
            open_word = bool(_LAST.search(kept))
            continue
        if name and not depth and name in _UNTOUCHED:
            within = name
        if name and name == within:
            depth = _deeper(depth, token)
        if name not in _INLINE:
            open_word = False
        yield piece


def _deeper(depth: int, token: re.Match[str]) -> int:
    if token["end"]:
        return max(0, depth - 1)
    return depth if token[0].endswith("/>") else depth + 1
