"""Use against mention: why a passage that holds words to avoid may be left alone."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from .cues import BEHIND_QUOTE, NOT_BEFORE_QUOTE, TITLE_BEFORE, TITLE_BEHIND
from .denial import NOT_A_NAME, NOT_A_SAYING, NOT_IN_CHINESE, NOT_IN_ENGLISH, NOT_SAID_IN_ENGLISH
from .english import LEFT, RIGHT
from .findings import Hit
from .markers import WHY, Marker
from .quotations import TITLE_OPENERS, Quote, innermost
from .reading import Reading, Span

QUOTED = "quoted and criticised in the sentence"
NEGATED = "negated in the sentence"
AS_TITLE = "quoted as a title"
_BACK = 60  # characters looked at before a passage
_KANA = re.compile("[ぁ-んァ-ヶ]")


def excuse(hits: Sequence[Hit], reading: Reading, titles: Sequence[str], marker: Marker | None) -> None:
    """Write into every hit that lacks one the reason to leave it alone, if there is any. `hits` are sorted."""
    if not hits:
        return  # most texts hold no such word, and nobody has to look for titles in them
    named = _titles(reading.text, tuple(titles))
    around = innermost([(hit.start, hit.end) for hit in hits], reading.quotes)
    for hit, quotations in zip(hits, around, strict=True):
        hit.excuse = (
            hit.excuse
            or _allowed_title(hit, named, quotations, reading.text)
            or (WHY[marker] if marker else "")
            or _marked(hit, reading)
            or _quoted(hit, quotations, reading)
            or _negated(hit, quotations, reading)
        )


@lru_cache(maxsize=8)
def _title_pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    """Titles in any quotation marks and any spacing; the longest first."""
    quote = "[“”‘’\"'「」『』]"
    forms = []
    for title in sorted(titles, key=len, reverse=True):
        form = r"\s{1,4}".join(re.escape(word) for word in title.split())
        forms.append(re.sub("[“”‘’\"']", lambda _: quote, form))
    return re.compile(rf"{LEFT}(?:{'|'.join(forms) or '(?!)'}){RIGHT}", re.IGNORECASE)


def _titles(text: str, titles: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Where allowed titles stand. An English title written small is no title but running text."""
    exact = _exact(titles)
    found = []
    for title in _title_pattern(titles).finditer(text):
        if not title[0][0].islower():
            found.append((title.start(), title.end(), exact.get(_plain(title[0]), title[0])))
    return found


@lru_cache(maxsize=8)
def _exact(titles: tuple[str, ...]) -> dict[str, str]:
    return {_plain(title): title for title in titles}


def _plain(title: str) -> str:
    return re.sub(r"[^\w]", "", title).lower()


def _allowed_title(
    hit: Hit, titles: Sequence[tuple[int, int, str]], quotations: Sequence[Quote], text: str
) -> str:
    index = bisect_right(titles, (hit.start, 1 << 60, "")) - 1
    if index < 0:
        return ""
    start, end, title = titles[index]
    if end < hit.end:
        return ""
    # A title that is nothing but the phrase counts only where it is set as a title.
    if (start, end) == (hit.start, hit.end) and not any(_is_title(quote, text) for quote in quotations):
        return ""
    return f"allow-listed title: {title}"


def _marked(hit: Hit, reading: Reading) -> str:
    index = bisect_right(reading.marked, (hit.start, 1 << 60, "")) - 1
    # Stretches may nest (a cite in a marked block): a few steps back suffice.
    for start, end, why in reversed(reading.marked[max(0, index - 3) : index + 1]):
        if start <= hit.start and hit.end <= end:
            return why
    return ""


def _quoted(hit: Hit, quotations: Sequence[Quote], reading: Reading) -> str:
    text = reading.text
    for quote in quotations:
        if BEHIND_QUOTE.match(text, quote.end):
            return QUOTED
        if NOT_BEFORE_QUOTE.search(text[max(0, quote.start - 48) : quote.start]):
            return NEGATED
        if reading.is_criticised(quote):
            return QUOTED
        if _is_work(hit, quote, text):
            return AS_TITLE
    return ""


def _is_work(hit: Hit, quote: Quote, text: str) -> bool:
    """Whether the quotation is the title of a work, and more than the phrase itself."""
    inside = text[quote.start + 1 : quote.end - 1].strip()
    if len(inside) < hit.end - hit.start + 2:
        return False
    return _is_title(quote, text)


def _is_title(quote: Quote, text: str) -> bool:
    if quote.opener in TITLE_OPENERS:
        # In Japanese 「」 are the ordinary quotation marks.
        return not _KANA.search(text[max(0, quote.start - 20) : quote.end + 20][:400])
    before = text[max(0, quote.start - 40) : quote.start]
    return TITLE_BEFORE.search(before) is not None or TITLE_BEHIND.match(text, quote.end) is not None


def _negated(hit: Hit, quotations: Sequence[Quote], reading: Reading) -> str:
    text = reading.text
    behind = NOT_A_SAYING if hit.is_said else NOT_A_NAME
    if behind.match(text, hit.end) or (hit.is_said and _claimed(text, hit.end, behind)):
        return NEGATED
    start = reading.sentence(hit.start)[0]
    before = text[max(start, hit.start - _BACK) : hit.start]
    if not hit.is_denial and NOT_IN_ENGLISH.search(before):
        return NEGATED
    if hit.is_said and NOT_SAID_IN_ENGLISH.search(before):
        return NEGATED
    return NEGATED if NOT_IN_CHINESE.search(before) else ""


def _claimed(text: str, end: int, behind: re.Pattern[str]) -> bool:
    """Whether a passage that reaches over its last ending is denied as a claim (…된다 + 는 말은 사실이 아니다)."""
    return text[end - 1] in "다라자냐" and behind.match(text, end - 1) is not None


def longer_word(hit: Span, words: Sequence[re.Pattern[str]], text: str) -> str:
    """The harmless longer word around a passage, as it stands in the text, if there is one."""
    first = max(0, hit[0] - _BACK)
    for word in words:
        for found in word.finditer(text, first, min(len(text), hit[1] + _BACK)):
            if found.start() <= hit[0] and hit[1] <= found.end():
                return found[0]
    return ""
